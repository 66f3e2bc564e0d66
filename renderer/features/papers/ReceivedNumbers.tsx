/** The number that the competent body gave a paper drafted for it, and the form to record it or put it right. */
import { Button, Group, Popover, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { IssuedPaper } from '#core/contract/papers'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import { Unplaced } from '../../ui/Unplaced'
import { useKeptForm } from '../../ui/useKeptForm'
import style from './PaperScreen.module.css'

export function ReceivedNumbers({ paper }: { readonly paper: IssuedPaper }) {
  const [opened, setOpened] = useState(false)
  const { receivedNumbers: numbers } = paper
  return (
    <section className={style.part} aria-label="对方编号">
      <Group justify="space-between" wrap="nowrap">
        <h2 className={style.heading}>对方编号</h2>
        {paper.state === 'valid' && (
          <Popover opened={opened} onChange={setOpened} width={300} position="bottom-end" withArrow shadow="md" trapFocus>
            <Popover.Target><Button size="compact-sm" variant="default" className={style.firm ?? ''} onClick={() => setOpened(!opened)}>{numbers.length === 0 ? '登记收到的字号…' : '改正字号…'}</Button></Popover.Target>
            <Popover.Dropdown><Form paper={paper} onDone={() => setOpened(false)} /></Popover.Dropdown>
          </Popover>
        )}
      </Group>
      {numbers.length === 0 && <Text size="sm">替{paper.unit}代拟，对方还没有编号出具。</Text>}
      <ul className={style.lines}>{numbers.map(({ number, on, at, by }, index) => <li key={`${at}`} className={style.line} data-past={index > 0}><span><b>{number}</b>　{formatDayZh(on)}{index > 0 ? '　已改正' : ''}</span><span className={style.facts}>{by} {formatInstantZh(at)} 记</span></li>)}</ul>
    </section>
  )
}

function Form({ paper: { id, issuedOn }, onDone }: { readonly paper: IssuedPaper; readonly onDone: () => void }) {
  const { typed: { number, on }, put, send, busy, wrong, at } = useKeptForm('papers.receiveNumber', `receiveNumber:${id}`, { number: '', on: '' }, onDone)
  const missing = number.trim() === '' ? { field: 'number', message: '请填写对方的发文字号' } : on === '' ? { field: 'on', message: '请填写对方编号的日期' } : undefined
  return (
    <>
      <TextInput label="对方的发文字号" withAsterisk maxLength={60} autoComplete="off" error={at('number')} value={number} onChange={(event) => put({ number: event.currentTarget.value })} data-autofocus />
      <TextInput label="日期" withAsterisk type="date" min={issuedOn} max="2199-12-31" mt="xs" error={at('on')} value={on} onChange={(event) => put({ on: event.currentTarget.value })} />
      <Unplaced wrong={wrong} shown={['number', 'on']} />
      <Group mt="xs" justify="flex-end"><Button size="xs" loading={busy} onClick={() => void send({ paperId: id, number, on }, missing)}>记入</Button></Group>
    </>
  )
}
