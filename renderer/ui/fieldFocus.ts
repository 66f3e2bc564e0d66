/** The id of a form's field by its path, and the way to it: into view, then focused. */

export const fieldId = (path: string): string => `f-${path}`

/** Brings a field before the eyes and the keyboard; false when it is not on the screen. */
export function focusField(path: string): boolean {
  const field = document.getElementById(fieldId(path))
  if (field === null) return false
  field.scrollIntoView({ block: 'center' })
  field.focus({ preventScroll: true })
  return true
}
