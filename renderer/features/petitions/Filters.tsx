/** The search box and the five filters above the list. */
import { Button, Select, TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useAsk } from '../../bridge/useAsk'
import { classWords, dueWords, optionsOf, stateWords, statutoryWords } from '../../ui/petitionWords'
import style from './Filters.module.css'

interface Props {
  readonly params: URLSearchParams
  readonly text: string
  readonly onText: (text: string) => void
  readonly onChange: (name: string, value: string | null) => void
  readonly onClear: () => void
}

/** Down from the search box goes into what it found. */
function toRows(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return
  event.preventDefault()
  document.querySelector<HTMLElement>('[data-rows] [data-row]')?.focus()
}

export function Filters({ params, text, onText, onChange, onClear }: Props) {
  const officers = useAsk('desk.officers', {})
  const any = [...params.keys()].some((name) => ['q', 'state', 'class', 'kind', 'due', 'officer'].includes(name))
  const options = (officers.value ?? []).map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <div className={style.row} role="search">
      <TextInput
        label="查找（F3）" placeholder="姓名、首字母、号码、任意文字" aria-keyshortcuts="F3" value={text} maxLength={100} autoFocus autoComplete="off" id="petition-search"
        onChange={(event) => onText(event.currentTarget.value)} onKeyDown={toRows}
      />
      <Select label="状态" placeholder="全部" clearable data={optionsOf(stateWords)} value={params.get('state')} onChange={(value) => onChange('state', value)} />
      <Select label="分类" placeholder="全部" clearable data={optionsOf(classWords)} value={params.get('class')} onChange={(value) => onChange('class', value)} />
      <Select label="法定类别" placeholder="全部" clearable data={optionsOf(statutoryWords)} value={params.get('kind')} onChange={(value) => onChange('kind', value)} />
      <Select label="期限" placeholder="全部" clearable data={optionsOf(dueWords)} value={params.get('due')} onChange={(value) => onChange('due', value)} />
      <Select label="首接责任人" placeholder="全部" clearable data={options} value={params.get('officer')} onChange={(value) => onChange('officer', value)} />
      <Button variant="default" disabled={!any} onClick={onClear}>清除</Button>
    </div>
  )
}
