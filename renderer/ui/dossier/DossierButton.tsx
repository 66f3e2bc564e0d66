/** 卷宗: the whole file of a petition as one PDF for a chosen kind of reader; asks for a reason and the worker's passphrase, then where to save it. */
import { Alert, Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DossierProfile } from '#core/contract/dossier'
import { DOSSIER_NAMES } from '#core/domain/dossierNames'
import { machine } from '../../bridge/machine'
import { useKept } from '../../bridge/kept'
import { useSession } from '../../bridge/session'
import { ProvedForm } from '../ProvedForm'
import { useProved } from '../useProved'

const HINTS: Readonly<Record<DossierProfile, string>> = {
  internal: '登记、办理记录、全部文书和送达，供本单位归档', party: '交给信访人本人：本人信息照录，他人遮盖，不含内部记录', public: '姓名、证件号、电话、地址、查询码都略去；由分管领导制作',
}

export function DossierButton({ petitionId }: { readonly petitionId: number }) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>卷宗…</Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="制作卷宗" closeOnClickOutside={false} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}><Form petitionId={petitionId} onClose={() => setOpened(false)} /></Modal>
    </>
  )
}

interface Outcome { readonly ok: boolean; readonly message: string }

function Form({ petitionId, onClose }: { readonly petitionId: number; readonly onClose: () => void }) {
  const leads = useSession()?.roles.includes('leader') === true
  const { value: profile, set: choose } = useKept<DossierProfile>(`dossierProfile:${petitionId}`, 'internal')
  const { value: reason, set: setReason, forget } = useKept(`dossier:${petitionId}`, '')
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined)
  const [printing, setPrinting] = useState(false)
  const proved = useProved('dossier.make', async ({ parts, mark, suggestedName }) => {
    setPrinting(true)
    const reply = await machine.saveDossier({ parts: parts.map(({ html }) => html), mark, suggestedName })
    setPrinting(false)
    if (reply.ok && reply.value.saved) forget()
    setOutcome(!reply.ok ? { ok: false, message: reply.fault.message } : reply.value.saved ? { ok: true, message: '卷宗已保存' } : { ok: false, message: '没有保存；制作已记入审计日志' })
  })
  if (outcome !== undefined) return <Stack gap="sm"><Alert color={outcome.ok ? 'green' : 'orange'} role="status">{outcome.message}</Alert><Group justify="flex-end">{!outcome.ok && <Button variant="default" onClick={() => setOutcome(undefined)}>再做一次</Button>}<Button onClick={onClose}>关闭</Button></Group></Stack>
  if (printing) return <Text role="status">正在排印卷宗，页数多时要等一会儿…</Text>
  const submit = () => void proved.submit((passphrase) => ({ petitionId, profile, reason, passphrase }), reason.trim().length < 2 ? { field: 'reason', message: '请写明用途（至少 2 个字）' } : undefined)
  return (
    <ProvedForm proved={proved} fields={['profile', 'reason']} action="制作并保存 PDF" onSubmit={submit} onCancel={onClose}>
      <Radio.Group label="给谁看" value={profile} error={proved.at('profile')} onChange={(value) => choose(DossierProfile.parse(value))}>
        <Stack gap={6} mt={4}>{DossierProfile.options.map((one) => <Radio key={one} value={one} label={DOSSIER_NAMES[one]} description={HINTS[one]} disabled={one === 'public' && !leads} />)}</Stack>
      </Radio.Group>
      <TextInput label="用途" description="例如：归档、本人申请查阅" withAsterisk maxLength={500} value={reason} error={proved.at('reason')} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
      <Text size="sm" c="gray.7">制作会记入审计日志和办理过程。保存的文件不加密，请只放在该放的地方。</Text>
    </ProvedForm>
  )
}
