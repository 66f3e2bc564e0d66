/** The search box and the four filters above the list. */
import { Button, Select, TextInput } from '@mantine/core'
import { useAsk } from '../../bridge/useAsk'
import { classWords, dueWords, optionsOf, stateWords } from '../../ui/petitionWords'
import style from './Filters.module.css'

interface Props {
  readonly params: URLSearchParams
  readonly text: string
  readonly onText: (text: string) => void
  readonly onChange: (name: string, value: string | null) => void
  readonly onClear: () => void
}

export function Filters({ params, text, onText, onChange, onClear }: Props) {
  const officers = useAsk('desk.officers', {})
  const any = [...params.keys()].some((name) => ['q', 'state', 'class', 'due', 'officer'].includes(name))
  const options = (officers.value ?? []).map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <div className={style.row} role="search">
      <TextInput
        label="查找" placeholder="姓名、首字母、电话或证件尾号、任意文字" value={text} maxLength={100} autoFocus autoComplete="off" id="petition-search"
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <Select label="状态" placeholder="全部" clearable data={optionsOf(stateWords)} value={params.get('state')} onChange={(value) => onChange('state', value)} />
      <Select label="分类" placeholder="全部" clearable data={optionsOf(classWords)} value={params.get('class')} onChange={(value) => onChange('class', value)} />
      <Select label="期限" placeholder="全部" clearable data={optionsOf(dueWords)} value={params.get('due')} onChange={(value) => onChange('due', value)} />
      <Select label="首接责任人" placeholder="全部" clearable data={options} value={params.get('officer')} onChange={(value) => onChange('officer', value)} />
      <Button variant="default" disabled={!any} onClick={onClear}>清除</Button>
    </div>
  )
}
