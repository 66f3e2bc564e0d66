/** 接访登记: the open drafts as tabs and the form of the chosen one. `?draft=` names it, `?new=1` starts another. */
import { Alert, Button, Center, Group, Loader, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useSession } from '../../bridge/session'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { useDoubt } from '../../ui/useDoubt'
import { DraftTabs } from './DraftTabs'
import { IntakeDraft } from './IntakeDraft'
import { NoRegistering } from './NoRegistering'
import { dropKeeper } from './useKeeper'
import { useLeaving } from './useLeaving'
import style from './IntakeScreen.module.css'

/** Beginning and discarding drafts; the address names the one that is shown. */
function useDrafts() {
  const [params, setParams] = useSearchParams()
  const wanted = params.get('new') !== null
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const session = useQueryClient()
  const { tell: startDraft } = useTell('drafts.start')
  const { tell: discardDraft } = useTell('drafts.discard')
  const starting = useRef(false)
  /** The draft just begun, which the list may not show yet. */
  const started = useRef(0)
  const open = (id: number) => setParams({ draft: String(id) }, { replace: true })
  const start = async () => {
    if (starting.current) return
    starting.current = true
    const reply = await startDraft({})
    starting.current = false
    if (reply.ok) {
      started.current = reply.value.id
      open(reply.value.id)
      return
    }
    setRefused(reply.fault.message)
    if (wanted) setParams({}, { replace: true })
  }
  const discard = async (id: number) => {
    const reply = await discardDraft({ id })
    if (!reply.ok) return setRefused(reply.fault.message)
    dropKeeper(session, id)
    started.current = 0
    setParams({}, { replace: true })
  }
  return { params, wanted, started, open, start: () => void start(), discard: (id: number) => void discard(id), refused, onRead: () => setRefused(undefined) }
}

export function IntakeScreen() {
  const { params, wanted, started, open, start, discard, refused, onRead } = useDrafts()
  const listed = useAsk('drafts.list', {})
  const settings = useDeskParts()
  const { known: told, doubt } = useDoubt()
  const startNow = wanted && told && doubt === undefined
  useEffect(() => { if (startNow) start() }, [startNow])
  const chosen = Number(params.get('draft') ?? 0)
  const known = listed.value?.some(({ id }) => id === chosen) === true
  /** Where damage keeps the list from being read, the draft that is open is still held by its keeper. */
  const kept = doubt !== undefined && listed.fault !== undefined
  const currentId = chosen > 0 && (known || kept || started.current === chosen) ? chosen : listed.value?.at(-1)?.id
  useLeaving(currentId)
  if (doubt !== undefined && settings.fault !== undefined) return <NoRegistering doubt={doubt} />
  if (listed.fault !== undefined && !kept) return <Alert color="red" title="草稿读不出来">{listed.fault.message}</Alert>
  if ((listed.value === undefined && !kept) || (settings.value === undefined && settings.fault === undefined)) return <Center h="100%"><Loader aria-label="正在读取草稿" /></Center>
  // While the next visitor's draft is being begun, or looked for, no other form stands there: what is typed at once would go into it.
  const sought = chosen > 0 && chosen !== currentId && listed.asking
  if ((wanted || sought) && doubt === undefined) return <Center h="100%"><Loader aria-label="正在打开登记表" /></Center>
  if (settings.value === undefined) return <Alert color="red" title="登记表打不开"><Group>{settings.fault?.message}<Button size="xs" variant="default" onClick={settings.again}>再试一次</Button></Group></Alert>
  return (
    <div className={style.screen}>
      <DraftTabs drafts={listed.value ?? []} current={currentId} onOpen={open} writable={doubt === undefined} onStart={start} onDiscard={discard} />
      {refused !== undefined && <Alert color="red" withCloseButton onClose={onRead}>{refused}</Alert>}
      {currentId === undefined && doubt !== undefined && <NoRegistering doubt={doubt} />}
      {currentId === undefined ? doubt === undefined && <NoDraft onStart={start} /> : <IntakeDraft key={currentId} draftId={currentId} doubt={doubt} at={params.get('at') ?? undefined} {...settings.value} />}
    </div>
  )
}

function useDeskParts() {
  const calendar = useAsk('desk.calendar', {})
  const codes = useAsk('desk.codes', {})
  const officers = useAsk('desk.officers', {})
  const workerId = useSession()?.userId
  const value = calendar.value === undefined ? undefined : { today: calendar.value.today, codes: codes.value ?? {}, officers: officers.value ?? [], workerId }
  return { value, fault: calendar.fault, again: calendar.again }
}

function NoDraft({ onStart }: { readonly onStart: () => void }) {
  return (
    <Center className={style.empty}>
      <Stack align="center" gap="sm">
        <Text size="lg" fw={600}>没有正在登记的来访</Text>
        <Text size="sm" c="dimmed">填的每一项都会自动保存为草稿；可以同时登记几位来访人。</Text>
        <Button onClick={onStart} autoFocus>开始接访登记（F2）</Button>
      </Stack>
    </Center>
  )
}
