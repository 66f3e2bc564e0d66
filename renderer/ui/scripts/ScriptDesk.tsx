/** A form in which scripts can be used: remembers the field last typed in, opens the `//` picker at it, and puts words into it. Never listens while an input method composes. */
import { useDebouncedValue } from '@mantine/hooks'
import { useMemo, useRef, useState, type CompositionEvent, type FocusEvent, type InputEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { ScriptOffer } from '#core/contract/scripts'
import { fillSlots } from '#core/domain/scriptSlots'
import { ScriptPlaceProvider, type ScriptCase, type ScriptPlace } from './scriptCase'
import { labelOf, putText, type Slash, slashAt, type TextElement, textElement, tooMany } from './slash'
import { SlashPicker } from './SlashPicker'
import style from './Scripts.module.css'

interface Opened extends Slash { readonly element: TextElement }
interface Props { readonly about: ScriptCase; readonly children: ReactNode }

/** Where the worker last typed; the cursor is read when words go in, as the field keeps it. */
interface Last { readonly element: TextElement; readonly label: string }

/** What the panel shows follows the form when the hand rests; what goes into a field is filled from the form as it is now. */
const restMs = 250

function useInserting(about: ScriptCase): { readonly remember: (element: TextElement) => void; readonly place: ScriptPlace; readonly put: (element: TextElement, start: number, end: number, entry: ScriptOffer) => string | undefined } {
  const [last, setLast] = useState<Last | undefined>(undefined)
  const live = useRef(about)
  live.current = about
  const remember = (element: TextElement) => { if (element !== last?.element) setLast({ element, label: labelOf(element) }) }
  const put = (element: TextElement, start: number, end: number, entry: ScriptOffer): string | undefined => {
    const { text } = fillSlots(entry.say, live.current.values)
    const over = tooMany(element, start, end, text)
    if (over > 0) return `“${entry.title}”放不进“${labelOf(element)}”：这一栏最多 ${element.maxLength} 字，超出 ${over} 字。可以放到“主要诉求”“事实和理由”等长栏目。`
    live.current.noteSaid(entry)
    putText(element, start, end, text)
    return undefined
  }
  const [settled] = useDebouncedValue(about, restMs)
  const place = useMemo(() => ({
    ...settled, used: about.used, field: last?.label,
    insert: (entry: ScriptOffer): string | undefined => {
      const element = last?.element
      if (element?.isConnected !== true) return '刚才的栏目已经收起，请先点一下要插入的栏目。'
      return put(element, element.selectionStart ?? element.value.length, element.selectionEnd ?? element.value.length, entry)
    },
  }), [settled, about.used, last])
  return { remember, put, place }
}

export function ScriptDesk({ about, children }: Props) {
  const { remember, place, put } = useInserting(about)
  const [opened, setOpened] = useState<Opened | undefined>(undefined)
  /** The `//` that Esc was pressed at: it stays text until it is gone. */
  const left = useRef<{ readonly element: TextElement; readonly start: number } | undefined>(undefined)
  const look = (element: TextElement) => {
    const slash = slashAt(element.value, element.selectionStart ?? 0)
    if (slash === undefined || left.current?.element !== element || left.current.start !== slash.start) left.current = undefined
    setOpened(slash === undefined || left.current !== undefined ? undefined : { ...slash, element })
  }
  const heard = (event: InputEvent<HTMLDivElement> | CompositionEvent<HTMLDivElement>) => {
    const element = textElement(event.target)
    if (element === undefined) return
    remember(element)
    if (event.type === 'compositionend' || !(event.nativeEvent instanceof globalThis.InputEvent && event.nativeEvent.isComposing)) look(element)
  }
  const focused = (event: FocusEvent<HTMLDivElement>) => { const element = textElement(event.target); if (element !== undefined) remember(element) }
  const moved = (event: KeyboardEvent<HTMLDivElement>) => { if (opened !== undefined && ['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) look(opened.element) }
  const close = () => {
    if (opened !== undefined) left.current = { element: opened.element, start: opened.start }
    setOpened(undefined)
  }
  const choose = (entry: ScriptOffer): string | undefined => {
    if (opened === undefined) return undefined
    const { element, start } = opened
    const refused = put(element, start, element.selectionStart ?? element.value.length, entry)
    if (refused === undefined) setOpened(undefined)
    return refused
  }
  return (
    <ScriptPlaceProvider value={place}>
      <div className={style.desk} onInput={heard} onCompositionEnd={heard} onFocus={focused} onKeyUp={moved} onBlur={(event) => { if (textElement(event.target) === opened?.element) setOpened(undefined) }}>{children}</div>
      {opened !== undefined && <SlashPicker element={opened.element} query={opened.query} occasion={about.occasion} values={about.values} onChoose={choose} onClose={close} />}
    </ScriptPlaceProvider>
  )
}
