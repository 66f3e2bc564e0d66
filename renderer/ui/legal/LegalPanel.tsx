/** 法律意见 of a petition for its desk: asking a lawyer, how far it is, and the way to the shared opinion. */
import { Alert, Badge, Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { DeskRequest } from '#core/contract/legal'
import { formatInstantZh } from '#core/domain/day'
import { LEGAL_STATE_NAMES, LEGAL_STEP_NAMES, legalStepFits } from '#core/domain/legal'
import { useAsk } from '../../bridge/useAsk'
import { ReasonButton } from '../ReasonButton'
import { Waiting } from '../Waiting'
import { legalColours } from './legalWords'
import { RequestForm } from './RequestForm'
import style from './legalPanel.module.css'

export function LegalPanel({ petitionId }: { readonly petitionId: number }) {
  const asked = useAsk('legal.ofPetition', { petitionId })
  const [asking, setAsking] = useState(false)
  if (asked.fault !== undefined) return <Alert color="red" title="法律意见没有读出来" role="alert"><Group justify="space-between">{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button></Group></Alert>
  if (asked.value === undefined) return <Waiting what="正在读取法律意见" />
  return (
    <section className={style.panel} aria-label="法律意见">
      <div className={style.head}><h2 className={style.heading}>法律意见</h2><Button size="xs" variant="default" onClick={() => setAsking(true)}>委托律师…</Button></div>
      {asked.value.length === 0 && <Text size="sm" c="gray.7">还没有委托过律师。律师只看得到您在委托时移交的内容。</Text>}
      {asked.value.map((request) => <One key={request.id} request={request} />)}
      <Modal opened={asking} onClose={() => setAsking(false)} title="委托律师出具法律意见" size="lg" closeOnClickOutside={false} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}><RequestForm petitionId={petitionId} onDone={() => setAsking(false)} /></Modal>
    </section>
  )
}

function One({ request: { id, state, askedAt, askedBy, toName, lawyer, number, voided, paperId, handedOver, steps } }: { readonly request: DeskRequest }) {
  const [open, setOpen] = useState(false)
  return (
    <div className={style.one} role="group" aria-label={number ?? `委托 ${formatInstantZh(askedAt)}`}>
      <Group gap={6}><Badge radius="sm" color={legalColours[state]}>{LEGAL_STATE_NAMES[state]}</Badge>{voided && <Badge radius="sm" color="red.9">已作废</Badge>}{number !== undefined && <Text size="sm" fw={600}>{number}</Text>}</Group>
      <Text size="sm" className={style.words ?? ''}>{handedOver.entrusted === '' ? '（移交的内容已按保管期限销毁）' : handedOver.entrusted}</Text>
      <Text size="xs" c="gray.7">{formatInstantZh(askedAt)} {askedBy}委托{toName === '' ? '' : ` ${toName}`}{lawyer === '' ? '' : `，承办律师 ${lawyer}`}</Text>
      <Group gap="xs">
        {paperId !== undefined && <Button size="compact-xs" variant="light" component={Link} to={`/papers/${paperId}`}>查看意见书</Button>}
        <Button size="compact-xs" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? '收起' : '移交了什么、经过'}</Button>
        {legalStepFits(state, 'withdrawn') && <ReasonButton call="legal.withdraw" input={(reason) => ({ requestId: id, reason })} kept={`legalWithdraw:${id}`} label="撤回…" title="撤回法律意见委托" action="撤回" hint="撤回后律师不能再写，已写的草稿一并删除。" button={{ size: 'compact-xs', variant: 'subtle', color: 'red.8' }} />}
      </Group>
      {open && (
        <div className={style.more}>
          <Text size="sm" className={style.words ?? ''}>{[`问题：${handedOver.questions.join('；')}`, `事实：${handedOver.facts === '' ? '没有移交' : handedOver.facts}`, `材料：${handedOver.materials.length === 0 ? '没有移交' : handedOver.materials.map(({ name }) => name).join('、')}`].join('\n')}</Text>
          {steps.map(({ kind, at, by, text }) => <Text key={`${kind} ${at}`} size="xs">{formatInstantZh(at)} {by} {LEGAL_STEP_NAMES[kind]}{text === '' ? '' : `：${text}`}</Text>)}
        </div>
      )}
    </div>
  )
}
