/** The small list at a field after `//`: type to filter, arrows, Enter puts the words in, Esc leaves the text as it was typed. The cursor stays in the field. */
import { Paper, Portal } from '@mantine/core'
import { useEffect, useId, useLayoutEffect, useState } from 'react'
import type { ScriptOffer } from '#core/contract/scripts'
import { mixed, type Occasion, rankScripts, searchScripts } from '#core/domain/scriptRank'
import { SCENE_NAMES } from '#core/domain/scripts'
import { fillSlots, type SlotValues } from '#core/domain/scriptSlots'
import { useAsk } from '../../bridge/useAsk'
import type { TextElement } from './slash'
import style from './Scripts.module.css'

const MOST = 6
/** Height the list may need, and the least width it is read in. */
const HIGH = 290
const WIDE = 420

interface Props {
  readonly element: TextElement; readonly query: string; readonly occasion: Occasion; readonly values: SlotValues
  /** @returns why the words could not be put in. */
  readonly onChoose: (entry: ScriptOffer) => string | undefined
  readonly onClose: () => void
}

/** Below the field where there is room, else above; never beyond the window. */
function useSpot(element: TextElement) {
  const [spot, setSpot] = useState<{ left: number; width: number; top?: number; bottom?: number } | undefined>(undefined)
  useLayoutEffect(() => {
    const set = () => {
      const box = element.getBoundingClientRect()
      const width = Math.min(Math.max(box.width, WIDE), window.innerWidth - 16)
      const left = Math.max(8, Math.min(box.left, window.innerWidth - width - 8))
      setSpot(window.innerHeight - box.bottom >= HIGH || box.top < HIGH ? { left, width, top: Math.min(box.bottom + 4, window.innerHeight - HIGH) } : { left, width, bottom: window.innerHeight - box.top + 4 })
    }
    set()
    window.addEventListener('resize', set)
    document.addEventListener('scroll', set, true)
    return () => {
      window.removeEventListener('resize', set)
      document.removeEventListener('scroll', set, true)
    }
  }, [element])
  return spot
}

/** Keys of the field while the list is open, before anything else hears them; none of an input method's. */
function useFieldKeys(element: TextElement, press: (key: string) => boolean): void {
  useEffect(() => {
    const hear = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || !press(event.key)) return
      event.preventDefault()
      event.stopPropagation()
    }
    element.addEventListener('keydown', hear)
    return () => element.removeEventListener('keydown', hear)
  })
}

/** Tells a screen reader of the list although the cursor stays in the field. */
function useActiveOption(element: TextElement, listId: string, optionId: string | undefined): void {
  useEffect(() => {
    element.setAttribute('aria-controls', listId)
    if (optionId === undefined) element.removeAttribute('aria-activedescendant')
    else element.setAttribute('aria-activedescendant', optionId)
    return () => {
      element.removeAttribute('aria-controls')
      element.removeAttribute('aria-activedescendant')
    }
  }, [element, listId, optionId])
}

export function SlashPicker({ element, query, occasion, values, onChoose, onClose }: Props) {
  const listId = useId()
  const all = useAsk('scripts.published', {}).value
  const spot = useSpot(element)
  const [chosen, setChosen] = useState(0)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  useEffect(() => { setChosen(0); setRefused(undefined) }, [query])
  const fitting = rankScripts(all ?? [], occasion)
  const others = rankScripts(all ?? [], { scenes: occasion.scenes }).filter((entry) => !fitting.includes(entry))
  const shown = query === '' ? mixed(fitting, MOST) : searchScripts([...fitting, ...others], query).slice(0, MOST)
  const at = Math.min(chosen, shown.length - 1)
  const take = (entry: ScriptOffer | undefined) => { if (entry !== undefined) setRefused(onChoose(entry)) }
  useFieldKeys(element, (key) => {
    if (key === 'Escape') onClose()
    else if (shown.length === 0) return false
    else if (key === 'ArrowDown' || key === 'ArrowUp') setChosen((at + (key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length)
    else if (key === 'Enter' || key === 'Tab') take(shown[at])
    else return false
    return true
  })
  useActiveOption(element, listId, shown[at] === undefined ? undefined : `${listId}-${shown[at].id}`)
  if (spot === undefined || all === undefined) return null
  const { left, width, top, bottom } = spot
  return (
    <Portal>
      <Paper className={style.picker} shadow="md" withBorder pos="fixed" left={left} w={width} {...(top === undefined ? {} : { top })} {...(bottom === undefined ? {} : { bottom })}>
        <div id={listId} role="listbox" aria-label="话术" className={style.options}>
          {shown.map((entry, index) => (
            <div key={entry.id} id={`${listId}-${entry.id}`} role="option" aria-selected={index === at} className={style.option} onMouseMove={() => setChosen(index)} onMouseDown={(event) => { event.preventDefault(); take(entry) }}>
              <span className={style.optionTitle}>{entry.title}<small>{SCENE_NAMES[entry.scene]}</small></span>
              <span className={style.optionSay}>{fillSlots(entry.say, values).text}</span>
            </div>
          ))}
        </div>
        <p className={style.hint} role="status">{refused ?? (shown.length === 0 ? `没有“${query}”的话术。Esc 收起，文字留着。` : '↑ ↓ 选择　Enter 插入　Esc 收起，文字留着')}</p>
      </Paper>
    </Portal>
  )
}
