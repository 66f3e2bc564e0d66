/**
 * Rules for passphrases and a plain hint at their strength.
 * Never stores, compares or logs one.
 */

export interface PassphraseRating {
  /** 0 refused, 1 weak, 2 fair, 3 strong. */
  readonly score: 0 | 1 | 2 | 3
  readonly hint: string
  readonly accepted: boolean
}

/** Shortest accepted passphrase, in characters. */
export const SHORTEST_PASSPHRASE = 10
const COMMON = ['password', 'passw0rd', 'iloveyou', 'qwerty', 'asdfgh', 'zxcvbn', '1qaz2wsx', '5201314', 'admin', '123456', '654321', 'abc123', '111111', '000000', '888888', 'woaini', 'xinfang']

export function ratePassphrase(passphrase: string, login: string): PassphraseRating {
  const normal = passphrase.normalize('NFKC')
  const characters = [...normal]
  if (characters.length < SHORTEST_PASSPHRASE) return refused(`至少 ${SHORTEST_PASSPHRASE} 个字符，可以用一句只有自己知道的话`)
  if (login !== '' && normal.toLowerCase().includes(login.toLowerCase())) return refused('不要包含登录名')
  if (new Set(characters).size < 5) return refused('重复的字符太多')
  if (isRepeated(normal.toLowerCase())) return refused('不要重复同一段字符')
  if (isSequence(characters)) return refused('不要用连续的字符')
  const rest = COMMON.reduce((text, word) => text.replaceAll(word, ''), normal.toLowerCase())
  if ([...rest].length < 6) return refused('含有太常见的密码')
  const bits = characters.length * Math.log2(alphabetSize(normal))
  if (bits < 55) return { score: 1, hint: '偏弱：再长一些，或加上几个不相干的词', accepted: true }
  if (bits < 80) return { score: 2, hint: '尚可：再加一个词会更稳妥', accepted: true }
  return { score: 3, hint: '较强', accepted: true }
}

function refused(hint: string): PassphraseRating {
  return { score: 0, hint, accepted: false }
}

function isSequence(characters: readonly string[]): boolean {
  const codes = characters.map((character) => character.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)))
  return steps.size === 1
}

function isRepeated(text: string): boolean {
  for (let size = 1; size <= text.length / 2; size += 1) {
    if (text.slice(0, size).repeat(Math.ceil(text.length / size)).startsWith(text)) return true
  }
  return false
}

function alphabetSize(value: string): number {
  const classes: readonly (readonly [RegExp, number])[] = [[/[a-z]/u, 26], [/[A-Z]/u, 26], [/\d/u, 10], [/\p{Script=Han}/u, 1500], [/[^\p{L}\d]/u, 30]]
  return Math.max(2, classes.reduce((size, [pattern, count]) => size + (pattern.test(value) ? count : 0), 0))
}
