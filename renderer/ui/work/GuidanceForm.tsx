/** A plan of 法治教育 and 心理疏导 being written or changed; a new one with what the petitioner answered to the offer. */
import { Alert, Button, CloseButton, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { GuidancePlan } from '#core/contract/guidance'
import type { InputOf } from '#core/contract/index'
import { CONSENT_NAMES, CONSENTS, GUIDANCE_KIND_NAMES, GUIDANCE_KINDS, GUIDE_NAMES, GUIDES } from '#core/domain/guidance'
import { useKept } from '../../bridge/kept'
import { takesCursor } from '../fieldFocus'
import { Unplaced } from '../Unplaced'
import { useAttempt, type Wrong } from '../useAttempt'
import { DayField } from './DayField'
import style from './Work.module.css'

type Content = InputOf<'guidance.plan'>['content']
type Answer = InputOf<'guidance.plan'>['answer']
interface Typed { readonly content: Content; readonly answer: Answer; readonly revision: number }

const options = <K extends string>(keys: readonly K[], names: Readonly<Record<K, string>>) => keys.map((value) => ({ value, label: names[value] }))

type Props = { readonly today: string; readonly onDone: () => void } & ({ readonly petitionId: number; readonly plan?: undefined } | { readonly plan: GuidancePlan; readonly petitionId?: undefined })

export function GuidanceForm({ today, onDone, petitionId, plan }: Props) {
  const fresh: Typed = { content: { goal: '', measures: [{ kind: 'law', guide: 'justice', name: '', frequency: '' }], reviewOn: '' }, answer: { consent: 'asked', on: today, note: '' }, revision: 0 }
  const { value: typed, set, forget } = useKept<Typed>(plan === undefined ? `guidance:${petitionId}` : `guidance.change:${plan.id}`, plan === undefined ? fresh : { ...fresh, content: plan.content, revision: plan.revision })
  const begin = useAttempt('guidance.plan')
  const change = useAttempt('guidance.change')
  const { content, answer } = typed
  const end = () => { forget(); onDone() }
  const outdated = plan !== undefined && plan.revision !== typed.revision
  const save = async () => {
    const missing: Wrong | undefined = content.reviewOn === '' ? { field: 'content.reviewOn', message: '请选择回看日期' } : undefined
    const reply = plan === undefined ? await begin.ask({ petitionId, content, answer }, missing) : await change.ask({ id: plan.id, revision: typed.revision, content }, missing)
    if (reply?.ok === true) end()
  }
  const wrong = begin.wrong ?? change.wrong
  const at = (field: string) => (wrong?.field === field ? wrong.message : undefined)
  return (
    <form ref={takesCursor} className={style.card} aria-label={plan === undefined ? '新计划' : '修改计划'} onSubmit={(event) => { event.preventDefault(); void save() }}>
      {outdated && <Alert color="orange" title="这份计划刚刚有人改过"><Group gap="xs"><Text size="sm">您填写的还在下面。</Text><Button size="xs" variant="default" onClick={() => set({ ...typed, content: plan.content, revision: plan.revision })}>改用最新的</Button><Button size="xs" onClick={() => set({ ...typed, revision: plan.revision })}>用我填写的替换</Button></Group></Alert>}
      <Textarea label="目标" withAsterisk autosize minRows={1} maxRows={4} maxLength={500} placeholder="希望达到什么，例如：明白处理结果的依据和还有哪些途径" value={content.goal} error={at('content.goal')} onChange={(event) => set({ ...typed, content: { ...content, goal: event.currentTarget.value } })} />
      <Measures content={content} at={at} onContent={(next) => set({ ...typed, content: next })} />
      <Group align="flex-start" grow>
        <DayField label="回看日期" required value={content.reviewOn} error={at('content.reviewOn')} onDay={(reviewOn) => set({ ...typed, content: { ...content, reviewOn } })} />
        {plan === undefined ? <NativeSelect label="本人的答复" data={options(CONSENTS, CONSENT_NAMES)} value={answer.consent} error={at('answer.consent')} onChange={(event) => set({ ...typed, answer: { ...answer, consent: event.currentTarget.value as Answer['consent'] } })} /> : <span />}
        {plan === undefined ? <DayField label="答复（提出）日期" rest="none" value={answer.on} error={at('answer.on')} onDay={(on) => set({ ...typed, answer: { ...answer, on } })} /> : <span />}
      </Group>
      {plan === undefined && <TextInput label="怎样问的、怎样答的" maxLength={500} autoComplete="off" placeholder="例如：当面说明是自愿参加，本人说想听听" value={answer.note} error={at('answer.note')} onChange={(event) => set({ ...typed, answer: { ...answer, note: event.currentTarget.value } })} />}
      <Unplaced wrong={wrong} shown={['content', 'answer']} />
      {at('content.measures') !== undefined && <Text size="sm" c="red.8" role="alert">{at('content.measures')}</Text>}
      <Group justify="flex-end" gap="xs"><Button variant="default" onClick={onDone}>先放着</Button><Button variant="default" onClick={end}>不要了</Button><Button type="submit" loading={begin.busy || change.busy} disabled={outdated}>保存计划</Button></Group>
    </form>
  )
}

function Measures({ content, at, onContent }: { readonly content: Content; readonly at: (field: string) => string | undefined; readonly onContent: (content: Content) => void }) {
  const { measures } = content
  const put = (index: number, part: Partial<Content['measures'][number]>) => onContent({ ...content, measures: measures.map((measure, place) => (place === index ? { ...measure, ...part } : measure)) })
  return (
    <Stack gap={6}>
      {measures.map((measure, index) => {
        const path = (field: string) => at(`content.measures.${index}.${field}`)
        const n = index + 1
        return (
          <Group key={index} gap="xs" align="flex-start" wrap="nowrap">
            <NativeSelect aria-label={`第 ${n} 项做什么`} data={options(GUIDANCE_KINDS, GUIDANCE_KIND_NAMES)} value={measure.kind} onChange={(event) => put(index, { kind: event.currentTarget.value as typeof measure.kind })} />
            <NativeSelect aria-label={`第 ${n} 项由哪方`} data={options(GUIDES, GUIDE_NAMES)} value={measure.guide} onChange={(event) => put(index, { guide: event.currentTarget.value as typeof measure.guide })} />
            <TextInput style={{ flex: 1 }} aria-label={`第 ${n} 项由谁`} placeholder="姓名" maxLength={60} autoComplete="off" value={measure.name} error={path('name')} onChange={(event) => put(index, { name: event.currentTarget.value })} />
            <TextInput style={{ flex: 1 }} aria-label={`第 ${n} 项多久一次`} placeholder="例如：每两周一次" maxLength={80} autoComplete="off" value={measure.frequency} error={path('frequency')} onChange={(event) => put(index, { frequency: event.currentTarget.value })} />
            <CloseButton mt={4} aria-label={`删去第 ${n} 项`} onClick={() => onContent({ ...content, measures: measures.filter((_, place) => place !== index) })} />
          </Group>
        )
      })}
      <div><Button size="compact-sm" variant="default" disabled={measures.length >= 10} onClick={() => onContent({ ...content, measures: [...measures, { kind: 'care', guide: 'volunteer', name: '', frequency: '' }] })}>加一项安排</Button></div>
    </Stack>
  )
}
