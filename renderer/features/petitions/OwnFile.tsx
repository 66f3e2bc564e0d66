/** 本人查询: a person's own data as a paper for that person; asks for a reason and the worker's passphrase, shows it before it is printed or saved. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#core/contract/index'
import { useKept } from '../../bridge/kept'
import { machine } from '../../bridge/machine'
import { ProvedForm } from '../../ui/ProvedForm'
import { useProved } from '../../ui/useProved'

export function OwnFile({ personId }: { readonly personId: number }) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>本人查询…</Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="本人查询" closeButtonProps={{ 'aria-label': '关闭' }}><Form personId={personId} onClose={() => setOpened(false)} /></Modal>
    </>
  )
}

function Form({ personId, onClose }: { readonly personId: number; readonly onClose: () => void }) {
  const { value: reason, set: setReason, forget } = useKept(`ownFile:${personId}`, '')
  const [made, setMade] = useState<OutputOf<'people.ownFile'> | undefined>(undefined)
  const proved = useProved('people.ownFile', (file) => {
    forget()
    setMade(file)
  })
  if (made !== undefined) return <Ready {...made} onClose={onClose} />
  const submit = () => void proved.submit((passphrase) => ({ personId, reason, passphrase }), reason.trim() === '' ? { field: 'reason', message: '请填写原因' } : undefined)
  return (
    <ProvedForm proved={proved} fields={['reason']} action="列出查询单" onSubmit={submit} onCancel={onClose}>
      <Text size="sm">把本室保存的这个人的信息列成一份查询单，交给本人。请先核对来人确是本人或其代理人；他人姓名会遮盖，内部备注不列。这一步记入审计日志。</Text>
      <TextInput label="原因" description="例如：本人持身份证到场申请" withAsterisk value={reason} error={proved.at('reason')} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
    </ProvedForm>
  )
}

function Ready({ html, petitions, onClose }: { readonly html: string; readonly petitions: number; readonly onClose: () => void }) {
  const [said, setSaid] = useState<string | undefined>(undefined)
  const print = async () => {
    const reply = await machine.print({ html, paper: 'a5' })
    setSaid(reply.ok ? '已送到打印机' : reply.fault.message)
  }
  const save = async () => {
    const reply = await machine.savePdf({ html, paper: 'a5', suggestedName: '本人信息查询单.pdf' })
    setSaid(reply.ok ? (reply.value.saved ? '已保存，请当面交给本人，不要留在电脑上' : '没有保存') : reply.fault.message)
  }
  return (
    <Stack gap="sm">
      <Text>查询单已列好，共 {petitions} 件信访事项。</Text>
      {said !== undefined && <Text size="sm" role="status">{said}</Text>}
      <Group justify="flex-end"><Button variant="default" onClick={onClose}>关闭</Button><Button variant="default" onClick={() => void save()}>保存 PDF</Button><Button onClick={() => void print()}>打印（A5）</Button></Group>
    </Stack>
  )
}
