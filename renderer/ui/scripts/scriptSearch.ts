/** F8 on the interview screen: the panel that is shown says how its search is reached, the room's keys ask. */

let reach: (() => void) | undefined

/** While a panel is shown. @returns how to take it back. */
export function offerScriptSearch(way: () => void): () => void {
  reach = way
  return () => { if (reach === way) reach = undefined }
}

/** False where no panel is shown. */
export function reachScriptSearch(): boolean {
  if (reach === undefined) return false
  reach()
  return true
}
