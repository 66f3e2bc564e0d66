/**
 * Where a worker was when the room locked, so that he comes back to it after somebody else used the desk.
 * Keeps a screen, a number and a field's name; never anything typed, searched or read.
 */

/** The part of a page's address that may be kept in memory while the room is locked. */
const kept = /^#\/(?:intake\?draft=\d{1,15}(?:&at=[A-Za-z0-9.]{1,80}(?![^&]))?|queue(?![^?])|petitions(?:\/\d{1,15}(?:\/receipt)?)?(?![^?])|papers(?:\/\d{1,15}|\/draft\/\d{1,15}(?:\?at=[A-Za-z0-9.]{1,80}(?![^&]))?)?(?![^?])|safety(?:\?flag=\d{1,15}(?![^&]))?(?![^?&]))/u

/** The place an address names, without what was searched there; undefined for screens one need not be led back to. */
export function placeIn(address: string): string | undefined {
  const at = address.indexOf('#')
  return at < 0 ? undefined : kept.exec(address.slice(at))?.[0]
}
