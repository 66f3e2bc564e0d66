/** 识别: cards that fit what is being typed, with earlier visits; the worker says whether it is the same person and what kind of visit this is. */
import { Button, Skeleton, Text } from '@mantine/core'
import { useDebouncedValue, useWindowEvent } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { PersonMatch } from '#core/contract/people'
import { checkId } from '#core/domain/identity'
import { useAsk } from '../../bridge/useAsk'
import { fieldId, useIntakeDesk } from './intakeDesk'
import { MatchCard } from './MatchCard'
import { VisitKindField } from './VisitKindField'
import style from './Recognition.module.css'

const typingMs = 250
const enough = (text: string | undefined, least: number): string | undefined => (text !== undefined && text.trim().length >= least ? text.trim() : undefined)

function useMatches() {
  const { form, who, today } = useIntakeDesk()
  const check = who.idNumber === undefined ? undefined : checkId(who.idNumber, today)
  const typed = {
    idNumber: enough(who.idNumber, 4)?.slice(0, 40), phone: enough(who.phone, 4)?.slice(0, 40), name: enough(who.name, 1)?.slice(0, 60), bornOn: (check?.ok === true ? check.bornOn : enough(who.bornOn, 4))?.slice(0, 20),
    address: enough(who.address, 2)?.slice(0, 200), title: enough(form.title, 2)?.slice(0, 80), requests: enough(form.requests, 2)?.slice(0, 2000),
  }
  const [settled] = useDebouncedValue(JSON.stringify(typed), typingMs)
  const input = JSON.parse(settled) as typeof typed
  const anything = [input.idNumber, input.phone, input.name].some((part) => part !== undefined)
  const asked = useAsk('people.match', input, { enabled: anything })
  const [kept, keep] = useState(asked.value)
  if (asked.value !== undefined && asked.value !== kept) keep(asked.value)
  return { asked: { ...asked, value: asked.value ?? kept }, anything, answered: anything && asked.value !== undefined && settled === JSON.stringify(typed) }
}

/** Alt+1 … Alt+8 say who it is from within any field; Alt+0 says that it is none of them. */
function useChoosingKeys(open: readonly PersonMatch[], enabled: boolean, choose: (match: PersonMatch) => void, none: () => void): void {
  useWindowEvent('keydown', (event) => {
    if (!enabled || !event.altKey || event.ctrlKey || event.metaKey || event.isComposing || !/^Digit[0-8]$/u.test(event.code)) return
    const match = open[Number(event.code.slice(-1)) - 1]
    if (event.code === 'Digit0' && open.length > 0) none()
    else if (match !== undefined) choose(match)
    else return
    event.preventDefault()
  })
}

/** `onWaiting` is told how many cards wait for the worker's word. */
export function RecognitionPanel({ onWaiting }: { readonly onWaiting?: (cards: number) => void }) {
  const { form, patch } = useIntakeDesk()
  const { asked, anything, answered } = useMatches()
  const different = form.differentIds ?? []
  const found = anything ? (asked.value ?? []) : []
  const chosen = found.find(({ personId }) => personId === form.personId)
  const open = found.filter(({ personId }) => personId !== form.personId && !different.includes(personId))
  const choose = (match: PersonMatch) => patch({
    personId: match.personId, visitDecided: undefined, visitKind: match.suggestion.kind, visitReason: match.suggestion.reason, linkedPetitionId: match.suggestion.linkedPetitionId,
  })
  const release = () => patch({ personId: undefined, visitDecided: undefined, visitKind: undefined, visitReason: undefined, linkedPetitionId: undefined })
  const sayDifferent = (matches: readonly PersonMatch[]) => patch({ differentIds: [...different, ...matches.map(({ personId }) => personId)] })
  const undecided = open.length > 0 && form.personId === undefined
  useEffect(() => { onWaiting?.(undecided ? open.length : 0) }, [undecided, open.length])
  useChoosingKeys(open, undecided, choose, () => sayDifferent(open))
  return (
    <section className={style.panel} aria-label="识别以往来访" aria-live="polite">
      <h3 className={style.heading}>以往来访</h3>
      {!anything && form.personId === undefined && <Text size="sm" c="dimmed">输入姓名、证件号或电话后，在这里显示以前的来访。</Text>}
      {anything && asked.value === undefined && asked.fault === undefined && <Skeleton height={64} />}
      {asked.fault !== undefined && <Text size="sm" c="red.8">{asked.fault.message}</Text>}
      {form.personId !== undefined && (
        <div>
          {chosen === undefined ? <ChosenElsewhere personId={form.personId} /> : <MatchCard match={chosen} chosen />}
          <Button id={fieldId('personId')} size="compact-sm" variant="subtle" color="gray" mt={4} onClick={release}>不是此人，取消选定</Button>
        </div>
      )}
      {open.map((match, index) => (
        <MatchCard key={match.personId} match={match} focusId={undecided && index === 0 ? fieldId('personId') : undefined} hotkey={`Alt+${index + 1}`} keepId={form.personId} onChoose={() => choose(match)} onOther={() => sayDifferent([match])} />
      ))}
      {anything && asked.value !== undefined && open.length === 0 && form.personId === undefined && (
        <Text size="sm" c="dimmed">{found.length === 0 ? '没有找到以前的来访，将新建档案。' : '已确认不是这些人，将新建档案；同名的人各自分开。'}</Text>
      )}
      {found.some(({ personId }) => different.includes(personId)) && <Again count={different.length} onAgain={() => patch({ differentIds: undefined })} />}
      {(anything || form.personId !== undefined) && <VisitKindField suggestion={chosen?.suggestion} answered={answered} undecided={undecided} />}
    </section>
  )
}

/** The chosen card where nothing typed leads to it any more: who it is, and that it can be let go. */
function ChosenElsewhere({ personId }: { readonly personId: number }) {
  const { value: card, fault } = useAsk('people.card', { id: personId })
  const who = card === undefined ? `档案 #${personId}` : [card.name || '（未留名）', card.idNumber, card.phone].filter((part) => part !== '').join('　')
  return (
    <>
      <Text size="sm">已选定：{who}</Text>
      <Text size="xs" c="orange.9">{fault === undefined ? '现在填写的姓名、证件号、电话都和这份档案对不上。不是此人的，请取消选定，按新人登记。' : '这份档案现在查不到，请取消选定，重新查找或按新人登记。'}</Text>
    </>
  )
}

/** What was decided stays decided with the draft, and can be taken back. */
function Again({ count, onAgain }: { readonly count: number; readonly onAgain: () => void }) {
  return <Text size="xs" c="gray.7">已确认 {count} 份档案是另一人，随草稿保存。<Button size="compact-xs" variant="subtle" onClick={onAgain}>重新核对</Button></Text>
}
