/** 文书登记簿 (domain.md §4.3): every issued paper, voided ones too, page by page from the newest on. Arrow keys walk the rows. */
import { Button, Group, Select, Table } from '@mantine/core'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { InputOf } from '#core/contract/index'
import { KindId, PaperState, type RegisterRow } from '#core/contract/paperRows'
import { useAsk } from '../../bridge/useAsk'
import { numberWords, paperStateWords } from '../../ui/papers/paperWords'
import { optionsOf } from '../../ui/petitionWords'
import { PageRows, RowsTable } from './PageRows'
import style from './PapersScreen.module.css'

type Query = InputOf<'papers.register'>
const FILTERS = ['kind', 'year', 'state'] as const

function readQuery(params: URLSearchParams): Query {
  const kind = KindId.safeParse(params.get('kind')).data
  const year = Number(params.get('year') ?? 0)
  const state = PaperState.safeParse(params.get('state')).data
  return { ...(kind === undefined ? {} : { kind }), ...(Number.isInteger(year) && year >= 2000 && year <= 2200 ? { year } : {}), ...(state === undefined ? {} : { state }) }
}

/** From the present year back as far as a desk keeps papers. */
const yearsShown = 12

export function Register() {
  const [params, setParams] = useSearchParams()
  const kinds = useAsk('papers.kinds', {}).value ?? []
  const thisYear = Number(useAsk('desk.calendar', {}).value?.today.slice(0, 4) ?? 0)
  const years = thisYear === 0 ? [] : Array.from({ length: yearsShown }, (_, back) => String(thisYear - back)).map((value) => ({ value, label: `${value}年` }))
  const change = (name: string, value: string | null) => setParams((now) => {
    const next = new URLSearchParams(now)
    if (value === null) next.delete(name)
    else next.set(name, value)
    return next
  }, { replace: true })
  const clear = () => setParams({}, { replace: true })
  const filtered = FILTERS.some((name) => params.has(name))
  return (
    <>
      <Group gap="sm" align="flex-end" role="search">
        <Select id="register-kind" label="文种" placeholder="全部" clearable searchable nothingFoundMessage="没有这种文书" data={kinds.map(({ id, name }) => ({ value: id, label: name }))} value={params.get('kind')} onChange={(value) => change('kind', value)} />
        <Select label="年份" placeholder="全部" clearable data={years} value={params.get('year')} onChange={(value) => change('year', value)} />
        <Select label="状态" placeholder="全部" clearable data={optionsOf(paperStateWords)} value={params.get('state')} onChange={(value) => change('state', value)} />
        <Button variant="default" disabled={!filtered} onClick={clear}>清除</Button>
      </Group>
      <Pages query={readQuery(params)} filtered={filtered} onClear={clear} />
    </>
  )
}

function Pages({ query, filtered, onClear }: { readonly query: Query; readonly filtered: boolean; readonly onClear: () => void }) {
  const asked = JSON.stringify(query)
  const [pages, setPages] = useState<{ readonly of: string; readonly starts: readonly number[] }>({ of: asked, starts: [] })
  const starts = pages.of === asked ? pages.starts : []
  const more = (next: number) => setPages({ of: asked, starts: [...starts, next] })
  return (
    <RowsTable label="文书登记簿" above="#register-kind" head={<><Table.Th className={style.no}>字号</Table.Th><Table.Th className={style.kind}>文种</Table.Th><Table.Th>标题</Table.Th><Table.Th className={style.to}>受文人</Table.Th><Table.Th className={style.day}>定稿日期</Table.Th><Table.Th className={style.copies}>份数</Table.Th><Table.Th className={style.how}>送达方式</Table.Th><Table.Th className={style.day}>送达日期</Table.Th><Table.Th className={style.state}>状态</Table.Th><Table.Th className={style.who}>经办</Table.Th></>}>
      {[undefined, ...starts].map((before, index) => <OnePage key={before ?? 0} query={query} before={before} onMore={index === starts.length ? more : undefined} filtered={filtered} onClear={onClear} />)}
    </RowsTable>
  )
}

interface PageProps { readonly query: Query; readonly before: number | undefined; readonly onMore: ((next: number) => void) | undefined; readonly filtered: boolean; readonly onClear: () => void }

function OnePage({ query, before, onMore, filtered, onClear }: PageProps) {
  const asked = useAsk('papers.register', before === undefined ? query : { ...query, before }, { keep: before === undefined })
  const last = asked.value?.rows.at(-1)?.id
  const nothing = filtered ? { title: '没有符合条件的文书', hint: '换一个文种、年份或状态，或清除筛选条件。', way: <Button variant="default" onClick={onClear}>清除条件，显示全部</Button> } : { title: '还没有定稿的文书', hint: '在信访事项的“文书”里起草，定稿后登记在这里。', way: <Button component={Link} to="/petitions">打开信访事项</Button> }
  return (
    <PageRows columns={10} first={before === undefined} asked={asked} nothing={nothing} onMore={asked.value?.more === true && last !== undefined && onMore !== undefined ? () => onMore(last) : undefined}>
      {asked.value?.rows.map((row) => <Row key={row.id} row={row} />)}
    </PageRows>
  )
}

function Row({ row }: { readonly row: RegisterRow }) {
  const navigate = useNavigate()
  const address = `/papers/${row.id}`
  return (
    <Table.Tr className={style.row} data-void={row.state === 'void'} onClick={() => void navigate(address)}>
      <Table.Td className={style.no}><Link to={address} className={style.link} data-row onClick={(event) => event.stopPropagation()}>{numberWords(row)}</Link></Table.Td>
      <Table.Td className={style.kind}>{row.kindName}{row.drafted && <span className={style.marks}>代拟</span>}</Table.Td>
      <Table.Td>{row.erased ? '已销毁' : row.title}{row.petitionId !== undefined && <span className={style.marks}><Link to={`/petitions/${row.petitionId}`} onClick={(event) => event.stopPropagation()}>{row.petitionNumber}</Link></span>}</Table.Td>
      <Table.Td className={style.to}>{row.addressee}</Table.Td>
      <Table.Td className={style.day}>{row.issuedOn}</Table.Td>
      <Table.Td className={style.copies}>{row.copies}</Table.Td>
      <Table.Td className={style.how}>{row.deliveredHow}</Table.Td>
      <Table.Td className={style.day}>{row.deliveredOn ?? ''}</Table.Td>
      <Table.Td className={style.state}>{paperStateWords[row.state]}</Table.Td>
      <Table.Td className={style.who}>{row.officer}</Table.Td>
    </Table.Tr>
  )
}
