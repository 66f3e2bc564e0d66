/** One request: what was handed over, and what the lawyer can do with it now: answer, draft, sign, share. */
import { Alert, Badge, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Link, useParams } from 'react-router'
import type { LawyerRequest } from '#core/contract/legal'
import { formatInstantZh } from '#core/domain/day'
import { isNumberedOpinion, LEGAL_STATE_NAMES, LEGAL_STEP_NAMES } from '#core/domain/legal'
import { ask } from '../../bridge/client'
import { useKeptText } from '../../bridge/kept'
import { useTell } from '../../bridge/useTell'
import { legalColours } from '../../ui/legal/legalWords'
import { Waiting } from '../../ui/Waiting'
import { HandedOver } from './HandedOver'
import { OpinionEditor } from './OpinionEditor'
import { OpinionPage } from './OpinionPage'
import { Signing } from './Signing'
import style from './legal.module.css'

/** Opened once, as each look is in the audit log, and again after each step. */
function useOpened(requestId: number): { readonly request: LawyerRequest | undefined; readonly message: string | undefined; readonly again: () => void } {
  const [shown, setShown] = useState<{ readonly request?: LawyerRequest; readonly message?: string }>({})
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    let current = true
    void ask('legal.open', { requestId }).then((reply) => { if (current) setShown(reply.ok ? { request: reply.value } : { message: reply.fault.message }) })
    return () => { current = false }
  }, [requestId, asked])
  return { request: shown.request, message: shown.message, again: () => setAsked((times) => times + 1) }
}

export function LegalRequestScreen() {
  const id = Number(useParams()['id'])
  const known = Number.isSafeInteger(id) && id > 0
  const { request, message, again } = useOpened(known ? id : 1)
  if (!known || message !== undefined) return <Alert color="red" title="打不开这份委托" role="alert"><Group>{message ?? '地址不对，请从列表里打开。'}<Button size="xs" variant="default" onClick={again}>再试一次</Button><Link to="/legal">回到列表</Link></Group></Alert>
  if (request === undefined) return <Waiting what="正在打开" />
  return (
    <div className={style.screen}>
      <header className={style.head}>
        <div>
          <Link to="/legal" className={style.back}>← 法律意见</Link>
          <Group gap={8}><Title order={1} size="h3">{request.number ?? `${request.petitionNumber} 的法律意见`}</Title><Badge radius="sm" color={legalColours[request.state]}>{LEGAL_STATE_NAMES[request.state]}</Badge>{request.voided && <Badge radius="sm" color="red.9">已作废</Badge>}</Group>
        </div>
      </header>
      <Body key={`${request.id} ${request.state}`} request={request} onDone={again} />
    </div>
  )
}

function Body({ request, onDone }: { readonly request: LawyerRequest; readonly onDone: () => void }) {
  if (request.state === 'accepted' && request.mine) return <OpinionEditor request={request} onDone={onDone} />
  const numbered = isNumberedOpinion(request.state)
  return (
    <div className={style.columns}>
      <div className={style.main}>{numbered ? <OpinionPage requestId={request.id} revision={0} settled /> : <HandedOver handedOver={request.handedOver} />}</div>
      <aside className={style.side}>
        {request.state === 'requested' && <Answer requestId={request.id} onDone={onDone} />}
        {numbered && <Signing request={request} onDone={onDone} />}
        <Steps steps={request.steps} />
        {numbered && <HandedOver handedOver={request.handedOver} />}
      </aside>
    </div>
  )
}

function Steps({ steps }: Pick<LawyerRequest, 'steps'>) {
  return (
    <Paper withBorder p="sm" component="section" aria-label="经过">
      <Text size="sm" fw={600}>经过</Text>
      {steps.map(({ kind, at, by, text }) => <Text key={`${kind} ${at}`} size="sm">{formatInstantZh(at)} {by} {LEGAL_STEP_NAMES[kind]}{text === '' ? '' : `：${text}`}</Text>)}
    </Paper>
  )
}

function Answer({ requestId, onDone }: { readonly requestId: number; readonly onDone: () => void }) {
  const [reason, setReason] = useKeptText(`legalDecline:${requestId}`)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const { tell: accept, busy } = useTell('legal.accept')
  const { tell: decline, busy: declining } = useTell('legal.decline')
  const go = async (reply: ReturnType<typeof accept>) => {
    const done = await reply
    setWrong(done.ok ? undefined : done.fault.message)
    if (done.ok) onDone()
  }
  return (
    <Paper withBorder p="sm" component="section" aria-label="答复委托">
      <Stack gap="xs">
        <Text size="sm">接受后由您起草；与任何一方有利害关系的，请不要接受。</Text>
        <Group><Button loading={busy} onClick={() => void go(accept({ requestId }))}>接受委托</Button></Group>
        <TextInput label="不接受的原因" maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <Group><Button variant="default" loading={declining} onClick={() => { if (reason.trim().length < 2) setWrong('请写明原因（至少 2 个字）'); else void go(decline({ requestId, reason })) }}>不接受</Button></Group>
        {wrong !== undefined && <Alert color="red" p="xs" role="alert">{wrong}</Alert>}
      </Stack>
    </Paper>
  )
}
