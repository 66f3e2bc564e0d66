/**
 * Takes names, numbers and addresses of people out of texts, also out of free ones: what is known of a file's people word for word, and what looks like such a number.
 * Knows no petition; one pass over a text, so that nothing put in is looked at again.
 */

/** `value` is shown as `shown`, wherever and however spaced it stands. */
export interface Secret { readonly value: string; readonly shown: string }
export interface Redaction {
  readonly secrets: readonly Secret[]
  /** Stays as it is: the room's own numbers and address, and what the reader may see. */
  readonly keep: readonly string[]
  /** What stands in the place of a number that nobody named. */
  readonly unnamed: { readonly id: (value: string) => string; readonly phone: (value: string) => string; readonly email: (value: string) => string; /** Of a door or a flat; undefined leaves them. */ readonly door?: string | undefined }
}

/** Shorter ones stand in too many words. */
const SHORTEST = 2
const SHORTEST_KEPT = 5
const GAP = '[\\s\\u00a0\\u3000\\-－—·]*'

const isDigits = (text: string): boolean => /^[\d０-９\s()（）+\-－—]+[xXｘＸ]?$/u.test(text)
const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\-－—·()]/gu, '').toUpperCase()
const escaped = (sign: string): string => sign.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
const digitOf = (sign: string): string => (/\d/u.test(sign) ? `[${sign}${String.fromCharCode(0xff10 + Number(sign))}]` : /x/iu.test(sign) ? '[xXｘＸ]' : escaped(sign))

/** However it is spaced; a number also in full width and never within a longer one. */
function patternOf(value: string): string {
  const signs = [...bare(value)]
  return isDigits(value) ? `(?<![\\d０-９])${signs.map(digitOf).join(GAP)}(?![\\d０-９])` : [...value.normalize('NFKC').replace(/\s/gu, '')].map(escaped).join('[\\s\\u3000]*')
}

const DIGIT = '[\\d０-９]'
const EDGE = [`(?<!${DIGIT})`, `(?!${DIGIT})`] as const
const ID = `${EDGE[0]}[1-9１-９](?:[\\s-]?${DIGIT}){16}[\\s-]?[\\dxX０-９ｘＸ]${EDGE[1]}|${EDGE[0]}[1-9１-９](?:[\\s-]?${DIGIT}){14}${EDGE[1]}`
const PHONE = `${EDGE[0]}(?:[+＋]?86[\\s-]?)?[1１][3-9３-９](?:[\\s-]?${DIGIT}){9}${EDGE[1]}|${EDGE[0]}[0０]${DIGIT}{2,3}[\\s\\-－—]?${DIGIT}{7,8}${EDGE[1]}`
const EMAIL = '[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+'
const DOOR = '(?:[\\dA-Za-z一二三四五六七八九十]+\\s*(?:栋|幢|座|号楼|单元|室)\\s*)+(?:\\d{3,4}(?:\\s*室)?)?|(?<=[路街巷里弄村道])\\s*\\d+\\s*号(?:\\s*(?:之|-)\\s*\\d+)?'

/** Gives the function that takes them out. Longer values go before shorter ones, so that a name within an address is not seen first. */
export function redactor({ secrets, keep, unnamed }: Redaction): (text: string) => string {
  const known = new Map(secrets.filter(({ value }) => [...bare(value)].length >= SHORTEST).map(({ value, shown }) => [bare(value), shown]))
  const kept = new Set(keep.filter((value) => bare(value).length >= SHORTEST_KEPT).map(bare))
  const named = [...new Set([...secrets.map(({ value }) => value), ...keep])].filter((value) => known.has(bare(value)) || kept.has(bare(value))).sort((a, b) => bare(b).length - bare(a).length)
  const parts = [named.length === 0 ? '(?!)' : named.map(patternOf).join('|'), ID, PHONE, EMAIL, unnamed.door === undefined ? '(?!)' : DOOR]
  const all = new RegExp(parts.map((part) => `(${part})`).join('|'), 'giu')
  return (text) => text.replace(all, (found: string, name?: string, id?: string, phone?: string, email?: string) => {
    const plain = bare(found)
    if (kept.has(plain)) return found
    if (name !== undefined) return known.get(plain) ?? '***'
    if (id !== undefined) return unnamed.id(found)
    if (phone !== undefined) return unnamed.phone(found)
    return email !== undefined ? unnamed.email(found) : unnamed.door ?? found
  })
}

/** Every text within, but for names of properties and the signs by which a program tells kinds apart. */
export function redacted<T>(value: T, redact: (text: string) => string, structural: ReadonlySet<string>): T {
  const walk = (inner: unknown, key: string): unknown => {
    if (typeof inner === 'string') return structural.has(key) ? inner : redact(inner)
    if (Array.isArray(inner)) return inner.map((one) => walk(one, key))
    return typeof inner === 'object' && inner !== null ? Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, walk(one, name)])) : inner
  }
  return walk(value, '') as T
}

/** Endings of bodies, which are no people. */
const BODY = /(?:局|所|处|院|会|厅|部|室|站|队|办|委|科|股|厂|店|行|社|园|校|学校|公司|中心|社区|街道|办事处|政府|机关|单位|物业|集团|银行|法院|司法|委员会|居委会|村委会|管理处|事务所)$/u
/** Whether a text in a place for people can be a person's name: 王桂英, 阿卜杜拉·买买提, 李. */
export const looksLikeName = (text: string): boolean => /^[\p{Script=Han}]{2,4}$/u.test(text) ? !BODY.test(text) : /^[\p{Script=Han}]{1,12}(?:[·•][\p{Script=Han}]{1,12})+$/u.test(text)

/** Names for a public paper: 王某, 李某; a second one that would read the same is told apart by a number. */
export function publicNames(names: readonly string[]): readonly Secret[] {
  const counts = new Map<string, number>()
  return [...new Set(names)].map((value) => {
    const first = `${[...value.trim()][0] ?? ''}某`
    const count = (counts.get(first) ?? 0) + 1
    counts.set(first, count)
    return { value, shown: count === 1 ? first : `${first}${count}` }
  })
}
