/** A table of a paper's form, a card for each row. Alt+↑/↓ moves a row, Alt+Delete takes it out (and can be taken back), Enter goes on to the next one. */
import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { PaperField } from '#core/contract/paperRows'
import { fieldId } from '../../ui/fieldFocus'
import { FieldInput } from './FieldInput'
import style from './PaperForm.module.css'

type Row = Record<string, string>
interface Props {
  readonly field: PaperField
  readonly rows: readonly Row[]
  readonly errorOf: (path: string) => string | undefined
  readonly onChange: (rows: Row[]) => void
}

/** As many as the office takes. */
const mostRows = 60
const columnsOf = (field: PaperField) => field.columns ?? []
const moved = (rows: readonly Row[], from: number, to: number): Row[] => {
  const rest = rows.filter((_row, at) => at !== from)
  return [...rest.slice(0, to), ...rows.slice(from, from + 1), ...rest.slice(to)]
}

/** The focus to set once the rows are drawn. */
function useRowFocus(field: PaperField): (path: string) => void {
  const wanted = useRef<string>(undefined)
  useEffect(() => {
    if (wanted.current === undefined) return
    document.getElementById(fieldId(`paper.${field.key}${wanted.current}`))?.focus()
    wanted.current = undefined
  })
  return (path) => { wanted.current = path }
}

function useRows({ field, rows, onChange }: Props) {
  const focus = useRowFocus(field)
  const [removed, setRemoved] = useState<{ readonly at: number; readonly row: Row } | undefined>(undefined)
  const first = columnsOf(field)[0]?.key ?? ''
  const add = (at: number, row: Row = {}) => {
    if (rows.length >= mostRows) return
    focus(`.${at}.${first}`)
    onChange([...rows.slice(0, at), row, ...rows.slice(at)])
  }
  return {
    add, removed,
    change: (at: number, key: string, text: string) => onChange(rows.map((row, index) => (index === at ? { ...row, [key]: text } : row))),
    remove: (at: number) => {
      const row = rows[at]
      if (row === undefined) return
      setRemoved(Object.values(row).some((text) => text.trim() !== '') ? { at, row } : undefined)
      focus(rows.length === 1 ? '' : `.${Math.min(at, rows.length - 2)}.${first}`)
      onChange(rows.filter((_row, index) => index !== at))
    },
    bringBack: () => {
      if (removed === undefined) return
      setRemoved(undefined)
      add(Math.min(removed.at, rows.length), removed.row)
    },
    move: (at: number, by: number, column = first) => {
      const to = at + by
      if (to < 0 || to >= rows.length) return
      focus(`.${to}.${column}`)
      onChange(moved(rows, at, to))
    },
    /** To the same column of the next row, a new one where there is none. */
    next: (at: number, column: string) => {
      if (at === rows.length - 1) add(rows.length)
      else document.getElementById(fieldId(`paper.${field.key}.${at + 1}.${column}`))?.focus()
    },
  }
}

export function RowsField(props: Props) {
  const { field, rows } = props
  const { add, removed, bringBack, ...row } = useRows(props)
  const label = fieldId(`paper.${field.key}-label`)
  const error = props.errorOf(field.key)
  return (
    <fieldset className={style.rows} aria-labelledby={label}>
      <div className={style.rowsHead}>
        <Text size="sm" fw={600} id={label}>{field.label}{field.required !== undefined && <span className={style.must} aria-hidden="true"> *</span>}</Text>
        {rows.length > 1 && <Text size="xs" c="gray.7">Alt+↑↓ 移动一行，Alt+Delete 删去，回车到下一行</Text>}
      </div>
      {field.help !== undefined && <Text size="xs" c="gray.7">{field.help}</Text>}
      {rows.map((values, at) => <RowCard key={at} {...props} {...row} at={at} values={values} />)}
      {error !== undefined && <Text size="xs" c="red.8" role="alert">{error}</Text>}
      <Group gap="xs">
        <Button id={fieldId(`paper.${field.key}`)} size="compact-sm" variant="default" disabled={rows.length >= mostRows} onClick={() => add(rows.length)}>{rows.length === 0 ? `添加${field.label}` : '再加一行'}</Button>
        {rows.length >= mostRows && <Text size="xs" c="gray.7">最多 {mostRows} 行</Text>}
        {removed !== undefined && <><Text size="xs" role="status">已删去第 {removed.at + 1} 行</Text><Button size="compact-xs" variant="subtle" onClick={bringBack}>恢复</Button></>}
      </Group>
    </fieldset>
  )
}

type CardProps = Props & Pick<ReturnType<typeof useRows>, 'change' | 'remove' | 'move' | 'next'> & { readonly at: number; readonly values: Row }

function RowCard({ field, rows, at, values, errorOf, change, remove, move, next }: CardProps) {
  const name = `${field.label}第 ${at + 1} 行`
  const keys = (event: KeyboardEvent, column: string, oneLine: boolean) => {
    if (event.nativeEvent.isComposing) return
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (event.altKey && by !== undefined) move(at, by, column)
    else if (event.altKey && event.key === 'Delete') remove(at)
    else if (oneLine && event.key === 'Enter' && !event.ctrlKey && !event.altKey) next(at, column)
    else return
    event.preventDefault()
  }
  return (
    <div className={style.row} role="group" aria-label={name}>
      <div className={style.rowHead}>
        <Text size="xs" c="gray.7">第 {at + 1} 行</Text>
        <Group gap={2}>
          <ActionIcon size="sm" variant="subtle" color="gray.7" className={style.step ?? ''} aria-label={`${name}上移`} disabled={at === 0} onClick={() => move(at, -1)}><IconArrowUp size={16} /></ActionIcon>
          <ActionIcon size="sm" variant="subtle" color="gray.7" className={style.step ?? ''} aria-label={`${name}下移`} disabled={at === rows.length - 1} onClick={() => move(at, 1)}><IconArrowDown size={16} /></ActionIcon>
          <ActionIcon size="sm" variant="subtle" color="red.8" aria-label={`删去${name}`} onClick={() => remove(at)}><IconTrash size={16} /></ActionIcon>
        </Group>
      </div>
      <div className={style.cells}>
        {columnsOf(field).map((column) => (
          <div key={column.key} className={column.kind === 'text' ? style.wide : undefined} onKeyDown={(event) => keys(event, column.key, column.kind === 'line' || column.kind === 'day')}>
            <FieldInput field={column} path={`${field.key}.${at}.${column.key}`} value={values[column.key] ?? ''} error={errorOf(`${field.key}.${at}.${column.key}`)} small onText={(text) => change(at, column.key, text)} />
          </div>
        ))}
      </div>
    </div>
  )
}
