/** The id of a form's field by its path, and the ways of the cursor: to a field, into a form that opens, and out of it when it is gone. */

export const fieldId = (path: string): string => `f-${path}`

/** Brings a field before the eyes and the keyboard; false when it is not on the screen. */
export function focusField(path: string): boolean {
  const field = document.getElementById(fieldId(path))
  if (field === null) return false
  field.scrollIntoView({ block: 'center' })
  field.focus({ preventScroll: true })
  return true
}

/** As the `ref` of a form that opens within a page: its first field takes the cursor, and when it is gone and nothing else has the cursor, the first button of where it stood. */
export function takesCursor(form: HTMLElement | null): (() => void) | undefined {
  if (form === null) return undefined
  const home = form.parentElement?.closest<HTMLElement>('section, article, li, main')
  form.querySelector<HTMLElement>('input, textarea, select')?.focus()
  return () => queueMicrotask(() => {
    if (document.activeElement === document.body) home?.querySelector<HTMLElement>('button, a')?.focus()
  })
}
