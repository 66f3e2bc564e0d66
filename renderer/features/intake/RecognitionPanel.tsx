/** 识别: cards that fit what is being typed, with earlier visits; the worker says whether it is the same person and what kind of visit this is. */
import { Button, Skeleton, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { PersonMatch } from '#core/contract/people'
import { useAsk } from '../../bridge/useAsk'
import { useIntakeDesk } from './intakeDesk'
import { MatchCard } from './MatchCard'
import { VisitKindField } from './VisitKindField'
import style from './Recognition.module.css'

const typingMs = 250
const enough = (text: string | undefined, least: number): string | undefined => (text !== undefined && text.trim().length >= least ? text.trim() : undefined)

function useMatches() {
  const { form, who } = useIntakeDesk()
  const typed = {
    idNumber: enough(who.idNumber, 4)?.slice(0, 40), phone: enough(who.phone, 4)?.slice(0, 40), name: enough(who.name, 1)?.slice(0, 60), bornOn: enough(who.bornOn, 4)?.slice(0, 20),
    address: enough(who.address, 2)?.slice(0, 200), title: enough(form.title, 2)?.slice(0, 80), requests: enough(form.requests, 2)?.slice(0, 2000),
  }
  const [settled] = useDebouncedValue(JSON.stringify(typed), typingMs)
  const input = JSON.parse(settled) as typeof typed
  const anything = [input.idNumber, input.phone, input.name].some((part) => part !== undefined)
  const asked = useAsk('people.match', input, { enabled: anything })
  const [kept, keep] = useState(asked.value)
  if (asked.value !== undefined && asked.value !== kept) keep(asked.value)
  return { asked: { ...asked, value: asked.value ?? kept }, anything }
}

export function RecognitionPanel() {
  const { form, patch } = useIntakeDesk()
  const { asked, anything } = useMatches()
  const [others, setOthers] = useState<readonly number[]>([])
  const found = anything ? (asked.value ?? []) : []
  const chosen = found.find(({ personId }) => personId === form.personId)
  const open = found.filter(({ personId }) => personId !== form.personId && !others.includes(personId))
  const choose = (match: PersonMatch) => patch({
    personId: match.personId, visitKind: match.suggestion.kind, visitReason: match.suggestion.reason, linkedPetitionId: match.suggestion.linkedPetitionId,
  })
  const release = () => patch({ personId: undefined, visitKind: undefined, visitReason: undefined, linkedPetitionId: undefined })
  return (
    <section className={style.panel} aria-label="识别以往来访" aria-live="polite">
      <h3 className={style.heading}>以往来访</h3>
      {!anything && form.personId === undefined && <Text size="sm" c="dimmed">输入姓名、证件号或电话后，在这里显示以前的来访。</Text>}
      {anything && asked.value === undefined && asked.fault === undefined && <Skeleton height={64} />}
      {asked.fault !== undefined && <Text size="sm" c="red.8">{asked.fault.message}</Text>}
      {form.personId !== undefined && (
        <div>
          {chosen === undefined ? <Text size="sm">已选定档案 #{form.personId}</Text> : <MatchCard match={chosen} chosen />}
          <Button size="compact-sm" variant="subtle" color="gray" mt={4} onClick={release}>不是此人，取消选定</Button>
        </div>
      )}
      {open.map((match) => (
        <MatchCard key={match.personId} match={match} keepId={form.personId} onChoose={() => choose(match)} onOther={() => setOthers([...others, match.personId])} />
      ))}
      {anything && asked.value !== undefined && open.length === 0 && form.personId === undefined && (
        <Text size="sm" c="dimmed">{found.length === 0 ? '没有找到以前的来访，将新建档案。' : '已确认不是这些人，将新建档案；同名的人各自分开。'}</Text>
      )}
      {(anything || form.personId !== undefined) && <VisitKindField suggestion={chosen?.suggestion} undecided={open.length > 0 && form.personId === undefined} />}
    </section>
  )
}
