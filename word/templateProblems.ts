/**
 * What docxtemplater says about a broken template, in sentences for the person who wrote it.
 * Knows its error names; every one it does not know gets a general sentence that still names the placeholder.
 */
interface Told { readonly id?: unknown; readonly xtag?: unknown; readonly openingtag?: unknown; readonly closingtag?: unknown; readonly context?: unknown; readonly errors?: unknown }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
const toldBy = (error: unknown): Told => (isObject(error) && isObject(error['properties']) ? error['properties'] : {})
const short = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 60) : '')

function sentence({ id, xtag, openingtag, closingtag, context }: Told): string {
  const tag = short(xtag) === '' ? short(context) : short(xtag)
  switch (id) {
    case 'unopened_tag': return `“${tag}”后面有“}”，前面却没有“{”；请补上“{”，或删去“}”`
    case 'unclosed_tag': return `“{${tag.replace(/^\{/u, '')}”没有写完，缺“}”；请补上`
    case 'duplicate_open_tag': return `“${tag}”前面的“{”写重了；请只留一个`
    case 'duplicate_close_tag': return `“${tag}”后面的“}”写重了；请只留一个`
    case 'unopened_loop': return `有 {/${tag}}，前面却没有 {#${tag}}；请补上开头，或删去这一处`
    case 'unclosed_loop': return `有 {#${tag}}，后面却没有 {/${tag}}；请在这张表最后一栏的末尾补上`
    case 'closing_tag_does_not_match_opening_tag': return `{#${short(openingtag)}} 与 {/${short(closingtag)}} 不成对；请把两处写成同一个名称`
    case 'unbalanced_loop_tags': case 'loop_position_invalid': return `表格占位“${tag}”的开头和结尾不在合适的地方；请把 {#…} 放在一行的第一格，{/…} 放在同一行的最后一格`
    default: return tag === '' ? '模板里的占位写法有误，认不出来；请检查花括号是否成对、是否完整，再另存为 .docx' : `模板里的占位“${tag}”写法有误；请检查花括号是否成对、名称是否正确`
  }
}

/** One sentence for each mistake, none twice. */
export function templateProblems(error: unknown): readonly string[] {
  const { errors, ...own } = toldBy(error)
  const all = Array.isArray(errors) ? errors.map(toldBy) : [own]
  return [...new Set(all.map(sentence))]
}
