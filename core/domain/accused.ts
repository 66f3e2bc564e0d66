/**
 * Whether somebody who works here may be the one a petition is about. Suggests by name and decides nothing: namesakes exist.
 */

/** Names as they are compared: width, case and blanks do not tell them apart. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/gu, '')

/** Colleagues whose full name stands in 被反映单位（人）. */
export function namedIn<C extends { readonly name: string }>(accused: string, colleagues: readonly C[]): readonly C[] {
  const text = plain(accused)
  return colleagues.filter(({ name }) => plain(name).length >= 2 && text.includes(plain(name)))
}
