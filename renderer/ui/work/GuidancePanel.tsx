/** 法治教育和心理疏导 of one petition: the plan as an offer, the answer to it, its sessions and its end. What was confided is kept elsewhere, and it says so. */
import { Alert, Badge, Button, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { GuidancePlan } from '#core/contract/guidance'
import { formatDayZh } from '#core/domain/day'
import { CONSENT_NAMES, GUIDANCE_KIND_NAMES, GUIDANCE_OUTCOME_NAMES, GUIDE_NAMES, maySchedule } from '#core/domain/guidance'
import { useAsk } from '../../bridge/useAsk'
import { Waiting } from '../Waiting'
import { AnswerForm, EndForm } from './GuidanceAnswer'
import { GuidanceForm } from './GuidanceForm'
import { GuidanceSessions } from './GuidanceSessions'
import style from './Work.module.css'

const COLOURS = { asked: 'gray.7', agreed: 'green.9', refused: 'orange.9' } as const

export function GuidancePanel({ petitionId }: { readonly petitionId: number }) {
  const asked = useAsk('guidance.of', { petitionId }, { keep: true })
  const [writing, write] = useState(false)
  const found = asked.value
  if (asked.fault !== undefined) return <Alert color="red" role="alert"><Group>{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button></Group></Alert>
  if (found === undefined) return <Waiting what="正在读取" />
  return (
    <section aria-label="法治教育和心理疏导" className={style.panel}>
      <Group justify="space-between"><Title order={2} size="h5">法治教育和心理疏导</Title>{found.noPlan === '' && !writing && <Button size="xs" onClick={() => write(true)}>订一份计划</Button>}</Group>
      <Text size="sm" c="gray.7">这是向本人提出的帮助，不是处分；本人不愿意就记下来，不再安排。谈话里的心理内容不写在这里，由心理志愿者写在情绪缓冲室的心理记录里。</Text>
      {found.plans.length === 0 && found.noPlan !== '' && <Text size="sm" c="gray.7">{found.noPlan}</Text>}
      {writing && <GuidanceForm petitionId={petitionId} today={found.today} onDone={() => write(false)} />}
      {found.plans.map((plan) => <Plan key={plan.id} plan={plan} today={found.today} works={found.shut === '' && plan.ended === undefined} />)}
    </section>
  )
}

function Plan({ plan, today, works }: { readonly plan: GuidancePlan; readonly today: string; readonly works: boolean }) {
  const [doing, go] = useState<'change' | 'answer' | 'end' | undefined>(undefined)
  const { content, consent, answers, ended } = plan
  const done = () => go(undefined)
  if (doing === 'change') return <GuidanceForm plan={plan} today={today} onDone={done} />
  return (
    <article className={style.card} aria-label={`${formatDayZh(plan.madeOn)}的计划`}>
      <div className={style.head}>
        <Text fw={600} className={style.grow}>{content.goal}</Text>
        <Badge radius="sm" color={COLOURS[consent]}>{CONSENT_NAMES[consent]}</Badge>
        {ended !== undefined && <Badge radius="sm" color="gray.7">已结束</Badge>}
        {works && doing === undefined && <Group gap={4}><Button size="compact-sm" variant="default" onClick={() => go('change')}>修改计划</Button><Button size="compact-sm" variant="default" onClick={() => go('answer')}>记本人答复</Button><Button size="compact-sm" variant="default" onClick={() => go('end')}>结束计划</Button></Group>}
      </div>
      <dl className={style.facts}>
        <dt>安排</dt><dd>{content.measures.map(({ kind, guide, name, frequency }) => `${GUIDANCE_KIND_NAMES[kind]}：${GUIDE_NAMES[guide]} ${name}，${frequency}`).join('\n')}</dd>
        <dt>回看日期</dt><dd>{formatDayZh(content.reviewOn)}{ended === undefined && content.reviewOn <= today ? '　请回看：目标达到没有，要不要改' : ''}</dd>
        <dt>本人答复</dt><dd>{answers.map(({ consent: answer, on, note, by }) => `${formatDayZh(on)}　${CONSENT_NAMES[answer]}${note === '' ? '' : `：${note}`}（${by} 记）`).join('\n')}</dd>
        {ended !== undefined && <><dt>结果</dt><dd>{formatDayZh(ended.on)}　{GUIDANCE_OUTCOME_NAMES[ended.outcome]}：{ended.text}（{ended.by} 记）</dd></>}
      </dl>
      {doing === 'answer' && <AnswerForm plan={plan} today={today} onDone={done} />}
      {doing === 'end' && <EndForm plan={plan} onDone={done} />}
      <GuidanceSessions plan={plan} today={today} works={works} schedules={works && maySchedule(consent)} />
    </article>
  )
}
