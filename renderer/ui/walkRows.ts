/** Arrow keys in a list whose rows carry `data-row` on what can be opened. Knows elements only. */

const strides: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }

/** Moves the focus; false when the key is not one that walks. Above the first row the field that `above` selects takes it. */
export function walkRows(list: ParentNode, key: string, above = '#petition-search'): boolean {
  const stride = strides[key]
  if (stride === undefined) return false
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')]
  const now = rows.findIndex((row) => row === document.activeElement)
  if (now === 0 && key === 'ArrowUp') document.querySelector<HTMLElement>(above)?.focus()
  else rows[Math.max(0, Math.min(rows.length - 1, now + stride))]?.focus()
  return true
}
