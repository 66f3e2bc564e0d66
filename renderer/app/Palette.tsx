/** The command palette: commands, petitions and people by any part of anything, with the keyboard alone. Names arrive masked. */
import { Modal, TextInput } from '@mantine/core'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useFound } from './paletteSearch'
import style from './Palette.module.css'

export interface Entry {
  readonly id: string
  readonly group: '命令' | '信访人' | '信访事项'
  readonly label: string
  readonly detail?: string
  readonly hotkey?: string
  readonly run: () => void
}
interface Props { readonly shown: boolean; readonly onClose: () => void; readonly commands: readonly Entry[]; readonly receives: boolean; readonly go: (address: string) => void }

export function Palette({ shown, onClose, ...rest }: Props) {
  return (
    <Modal.Root opened={shown} onClose={onClose} padding={0} size={640} yOffset="10vh" transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label="全部命令"><Modal.Body><Search onClose={onClose} {...rest} /></Modal.Body></Modal.Content>
    </Modal.Root>
  )
}

function Search({ onClose, commands, receives, go }: Omit<Props, 'shown'>) {
  const listId = useId()
  const box = useRef<HTMLInputElement>(null)
  /** Before the next key: the window focuses it in a timer only, and what a quick hand types after Ctrl+K would be lost. A microtask, as the window notes first where the focus goes back to. */
  useEffect(() => { queueMicrotask(() => box.current?.focus()) }, [])
  /** A click into the list takes the focus along: what is typed belongs here as long as the palette is open. */
  const stay = () => { setTimeout(() => box.current?.focus()) }
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const { entries: found, state } = useFound(receives ? typed : '', go)
  const wanted = typed.trim().toLowerCase()
  const entries = [...commands.filter(({ label, hotkey }) => label.toLowerCase().includes(wanted) || hotkey?.toLowerCase() === wanted), ...found]
  const at = Math.min(chosen, entries.length - 1)
  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return
    onClose()
    entry.run()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const moved = { ArrowDown: (at + 1) % Math.max(entries.length, 1), ArrowUp: (at - 1 + entries.length) % Math.max(entries.length, 1), Home: 0, End: entries.length - 1 }[event.key]
    if (moved !== undefined && !(typed !== '' && (event.key === 'Home' || event.key === 'End'))) setChosen(moved)
    else if (event.key === 'Enter') run(entries[at])
    else return
    event.preventDefault()
  }
  return (
    <>
      <TextInput
        ref={box} onBlur={stay} value={typed} onChange={(event) => { setTyped(event.currentTarget.value); setChosen(0) }} onKeyDown={press} data-autofocus size="lg" variant="unstyled" px="md" maxLength={100} autoComplete="off"
        placeholder={receives ? '输入命令，或姓名、回执号、电话、事项里的字' : '输入命令'} role="combobox" aria-label="输入命令或要找的内容" aria-expanded="true" aria-controls={listId} aria-autocomplete="list"
        aria-activedescendant={at < 0 ? undefined : `${listId}-${at}`}
      />
      <Options listId={listId} entries={entries} at={at} onPoint={setChosen} onRun={run} />
      <p className={style.said} role="status">{sentence(state, entries.length)}</p>
    </>
  )
}

function sentence(state: ReturnType<typeof useFound>['state'], count: number): string {
  if (state === 'searching') return '正在查找…'
  if (typeof state === 'object') return state.message
  return count === 0 ? '没有找到。换几个字，或按 F3 到列表里用筛选查找。' : '↑ ↓ 选择　Enter 打开　Esc 关闭'
}

interface OptionsProps { readonly listId: string; readonly entries: readonly Entry[]; readonly at: number; readonly onPoint: (at: number) => void; readonly onRun: (entry: Entry) => void }

function Options({ listId, entries, at, onPoint, onRun }: OptionsProps) {
  return (
    <div className={style.list} id={listId} role="listbox" aria-label="结果">
      {entries.map((entry, index) => (
        <div key={entry.id} role="presentation">
          {entry.group !== entries[index - 1]?.group && <div className={style.group} role="presentation">{entry.group}</div>}
          <div
            id={`${listId}-${index}`} role="option" aria-selected={index === at} className={style.option} title={entry.detail} onMouseMove={() => onPoint(index)} onClick={() => onRun(entry)}
            ref={(element) => { if (index === at) element?.scrollIntoView({ block: 'nearest' }) }}
          >
            <span className={style.label}>{entry.label}</span>
            <span className={style.detail}>{entry.detail}</span>
            {entry.hotkey !== undefined && <kbd className={style.key}>{entry.hotkey}</kbd>}
          </div>
        </div>
      ))}
    </div>
  )
}
