/** The entries as a list that is searched and narrowed, and the chosen one beside it. */
import { Badge, Select, Text, TextInput } from '@mantine/core'
import { IconStarFilled } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { Scene, ScriptKind, ScriptState, type ScriptRow } from '#core/contract/scripts'
import type { Day } from '#core/domain/day'
import { searchScripts } from '#core/domain/scriptRank'
import { SCENE_NAMES, SCRIPT_KIND_NAMES, SCRIPT_STATE_NAMES, type ScriptActor } from '#core/domain/scripts'
import { levelsOf } from '../../ui/scripts/ScriptCard'
import { ScriptDetail } from './ScriptDetail'
import { stateColours } from './stateColours'
import type { Typing } from './typing'
import style from './ScriptsScreen.module.css'

export interface LibraryProps {
  readonly entries: readonly ScriptRow[]
  /** Only what somebody has to do something about. */
  readonly waiting?: boolean
  readonly me: ScriptActor
  readonly today: Day
  readonly reviewMonths: number
  readonly chosenId: number | undefined
  readonly onChoose: (id: number) => void
  readonly onEdit: (typing: Typing) => void
}

const scenes = Scene.options.map((value) => ({ value, label: SCENE_NAMES[value] }))
const kinds = ScriptKind.options.map((value) => ({ value, label: SCRIPT_KIND_NAMES[value] }))
const states = ScriptState.options.map((value) => ({ value, label: SCRIPT_STATE_NAMES[value] }))

export function Library({ entries, waiting = false, chosenId, onChoose, ...rest }: LibraryProps) {
  const [query, setQuery] = useState('')
  const [scene, setScene] = useState<string | null>(null)
  const [kind, setKind] = useState<string | null>(null)
  const [state, setState] = useState<string | null>(null)
  const narrowed = entries.filter((entry) => (scene === null || entry.scene === scene) && (kind === null || entry.kinds.some((one) => one === kind)) && (state === null || entry.state === state))
  const shown = searchScripts(narrowed, query)
  const chosen = shown.find(({ id }) => id === chosenId) ?? shown[0]
  return (
    <div className={style.library}>
      <div className={style.listing}>
        <div className={style.filters}>
          <TextInput className={style.search ?? ''} size="xs" aria-label="查找话术" placeholder="查找：文字或拼音首字母" maxLength={40} autoComplete="off" value={query} onChange={(event) => setQuery(event.currentTarget.value)} />
          <Select size="xs" aria-label="场景" placeholder="全部场景" clearable data={scenes} value={scene} onChange={setScene} />
          <Select size="xs" aria-label="类别" placeholder="全部类别" clearable data={kinds} value={kind} onChange={setKind} />
          {!waiting && <Select size="xs" aria-label="状态" placeholder="全部状态" clearable data={states} value={state} onChange={setState} />}
        </div>
        <Text size="xs" c="gray.7" role="status">{shown.length === entries.length ? `${entries.length} 条` : `${entries.length} 条里找到 ${shown.length} 条`}</Text>
        {shown.length === 0 ? <Text size="sm" c="gray.7" ta="center" p="xl">{entries.length > 0 ? '没有符合条件的话术，换几个字或条件。' : waiting ? '没有等着处理的话术。' : '话术库是空的。'}</Text> : <List shown={shown} chosenId={chosen?.id} onChoose={onChoose} />}
      </div>
      {chosen !== undefined && <ScriptDetail key={chosen.id} row={chosen} {...rest} />}
    </div>
  )
}

/** One stop for Tab; arrows walk and choose. */
function List({ shown, chosenId, onChoose }: { readonly shown: readonly ScriptRow[]; readonly chosenId: number | undefined; readonly onChoose: (id: number) => void }) {
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = shown.findIndex(({ id }) => id === chosenId)
    const next = { ArrowDown: shown[at + 1], ArrowUp: shown[at - 1], Home: shown[0], End: shown.at(-1) }[event.key]
    if (next === undefined) return
    event.preventDefault()
    onChoose(next.id)
    event.currentTarget.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus()
  }
  return (
    <div className={style.list} role="listbox" aria-label="话术" onKeyDown={walk}>
      {shown.map((entry) => (
        <div key={entry.id} role="option" data-id={entry.id} aria-selected={entry.id === chosenId} tabIndex={entry.id === chosenId ? 0 : -1} className={style.row} onClick={() => onChoose(entry.id)}>
          <span className={style.rowTitle}>{entry.favourite && <IconStarFilled size={13} aria-label="已收藏" className={style.star} />}{entry.title}</span>
          <span className={style.rowAbout}>
            {SCENE_NAMES[entry.scene]} · {entry.kinds.length === ScriptKind.options.length ? '各类' : entry.kinds.map((one) => SCRIPT_KIND_NAMES[one]).join('、')} · {levelsOf(entry)}{entry.uses > 0 ? ` · 用过 ${entry.uses} 次` : ''}
            {entry.state !== 'published' && <Badge size="xs" radius="sm" color={stateColours[entry.state]}>{SCRIPT_STATE_NAMES[entry.state]}</Badge>}
            {entry.overdue && <Badge size="xs" radius="sm" color="red.9">该复审了</Badge>}
          </span>
        </div>
      ))}
    </div>
  )
}
