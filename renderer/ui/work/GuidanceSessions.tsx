/** The sessions of a plan: arranged, held, missed, called off; what was held is written once and stays. */
import { Badge, Button, Group, NativeSelect, Radio, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { GuidancePlan, GuidanceSession } from '#core/contract/guidance'
import { formatDayZh } from '#core/domain/day'
import { GUIDANCE_KIND_NAMES, type GuidanceKind, PARTICIPATION_NAMES, PARTICIPATIONS, type Participation, SESSION_STATE_NAMES } from '#core/domain/guidance'
import { labelWordsIn } from '#core/domain/warningNotes'
import { useAsk } from '../../bridge/useAsk'
import { takesCursor } from '../fieldFocus'
import { Unplaced } from '../Unplaced'
import { useKeptForm } from '../useKeptForm'
import { DayField } from './DayField'
import style from './Work.module.css'

interface Props { readonly plan: GuidancePlan; readonly today: string; readonly works: boolean; readonly schedules: boolean }
const COLOURS = { planned: 'blue.8', held: 'green.9', missed: 'orange.9', cancelled: 'gray.7' } as const

export function GuidanceSessions({ plan, today, works, schedules }: Props) {
  const [writing, write] = useState<string | undefined>(undefined)
  const done = () => write(undefined)
  return (
    <>
      {plan.sessions.length > 0 && <ul className={style.rows} aria-label="各次安排">
        {plan.sessions.map((session) => (
          <li key={session.no} className={style.row}>
            <Badge radius="sm" miw={72} color={COLOURS[session.state]}>{SESSION_STATE_NAMES[session.state]}</Badge>
            <span className={style.grow}><b>第 {session.no} 次　{GUIDANCE_KIND_NAMES[session.kind]}</b>　{formatDayZh(session.held?.on ?? session.on)}{session.earlyOn === undefined ? '' : `（休息日）`}　{session.topic}<SessionWords session={session} /></span>
            {works && session.state === 'planned' && writing === undefined && <Group gap={4}><Button size="compact-sm" variant="default" disabled={plan.consent !== 'agreed'} title={plan.consent === 'agreed' ? undefined : '先记下本人同意'} aria-label={`记第 ${session.no} 次`} onClick={() => write(`hold ${session.no}`)}>记进行情况</Button><Button size="compact-sm" variant="default" aria-label={`第 ${session.no} 次没有进行`} onClick={() => write(`off ${session.no}`)}>没有进行…</Button></Group>}
            {writing === `hold ${session.no}` && <HoldForm plan={plan} session={session} today={today} onDone={done} />}
            {writing === `off ${session.no}` && <CallOff plan={plan} session={session} onDone={done} />}
          </li>
        ))}
      </ul>}
      {schedules && (writing === 'new' ? <Schedule plan={plan} onDone={done} /> : <div><Button size="compact-sm" variant="default" onClick={() => write('new')}>安排一次</Button></div>)}
    </>
  )
}

function SessionWords({ session: { held, reason } }: { readonly session: GuidanceSession }) {
  if (held !== undefined) return <><br />{PARTICIPATION_NAMES[held.participation]}；{held.attitude}{held.nextStep === '' ? '' : `；下一步：${held.nextStep}`}</>
  return reason === '' ? null : <>（{reason}）</>
}

function Schedule({ plan, onDone }: { readonly plan: GuidancePlan; readonly onDone: () => void }) {
  const kinds = [...new Set(plan.content.measures.map(({ kind }) => kind))]
  const form = useKeptForm<'guidance.schedule', { readonly kind: GuidanceKind; readonly on: string; readonly topic: string }>('guidance.schedule', `guidance.schedule:${plan.id}`, { kind: kinds[0] ?? 'law', on: '', topic: '' }, onDone)
  const { typed } = form
  const save = () => form.send({ id: plan.id, ...typed }, typed.on === '' ? { field: 'on', message: '请选择日期' } : undefined)
  return (
    <form ref={takesCursor} className={style.card} aria-label="安排一次" onSubmit={(event) => { event.preventDefault(); void save() }}>
      <Group align="flex-start" grow>
        <NativeSelect label="做什么" data={kinds.map((value) => ({ value, label: GUIDANCE_KIND_NAMES[value] }))} value={typed.kind} error={form.at('kind')} onChange={(event) => form.put({ kind: event.currentTarget.value as GuidanceKind })} />
        <DayField label="哪天" required rest="day" value={typed.on} error={form.at('on')} onDay={(on) => form.put({ on })} />
        <TextInput label="主题" withAsterisk maxLength={200} autoComplete="off" placeholder="例如：信访程序和复查复核" value={typed.topic} error={form.at('topic')} onChange={(event) => form.put({ topic: event.currentTarget.value })} />
      </Group>
      <Unplaced wrong={form.wrong} shown={['kind', 'on', 'topic']} />
      <Group justify="flex-end" gap="xs"><Button variant="default" onClick={onDone}>先放着</Button><Button type="submit" loading={form.busy}>安排</Button></Group>
    </form>
  )
}

interface SessionProps { readonly plan: GuidancePlan; readonly session: GuidanceSession; readonly onDone: () => void }

function HoldForm({ plan, session, today, onDone }: SessionProps & { readonly today: string }) {
  const labels = useAsk('safety.guide', {}).value?.labelWords.words ?? []
  const form = useKeptForm<'guidance.hold', { readonly heldOn: string; readonly topic: string; readonly participation: Participation; readonly attitude: string; readonly nextStep: string }>('guidance.hold', `guidance.hold:${plan.id}:${session.no}`, { heldOn: session.on < today ? session.on : today, topic: session.topic, participation: 'whole', attitude: '', nextStep: '' }, onDone)
  const { typed } = form
  const save = () => form.send({ id: plan.id, no: session.no, ...typed })
  const found = labelWordsIn(typed.attitude, labels)
  return (
    <form ref={takesCursor} className={style.card} style={{ flexBasis: '100%' }} aria-label={`第 ${session.no} 次进行情况`} onSubmit={(event) => { event.preventDefault(); void save() }}>
      <Group align="flex-start" grow>
        <DayField label="进行日期" rest="none" value={typed.heldOn} error={form.at('heldOn')} onDay={(heldOn) => form.put({ heldOn })} />
        <TextInput label="主题" withAsterisk maxLength={200} autoComplete="off" value={typed.topic} error={form.at('topic')} onChange={(event) => form.put({ topic: event.currentTarget.value })} />
      </Group>
      <Radio.Group label="参加情况" value={typed.participation} onChange={(value) => form.put({ participation: value as Participation })}><Group mt={4}>{PARTICIPATIONS.map((one) => <Radio key={one} value={one} label={PARTICIPATION_NAMES[one]} />)}</Group></Radio.Group>
      <Textarea label="态度（写看到、听到的，不下判断）" withAsterisk autosize minRows={1} maxRows={4} maxLength={500} placeholder="例如：听完后提了两个问题，要了条例文本" value={typed.attitude} error={form.at('attitude')} onChange={(event) => form.put({ attitude: event.currentTarget.value })} />
      {found.length > 0 && <Text size="sm" c="orange.9" role="status">“{found.join('”“')}”是标签，请改写成说了什么、做了什么。</Text>}
      <TextInput label="下一步" maxLength={500} autoComplete="off" value={typed.nextStep} onChange={(event) => form.put({ nextStep: event.currentTarget.value })} />
      {session.kind === 'care' && <Text size="xs" c="gray.7">这里只写参加情况；谈到的心理内容请写在心理记录里。</Text>}
      <Unplaced wrong={form.wrong} shown={['heldOn', 'topic', 'attitude']} />
      <Group justify="flex-end" gap="xs"><Text size="xs" c="gray.7">记下以后不能再改</Text><Button variant="default" onClick={onDone}>先放着</Button><Button type="submit" loading={form.busy}>记下</Button></Group>
    </form>
  )
}

function CallOff({ plan, session, onDone }: SessionProps) {
  const form = useKeptForm<'guidance.callOff', { readonly how: 'missed' | 'cancelled'; readonly reason: string }>('guidance.callOff', `guidance.off:${plan.id}:${session.no}`, { how: 'missed', reason: '' }, onDone)
  const { typed } = form
  const save = () => form.send({ id: plan.id, no: session.no, ...typed })
  return (
    <form ref={takesCursor} className={style.card} style={{ flexBasis: '100%' }} aria-label={`第 ${session.no} 次没有进行`} onSubmit={(event) => { event.preventDefault(); void save() }}>
      <Radio.Group label="情况" value={typed.how} onChange={(value) => form.put({ how: value === 'cancelled' ? 'cancelled' : 'missed' })}><Group mt={4}><Radio value="missed" label={SESSION_STATE_NAMES.missed} /><Radio value="cancelled" label="取消了" /></Group></Radio.Group>
      <TextInput label="原因" withAsterisk maxLength={500} autoComplete="off" value={typed.reason} error={form.wrong?.message} onChange={(event) => form.put({ reason: event.currentTarget.value })} />
      <Group justify="flex-end" gap="xs"><Button variant="default" onClick={onDone}>先放着</Button><Button type="submit" loading={form.busy}>记下</Button></Group>
    </form>
  )
}
