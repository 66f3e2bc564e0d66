/** What the index of recordings is searched by. */
import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { stateWords } from '../../ui/recordings/recordingWords'
import { optionsOf } from '../../ui/petitionWords'
import style from './recordings.module.css'

interface Props {
  readonly params: URLSearchParams
  readonly rooms: readonly string[]
  readonly typed: { readonly q: string; readonly mark: string }
  readonly onType: (name: 'q' | 'mark', value: string) => void
  readonly onChange: (name: string, value: string | null) => void
  readonly onClear: () => void
}

const NAMES = ['q', 'mark', 'from', 'to', 'room', 'state', 'open']

/** Down from the search box goes into what it found. */
function toRows(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return
  event.preventDefault()
  document.querySelector<HTMLElement>('[data-rows] [data-row]')?.focus()
}

export function RecordingFilters({ params, rooms, typed, onType, onChange, onClear }: Props) {
  return (
    <div className={style.filters} role="search">
      <TextInput label="查找" id="recording-search" placeholder="编号、姓名、首字母、事项标题" value={typed.q} maxLength={100} autoFocus autoComplete="off" onChange={(event) => onType('q', event.currentTarget.value)} onKeyDown={toRows} />
      <TextInput label="标记内容" placeholder="标记和备注里的文字" value={typed.mark} maxLength={100} autoComplete="off" onChange={(event) => onType('mark', event.currentTarget.value)} onKeyDown={toRows} />
      <TextInput type="date" label="从" value={params.get('from') ?? ''} max={params.get('to') ?? '2199-12-31'} onChange={(event) => onChange('from', event.currentTarget.value)} />
      <TextInput type="date" label="到" value={params.get('to') ?? ''} min={params.get('from') ?? '1900-01-01'} onChange={(event) => onChange('to', event.currentTarget.value)} />
      <Select label="房间" placeholder="全部" clearable data={[...new Set([...rooms, ...params.getAll('room')])]} value={params.get('room')} onChange={(value) => onChange('room', value)} />
      <Select label="状态" placeholder="全部" clearable data={optionsOf(stateWords)} value={params.get('state')} onChange={(value) => onChange('state', value)} />
      <Checkbox label="只看没有归到事项的" className={style.open ?? ''} checked={params.has('open')} onChange={(event) => onChange('open', event.currentTarget.checked ? '1' : null)} />
      <Button variant="default" disabled={!NAMES.some((name) => params.has(name))} onClick={onClear}>清除</Button>
    </div>
  )
}
