/** Whether a key goes into a text where the focus is: then a plain character is nobody's command. Ticks, buttons and lists to choose from take no text. */

const NO_TEXT: ReadonlySet<string> = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'file', 'color', 'image'])

export function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type) && !target.readOnly
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable === true)
}
