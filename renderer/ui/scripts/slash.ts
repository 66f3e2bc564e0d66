/** Where `//` stands before the cursor and what was typed after it, and putting words in its place. Knows texts and fields, no script. */

export interface Slash { readonly start: number; readonly query: string }

/** `//`, also with the wide keys of an input method and its 、、; not in an address such as https://. */
const BEFORE_CURSOR = /(?:^|[^:/／、])((?:\/\/|／／|、、)([^\s/／、，。；！？]{0,20}))$/u

export function slashAt(text: string, cursor: number): Slash | undefined {
  const found = BEFORE_CURSOR.exec(text.slice(0, cursor))
  return found?.[1] === undefined ? undefined : { start: cursor - found[1].length, query: found[2] ?? '' }
}

export type TextElement = HTMLInputElement | HTMLTextAreaElement

/** A field of the form that takes words: its own mark, and not one that is only read. */
export function textElement(target: EventTarget | null): TextElement | undefined {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return undefined
  return target.dataset['words'] === undefined || target.readOnly || target.disabled ? undefined : target
}

/** The words of its label, without the mark of what has to be filled. */
export const labelOf = (element: TextElement): string => (element.labels?.[0]?.textContent ?? '').replace(/\s*\*$/u, '').trim()

/** How many characters too many `text` would be between two places; 0 when it fits. */
export function tooMany(element: TextElement, start: number, end: number, text: string): number {
  return element.maxLength < 0 ? 0 : Math.max(0, element.value.length - (end - start) + text.length - element.maxLength)
}

/** Puts text between two places of a field, like typing it: it can be undone, and the form hears of it. */
export function putText(element: TextElement, start: number, end: number, text: string): void {
  element.focus()
  element.setSelectionRange(start, end)
  const wanted = element.value.slice(0, start) + text + element.value.slice(end)
  if (typeof document.execCommand === 'function') document.execCommand('insertText', false, text)
  if (element.value === wanted) return
  element.setRangeText(text, start, end, 'end')
  element.dispatchEvent(new Event('input', { bubbles: true }))
}
