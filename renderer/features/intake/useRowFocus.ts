/** Keeps the focus with the worker's hand in a list of rows: into a row just added, back to the button when one was taken away. */
import { useEffect, useRef, type RefObject } from 'react'
import { fieldId } from './intakeDesk'

/** @param pathOf the path of the first field of row `index`. */
export function useRowFocus(count: number, pathOf: (index: number) => string): RefObject<HTMLButtonElement | null> {
  const before = useRef(count)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (count > before.current) document.getElementById(fieldId(pathOf(count - 1)))?.focus()
    if (count < before.current) button.current?.focus()
    before.current = count
  }, [count])
  return button
}
