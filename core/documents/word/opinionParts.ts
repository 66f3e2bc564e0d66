/**
 * Proposes which paragraphs of a lawyer's own opinion belong to which field of the 法律意见书, by the headings such opinions have.
 * Changes no word, drops none and decides nothing: whoever imports it confirms each part.
 */
/** Keys of the kind's text fields (core/documents/paper/kinds/legalOpinion.ts); tables of the form are proposed as text to be copied from. */
export type OpinionField = 'client' | 'entrusted' | 'materials' | 'facts' | 'issues' | 'statutes' | 'analysis' | 'conclusions' | 'remedies' | 'reservation' | 'lawyer' | 'licence' | 'firm' | 'judicialOffice'

/** Paragraphs `from` up to but without `to`; a heading belongs to no text. Without a field nothing was recognised. */
export interface OpinionPart { readonly field: OpinionField | undefined; readonly heading: string | undefined; readonly from: number; readonly to: number; readonly text: string }

/** The usual headings, each by what it has to hold. The order decides: 事实分析 is an analysis. */
const HEADINGS: readonly (readonly [OpinionField, RegExp])[] = [
  ['remedies', /救济|法律途径|维权途径|权利告知/u],
  ['reservation', /声明|保留|说明事项|特别提示|免责/u],
  ['conclusions', /结论|法律意见$|律师意见|处理建议|^意见和建议/u],
  ['analysis', /分析|论证|评析/u],
  ['statutes', /法律(?:法规)?(?:依据|规定|适用)|相关(?:法律|规定|法条)|引用|适用法律|法律条文/u],
  ['issues', /争议|争点|焦点|法律问题|待决问题/u],
  ['facts', /事实|案情|基本情况|事项经过|背景/u],
  ['materials', /材料|证据|文件目录|资料/u],
  ['entrusted', /委托事项|咨询事项|受托事项|事由|委托内容/u],
]
/** 一、 第一部分 1. （一） and the like; only the outermost kind that a text uses begins a part. */
const NUMBERS: readonly RegExp[] = [/^第[一二三四五六七八九十]+(?:部分|章|节)[、：:\s]*/u, /^[一二三四五六七八九十]+\s*[、.．]\s*/u, /^[（(][一二三四五六七八九十]+[)）]\s*/u, /^\d{1,2}\s*[、.．]\s*/u]
const LONGEST_HEADING = 30

interface Heading { readonly rest: string; readonly rank: number }

function headingOf(paragraph: string): Heading | undefined {
  const line = paragraph.trim()
  if (line === '' || [...line].length > LONGEST_HEADING || /[。；;！!？?]$/u.test(line)) return undefined
  const rank = NUMBERS.findIndex((number) => number.test(line))
  const rest = (rank < 0 ? line : line.replace(NUMBERS[rank] ?? /^/u, '')).replace(/[：:\s]+$/u, '').replace(/^【(.*)】$/u, '$1')
  return { rest, rank: rank < 0 ? NUMBERS.length : rank }
}

const fieldOf = (rest: string): OpinionField | undefined => HEADINGS.find(([, words]) => words.test(rest))?.[0]

/** One-line fields that stand in the opening or closing lines, each with what is cut from them: nothing but the label. */
const LINES: readonly (readonly [OpinionField, RegExp])[] = [
  ['client', /^致\s*[：:]\s*(.+?)[：:]?$/u],
  ['licence', /^(?:律师)?执业证(?:书)?号(?:码)?\s*[：:]\s*(.+)$/u],
  ['lawyer', /^(?:承办|经办|执业)?律师(?:姓名)?(?:（签名）|\(签名\))?\s*[：:]\s*(.+)$/u],
  ['judicialOffice', /^司法所(?:（会签）)?\s*[：:]\s*(.+)$/u],
  ['firm', /^([^，。；：:]{2,40}律师事务所)(?:（盖章）|（公章）)?$/u],
]

const lineOf = (paragraph: string): readonly [OpinionField, string] | undefined => {
  for (const [field, shape] of LINES) {
    const found = shape.exec(paragraph.trim())?.[1]?.trim()
    if (found !== undefined && found !== '') return [field, found]
  }
  return undefined
}

/** The kind of numbering whose headings are most often known ones; among equals the outer. Without any, headings have none. */
function leadingRank(headings: readonly (Heading | undefined)[]): number {
  const counts = Array.from({ length: NUMBERS.length + 1 }, (_, rank) => headings.filter((heading) => heading?.rank === rank && fieldOf(heading.rest) !== undefined).length)
  const most = Math.max(...counts.slice(0, NUMBERS.length))
  return most >= 2 ? counts.indexOf(most) : NUMBERS.length
}

/** Every paragraph is in exactly one part, in the order of the text. */
export function proposeOpinion(paragraphs: readonly string[]): readonly OpinionPart[] {
  const headings = paragraphs.map(headingOf)
  const rank = leadingRank(headings)
  const parts: OpinionPart[] = []
  let from = 0
  let open: { readonly field: OpinionField | undefined; readonly heading: string | undefined } = { field: undefined, heading: undefined }
  const close = (to: number): void => {
    const first = open.heading === undefined ? from : from + 1
    if (to > from) parts.push({ ...open, from, to, text: paragraphs.slice(first, to).join('\n') })
    from = to
  }
  paragraphs.forEach((paragraph, at) => {
    const line = lineOf(paragraph)
    if (line !== undefined) {
      close(at)
      parts.push({ field: line[0], heading: undefined, from: at, to: at + 1, text: line[1] })
      from = at + 1
      open = { field: undefined, heading: undefined }
      return
    }
    const heading = headings[at]
    const field = heading?.rank === rank ? fieldOf(heading.rest) : undefined
    // A numbered heading nobody knows ends the part before it too: what follows is not that part's.
    if (field === undefined && (heading?.rank !== rank || rank === NUMBERS.length)) return
    close(at)
    open = { field, heading: paragraph }
  })
  close(paragraphs.length)
  return parts
}
