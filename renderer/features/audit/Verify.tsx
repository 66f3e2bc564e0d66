/** Has the office prove the whole log and says what came of it, in green or in red. */
import { Alert, Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#core/contract/index'
import { useTell } from '../../bridge/useTell'

type Shown = { readonly verdict: OutputOf<'audit.verify'> } | { readonly message: string }

export function Verify() {
  const { tell, busy } = useTell('audit.verify')
  const [shown, setShown] = useState<Shown | undefined>(undefined)
  const go = async () => {
    const reply = await tell({})
    setShown(reply.ok ? { verdict: reply.value } : { message: reply.fault.message })
  }
  return (
    <>
      <Button variant="default" loading={busy} onClick={() => void go()}>核验</Button>
      <Modal opened={shown !== undefined} onClose={() => setShown(undefined)} title="核验审计日志" closeButtonProps={{ 'aria-label': '关闭' }}>
        {shown !== undefined && <Outcome shown={shown} />}
      </Modal>
    </>
  )
}

function Outcome({ shown }: { readonly shown: Shown }) {
  if ('message' in shown) return <Alert color="red" role="alert" title="没有核验成">{shown.message}</Alert>
  const { ok, detail } = shown.verdict
  return (
    <Alert color={ok ? 'green' : 'red'} role={ok ? 'status' : 'alert'} title={ok ? '日志完整' : '日志有问题'}>
      {detail}。{!ok && '请不要再录入，保留现场，联系分管领导；可从备份核对，或与归档的值班单比对。'}
    </Alert>
  )
}
