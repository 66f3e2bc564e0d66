/**
 * How names and numbers look to those who need not know them (security.md §5).
 * Knows nothing of who may see more.
 */

/** 证件号: `440***********1234`; short or foreign numbers keep the last two characters at most. */
export function maskId(value: string): string {
  const characters = [...value]
  if (characters.length >= 15) return `${characters.slice(0, 3).join('')}${'*'.repeat(characters.length - 7)}${characters.slice(-4).join('')}`
  return maskTail(characters, 2)
}

/** 电话: `138****5678`; numbers shorter than eight digits keep the last two. */
export function maskPhone(value: string): string {
  const characters = [...value]
  if (characters.length >= 8) return `${characters.slice(0, 3).join('')}${'*'.repeat(characters.length - 7)}${characters.slice(-4).join('')}`
  return maskTail(characters, 2)
}

/** 姓名: `张*`; from three characters on the last stays too: `王*英`. Never more than three stars: the length of a long name tells, and spoils lines. */
export function maskName(value: string): string {
  const characters = [...value.trim()]
  const [first = ''] = characters
  if (characters.length <= 1) return characters.length === 0 ? '' : '*'
  if (characters.length === 2) return `${first}*`
  return `${first}${'*'.repeat(Math.min(3, characters.length - 2))}${characters.at(-1) ?? ''}`
}

/** The first six characters; enough to recognise a street, not a door. */
export function maskAddress(address: string): string {
  const characters = [...address]
  return characters.length <= 6 ? address : `${characters.slice(0, 6).join('')}****`
}

/** 邮箱: `w***@example.cn`; without an @ like any short number. */
export function maskEmail(value: string): string {
  const at = value.indexOf('@')
  return at < 1 ? maskTail([...value], 2) : `${[...value][0] ?? ''}***${value.slice(at)}`
}

function maskTail(characters: readonly string[], keep: number): string {
  const kept = characters.length > keep * 2 ? keep : 0
  return '*'.repeat(characters.length - kept) + characters.slice(characters.length - kept).join('')
}
