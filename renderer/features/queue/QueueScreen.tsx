/** 候访: taking numbers, the line, this window, everybody else; one window for each ticket and one for what is left of earlier days. */
import { Alert, Button, Group, NativeSelect, Text, Title } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { OutputOf } from '#core/contract/index'
import type { QueueRules } from '#core/contract/queueRules'
import { dayOf } from '#core/domain/day'
import { useSession } from '../../bridge/session'
import { useAsk } from '../../bridge/useAsk'
import { CallsBoardButton } from '../../ui/BoardButtons'
import { useNow } from '../../ui/useNow'
import { Waiting } from '../../ui/Waiting'
import { CarryOver } from './CarryOver'
import { DeskPanel } from './DeskPanel'
import { Line } from './Line'
import { Others } from './Others'
import { type Form, QueueDeskProvider, type Said, useQueueDesk, useSteps } from './queueDesk'
import { TakeForm } from './TakeForm'
import { TicketSheet } from './TicketSheet'
import style from './Queue.module.css'

type Listed = OutputOf<'queue.list'>

/** Of those who wait, shown at once and with each further press: more than a desk looks at, few enough to stay quick. */
const PAGE = 80

export function QueueScreen() {
  const [upTo, setUpTo] = useState(PAGE)
  const list = useAsk('queue.list', { upTo }, { keep: true })
  const rules = useAsk('queue.rules', {})
  const fault = list.fault ?? rules.fault
  if (fault !== undefined) return <Alert color="red" title="候访读不出来" role="alert"><Group justify="space-between">{fault.message}<Button size="xs" variant="default" onClick={() => { list.again(); rules.again() }}>再试一次</Button></Group></Alert>
  if (list.value === undefined || rules.value === undefined) return <Waiting what="正在读取候访" />
  return <Queue list={list.value} rules={rules.value.rules} again={list.again} onMore={() => setUpTo(Math.min(600, upTo + PAGE))} />
}

/** The order of the line changes by itself when an appointment's time comes, and the day at midnight: then the office is asked again. */
function useChangesByItself({ now: officeNow, today, rows }: Listed, again: () => void): void {
  const now = useNow(officeNow, 10_000)
  const changed = dayOf(now) !== today || rows.some(({ state, bookedFor = 0 }) => state === 'waiting' && bookedFor > officeNow && bookedFor <= now)
  useEffect(() => { if (changed) again() }, [changed, now])
}

interface Props { readonly list: Listed; readonly rules: QueueRules; readonly again: () => void; readonly onMore: () => void }

function Queue({ list, rules, again, onMore }: Props) {
  const { run, busy, said, say } = useSteps()
  const [shown, setShown] = useState<{ readonly id: number; readonly form: Form } | undefined>(undefined)
  const [signing, setSigning] = useState(false)
  useChangesByItself(list, again)
  const open = useCallback((id: number, form: Form = 'facts') => setShown({ id, form }), [])
  const { seat, rows, ended, coming, today, now, beyond } = list
  const desk = useMemo(() => ({ rules, seat, run, busy, open }), [rules, seat, run, busy, open])
  const userName = useSession()?.name
  const waiting = useMemo(() => rows.filter(({ state }) => state === 'waiting'), [rows])
  const mine = rows.filter(({ state, windowId }) => (state === 'called' || state === 'serving') && windowId === seat)
  const next = () => void run('queue.call', {}, ({ number }) => `已呼叫 ${number}`)
  useHotkeys([['F7', next]], [])
  const row = shown === undefined ? undefined : [...rows, ...ended, ...coming].find(({ id }) => id === shown.id)
  return (
    <QueueDeskProvider value={desk}>
      <div className={style['screen']}>
        <Head list={list} onSign={() => setSigning(true)} />
        <TakeForm />
        <SaidLine said={said} onClose={() => say(undefined)} />
        <div className={style['columns']}>
          <div className={style['left']}><Line rows={waiting} officeNow={now} beyond={beyond} onMore={onMore} /></div>
          <div className={style['side']}>
            <DeskPanel rows={mine} next={waiting.find(({ forWindowId, forWorker }) => (forWindowId ?? seat) === seat && (forWorker ?? userName) === userName)} onNext={next} />
            <Others rows={rows} ended={ended} coming={coming} />
          </div>
        </div>
      </div>
      {row !== undefined && shown !== undefined && <TicketSheet key={`${row.id} ${row.state} ${shown.form}`} row={row} form={shown.form} today={today} onClose={() => setShown(undefined)} />}
      {signing && <CarryOver onClose={() => setSigning(false)} />}
    </QueueDeskProvider>
  )
}

function SaidLine({ said, onClose }: { readonly said: Said | undefined; readonly onClose: () => void }) {
  if (said === undefined) return null
  return <Alert py={6} color={said.ok ? 'green' : 'red'} role={said.ok ? 'status' : 'alert'} withCloseButton onClose={onClose} closeButtonLabel="知道了">{said.message}</Alert>
}

function Head({ list: { people, papers, carry }, onSign }: { readonly list: Listed; readonly onSign: () => void }) {
  const { rules, seat, run } = useQueueDesk()
  const leads = useSession()?.roles.some((role) => role === 'leader' || role === 'admin') === true
  return (
    <div className={style['head']}>
      <Title order={1} size="h2">候访</Title>
      <Text size="sm">在等 <b>{people}</b> 个号{papers === 0 ? '' : `，来信来电 ${papers} 件`}</Text>
      <Group gap={6} ml="auto">
        <CallsBoardButton />
        <NativeSelect size="xs" aria-label="本机窗口" value={String(seat)} data={rules.windows.map(({ id, name }) => ({ value: String(id), label: `本机：${name}` }))} onChange={(event) => void run('queue.sit', { windowId: Number(event.currentTarget.value) }, () => '已改本机窗口')} />
        <Button size="xs" variant={carry > 0 ? 'filled' : 'default'} {...(carry > 0 ? { color: 'orange.9' } : {})} onClick={onSign}>{carry > 0 ? `清点（前几天还有 ${carry} 个号）` : '清点'}</Button>
        {leads && <Button size="xs" variant="default" component={Link} to="/queue-rules">候访规则</Button>}
      </Group>
    </div>
  )
}
