/**
 * Tells the shell of every copying and cutting on a page, so that it takes the words off the clipboard again.
 * The page copies by itself as well: text fields work as they always do, and nothing cut is lost where the shell does not answer.
 */
import { machine } from './machine'

/** What is marked, in a text field or on the page; a password is never copied. The event is given to where it is marked, which need not be where the focus is. */
function marked(field: EventTarget | null): string {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return document.getSelection()?.toString() ?? ''
  if (field.type === 'password') return ''
  return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? field.value.length)
}

function tell({ target }: Event): void {
  const text = marked(target)
  if (text !== '') void machine.copy({ text })
}

export function tellCopies(): () => void {
  document.addEventListener('copy', tell)
  document.addEventListener('cut', tell)
  return () => {
    document.removeEventListener('copy', tell)
    document.removeEventListener('cut', tell)
  }
}
