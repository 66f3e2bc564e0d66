/** The filters above the log: person, action, object, outcome, days. */
import { Button, Select, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ACTION_WORDS } from '#core/domain/auditWords'
import { useAsk } from '../../bridge/useAsk'
import style from './AuditScreen.module.css'

interface Props {
  readonly params: URLSearchParams
  readonly onChange: (name: string, value: string | null) => void
  readonly onClear: () => void
}

const names = ['user', 'action', 'object', 'result', 'from', 'to']
const outcomes = [{ value: 'ok', label: '成功' }, { value: 'refused', label: '被拒绝或未成功' }]
const actions = Object.entries(ACTION_WORDS).map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'zh-CN'))

export function AuditFilters({ params, onChange, onClear }: Props) {
  const people = useAsk('audit.people', {})
  const options = [...(people.value ?? []).map(({ id, name }) => ({ value: String(id), label: name })), { value: '0', label: '未登录、程序自动' }]
  return (
    <div className={style.filters} role="search">
      <Select label="人员" placeholder="全部" clearable searchable nothingFoundMessage="没有这个人" data={options} value={params.get('user')} onChange={(value) => onChange('user', value)} />
      <Select label="操作" placeholder="全部" clearable searchable nothingFoundMessage="没有这种操作" data={actions} value={params.get('action')} onChange={(value) => onChange('action', value)} />
      <ObjectField kept={params.get('object') ?? ''} onChange={(value) => onChange('object', value)} />
      <Select label="结果" placeholder="全部" clearable data={outcomes} value={params.get('result')} onChange={(value) => onChange('result', value)} />
      <TextInput type="date" label="从" value={params.get('from') ?? ''} max={params.get('to') ?? '2199-12-31'} onChange={(event) => onChange('from', event.currentTarget.value)} />
      <TextInput type="date" label="到" value={params.get('to') ?? ''} min={params.get('from') ?? '1900-01-01'} onChange={(event) => onChange('to', event.currentTarget.value)} />
      <Button variant="default" disabled={!names.some((name) => params.has(name))} onClick={onClear}>清除</Button>
    </div>
  )
}

/** Typed freely and taken when left or confirmed: half a number finds nothing. */
function ObjectField({ kept, onChange }: { readonly kept: string; readonly onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(kept)
  useEffect(() => setTyped(kept), [kept])
  const take = () => onChange(typed.trim())
  return (
    <TextInput
      label="对象" placeholder="回执号，如 XF26-0012" value={typed} maxLength={60} autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} onBlur={take}
      onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) take() }}
    />
  )
}
