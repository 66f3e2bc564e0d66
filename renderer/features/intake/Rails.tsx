/** What stands beside the form: who the visitor is on the left, what to say on the right; on a narrow window or in large print one of the two behind tabs. */
import { Badge } from '@mantine/core'
import type { KeyboardEvent, ReactNode } from 'react'
import style from './Workbench.module.css'

export type Rail = 'history' | 'scripts'
const RAILS: readonly { readonly name: Rail; readonly label: string }[] = [{ name: 'history', label: '以往来访' }, { name: 'scripts', label: '话术' }]

interface Props {
  readonly shown: Rail
  readonly onShow: (rail: Rail) => void
  /** Cards that wait for the worker's word. */
  readonly waiting: number
  readonly history: ReactNode
  readonly scripts: ReactNode
}

export function Rails({ shown, onShow, waiting, ...content }: Props) {
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const other = shown === 'history' ? 'scripts' : 'history'
    event.preventDefault()
    onShow(other)
    document.getElementById(`rail-tab-${other}`)?.focus()
  }
  return (
    <>
      <div role="tablist" aria-label="侧栏" className={style.railTabs} onKeyDown={walk}>
        {RAILS.map(({ name, label }) => (
          <button key={name} id={`rail-tab-${name}`} type="button" role="tab" aria-selected={shown === name} aria-controls={`rail-${name}`} tabIndex={shown === name ? 0 : -1} className={style.railTab} onClick={() => onShow(name)}>
            {label}{name === 'history' && waiting > 0 && <Badge size="xs" ml={4} color="orange.9">{waiting}</Badge>}
          </button>
        ))}
      </div>
      {RAILS.map(({ name }) => (
        <div key={name} id={`rail-${name}`} role="tabpanel" aria-labelledby={`rail-tab-${name}`} className={style.rail} data-rail={name} data-shown={shown === name}>{content[name]}</div>
      ))}
    </>
  )
}
