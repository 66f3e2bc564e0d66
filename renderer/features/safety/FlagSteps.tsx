/** 要做的: every required step in the order of the guide. The first open one stands unfolded; a mandatory one closes as done or as not possible, never by leaving it out. */
import { Badge, Button, Group, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { FlagPage, FlagStep } from '#core/contract/safetyFlags'
import type { GuideKind, GuideStep, SafetyGuide } from '#core/contract/safetyGuide'
import { formatInstantZh } from '#core/domain/day'
import { useTell } from '../../bridge/useTell'
import { Part } from './Part'
import { StepForm } from './StepForm'
import style from './FlagSteps.module.css'
import type { Typed } from './useTyped'

interface Props { readonly page: FlagPage; readonly kind: GuideKind; readonly guide: SafetyGuide; readonly typed: Typed }

export function FlagSteps({ page, kind, guide, typed }: Props) {
  const [chosen, choose] = useState<string | undefined>(undefined)
  const shown = page.steps.flatMap((step) => kind.steps.filter(({ id }) => id === step.id).map((told) => ({ step, told })))
  const next = shown.find(({ step, told }) => step.state === 'open' && step.mandatory && told.how !== 'words')?.step.id
  const unfolded = page.open ? chosen ?? next : undefined
  const left = shown.filter(({ step }) => step.mandatory && step.state === 'open').length
  return (
    <Part title={left === 0 ? '要做的（必做步骤都有了着落）' : `要做的（还差 ${left} 个必做步骤）`}>
      <ol className={style.list}>
        {shown.map(({ step, told }) => (
          <Step key={step.id} page={page} step={step} told={told} because={step.because.flatMap((name) => kind.questions.filter(({ id }) => id === name).map(({ text }) => text))} unfolded={unfolded === step.id} onUnfold={() => choose(step.id)}>
            <StepForm id={page.id} now={page.now} step={step} told={told} number={guide.numbers.find(({ id }) => id === told.number)} typed={typed} onDone={() => choose(undefined)} />
          </Step>
        ))}
      </ol>
    </Part>
  )
}

interface StepProps { readonly page: FlagPage; readonly step: FlagStep; readonly told: GuideStep; readonly because: readonly string[]; readonly unfolded: boolean; readonly onUnfold: () => void; readonly children: ReactNode }

const STATES = { open: '待办', done: '已做', notPossible: '做不到' } as const

/** Words are written beside; all that can be said of them here is that they could not be kept. */
function unfolding({ state }: FlagStep, { how }: GuideStep): string | undefined {
  if (how === 'words') return state === 'open' ? '做不到…' : undefined
  return state === 'open' ? '填写' : '更正'
}

function Step({ page, step, told, because, unfolded, onUnfold, children }: StepProps) {
  const word = unfolding(step, told)
  return (
    <li className={style.step} data-state={step.state} data-must={step.mandatory}>
      <Group gap={8} justify="space-between" wrap="nowrap" align="flex-start">
        <div className={style.about}>
          <Text fw={600} size="sm">{told.text}{told.unverified && <Text span size="xs" c="gray.7" fw={400}>（待核实：{told.source}）</Text>}</Text>
          {step.state === 'open' && told.detail !== undefined && <Text size="xs" c="gray.7">{told.detail}</Text>}
          <Text size="xs" c="gray.7">{step.mandatory ? '必做' : '建议'}{because.length > 0 && `：因为“${because.join('”“')}”`}{!told.unverified && `　依据 ${told.source}`}</Text>
          <Closed step={step} />
        </div>
        <Group gap={6} wrap="nowrap" className={style.acts ?? ''}>
          <Badge radius="sm" color={step.state === 'open' ? (step.mandatory ? 'red.9' : 'gray.7') : step.state === 'done' ? 'green.9' : 'orange.9'}>{STATES[step.state]}</Badge>
          {page.open && step.state === 'open' && told.how === 'call' && step.called === undefined && <Begin id={page.id} step={step.id} />}
          {page.open && !unfolded && word !== undefined && <Button size="compact-sm" variant="default" onClick={onUnfold} aria-label={`${word}：${told.text}`}>{word}</Button>}
        </Group>
      </Group>
      {unfolded && children}
    </li>
  )
}

/** One press keeps the time of a call; who and what can follow. */
function Begin({ id, step }: { readonly id: number; readonly step: string }) {
  const { tell, busy } = useTell('safety.called')
  return <Button size="compact-sm" loading={busy} onClick={() => void tell({ id, step })}>正在拨打</Button>
}

function Closed({ step: { called, closing, state } }: { readonly step: FlagStep }) {
  if (closing === undefined) return called === undefined ? null : <Text size="xs" fw={600}>{formatInstantZh(called.at)} {called.by} 已拨打，请补填对方和答复</Text>
  if (state === 'notPossible') return <Text size="xs">{formatInstantZh(closing.at)} {closing.by}：做不到，{closing.reason || '（已销毁）'}</Text>
  const told = [closing.who, closing.number, closing.said === '' ? '' : `说：${closing.said}`, closing.outcome === '' ? '' : `结果：${closing.outcome}`].filter((part) => part !== '')
  return <Text size="xs" className={style.told}>{formatInstantZh(closing.doneAt)}　{told.join('　') || '（已销毁）'}　（{closing.by} 记）</Text>
}
