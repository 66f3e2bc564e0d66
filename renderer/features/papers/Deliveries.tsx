/** 送达 of an issued paper: whether it reached whom it is for, every line of how, and the form for another one or a correction. */
import { Badge, Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import type { Delivery } from '#core/contract/paperDelivery'
import type { IssuedPaper } from '#core/contract/papers'
import { OUTCOME_NAMES, WAY_NAMES } from '#core/domain/delivery'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import { useKept } from '../../bridge/kept'
import { useSession } from '../../bridge/session'
import { useAsk } from '../../bridge/useAsk'
import { DeliveryForm } from './DeliveryForm'
import { beginDelivery, correctionOf, outcomeWord, type Typing } from './deliveryTyping'
import style from './PaperScreen.module.css'

export function Deliveries({ paper }: { readonly paper: IssuedPaper }) {
  const [opened, setOpened] = useState(false)
  const { value: typing, set, forget } = useKept<Typing | undefined>(`deliver:${paper.id}`, undefined)
  const today = useAsk('desk.calendar', {}).value?.today
  const server = useSession()?.name ?? ''
  const open = (line?: Delivery) => {
    if (line !== undefined) set(correctionOf(line))
    else if (typing === undefined || typing.corrects !== undefined) set(beginDelivery(paper.addressee, server, today ?? paper.issuedOn, Date.now()))
    setOpened(true)
  }
  const done = () => {
    setOpened(false)
    forget()
  }
  const waits = paper.drafted && paper.number === undefined
  const takes = paper.state === 'valid' && !waits
  return (
    <section className={style.part} aria-label="送达">
      <Group justify="space-between" wrap="nowrap">
        <h2 className={style.heading}>送达　<Standing paper={paper} /></h2>
        {takes && <Button size="compact-sm" variant="default" className={style.firm ?? ''} disabled={today === undefined} onClick={() => open()}>登记送达…</Button>}
      </Group>
      {waits && paper.state === 'valid' && <Text size="sm">这是代拟的文稿，对方编号出具后才能送达；请先登记收到的字号。</Text>}
      {paper.deliveries.length === 0 && !waits && <Text size="sm" c="gray.7">还没有送达记录。</Text>}
      <ul className={style.lines}>{paper.deliveries.map((line) => <Line key={line.id} line={line} onCorrect={takes && !line.corrected ? () => open(line) : undefined} />)}</ul>
      {typing !== undefined && (
        <Modal opened={opened} onClose={() => setOpened(false)} title={typing.corrects === undefined ? `登记送达：${paper.kindName}` : `更正送达记录：${paper.kindName}`} size="lg" transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}>
          <DeliveryForm paperId={paper.id} typing={typing} onChange={set} onDone={done} onCancel={() => setOpened(false)} />
        </Modal>
      )}
    </section>
  )
}

function Standing({ paper: { toDeliver, deliveredOn, state } }: { readonly paper: IssuedPaper }) {
  if (deliveredOn !== undefined) return <Badge radius="sm" variant="light" color="green">{formatDayZh(deliveredOn)}已送达</Badge>
  if (state === 'void') return null
  return toDeliver ? <Badge radius="sm" variant="light" color="orange">待送达</Badge> : <Badge radius="sm" variant="default">不要求送达</Badge>
}

function Line({ line, onCorrect }: { readonly line: Delivery; readonly onCorrect: (() => void) | undefined }) {
  const { way, outcome, on, time, place, addressee, signedBy, relation, refusal, witness1, witness2, mailNumber, server, note, complete, corrected, at, by } = line
  const facts = [
    `受送达人 ${addressee}`, place, signedBy === '' ? '' : `签收人 ${signedBy}${relation === '' ? '' : `（${relation}）`}`, refusal === '' ? '' : `${outcome === 'returned' ? '退回' : '拒收'}原因：${refusal}`,
    witness1 === '' ? '' : `见证人 ${witness1}、${witness2}`, mailNumber === '' ? '' : `邮件编号 ${mailNumber}`, `送达人 ${server}`, note,
  ].filter((part) => part !== '')
  return (
    <li className={style.line} data-past={corrected}>
      <Group gap={6} justify="space-between" wrap="nowrap">
        <span><b>{WAY_NAMES[way]}，{outcomeWord(way, outcome, OUTCOME_NAMES)}</b>　{formatDayZh(on)} {time}{complete && !corrected ? '　已送达' : ''}{corrected ? '　已更正' : ''}</span>
        {onCorrect !== undefined && <Button size="compact-xs" variant="subtle" className={style.firm ?? ''} aria-label={`更正${formatDayZh(on)}的送达记录`} onClick={onCorrect}>更正…</Button>}
      </Group>
      <span className={style.facts}>{facts.join('　')}</span>
      <span className={style.facts}>{by} {formatInstantZh(at)} 记</span>
    </li>
  )
}
