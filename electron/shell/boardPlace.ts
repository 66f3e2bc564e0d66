/** Where a board window stands: where it was, else alone on a display that nobody works at, else beside the desk. Pure; knows no window. */

export interface Area { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export interface BoardPlace extends Area { readonly full: boolean }
/** `workArea` is without the system's bars. */
export interface Display { readonly bounds: Area; readonly workArea: Area }

/** In a window of its own a board is this wide at most, and 16 : 9 as the displays it is made for. */
const usualWidth = 1280

/** `others` are the boards that stand already. A place kept beside the desk gives way to a display of its own. */
export function boardPlace(displays: readonly Display[], desk: Area, others: readonly Area[], kept: BoardPlace | undefined): BoardPlace {
  const deskDisplay = displays.find(({ bounds }) => holds(bounds, desk)) ?? displays[0]
  const keptDisplay = kept === undefined ? undefined : displays.find(({ bounds }) => holds(bounds, kept))
  const free = displays.find((display) => display !== deskDisplay && !others.some((other) => holds(display.bounds, other)))
  if (kept !== undefined && keptDisplay !== undefined && (keptDisplay !== deskDisplay || free === undefined)) return kept
  return free === undefined ? beside(deskDisplay?.workArea ?? desk) : { ...free.bounds, full: true }
}

/** Whether the middle of an area lies on a display: a window is where most of it is. */
function holds({ x, y, width, height }: Area, area: Area): boolean {
  const [middleX, middleY] = [area.x + area.width / 2, area.y + area.height / 2]
  return middleX >= x && middleX < x + width && middleY >= y && middleY < y + height
}

function beside({ x, y, width, height }: Area): BoardPlace {
  const wide = Math.round(Math.min(usualWidth, width * 0.8, (height * 0.8 * 16) / 9))
  const high = Math.round((wide * 9) / 16)
  return { x: Math.round(x + (width - wide) / 2), y: Math.round(y + (height - high) / 2), width: wide, height: high, full: false }
}
