/**
 * The short form in which people compare an entry of the audit log with paper.
 */

/** The first sixteen characters of a hash in groups of four. */
export function shortMark(hash: string): string {
  return (hash.slice(0, 16).toUpperCase().match(/.{4}/gu) ?? []).join('-')
}
