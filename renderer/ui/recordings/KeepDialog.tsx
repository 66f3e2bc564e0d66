/** One step on how recordings are kept: its ground and reason, or for the approval the leader's passphrase. */
import { Alert, Button, Group, List, Modal, Radio, Select, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type FormEvent } from 'react'
import type { Reply } from '#core/contract/call'
import type { OutputOf } from '#core/contract/index'
import { HoldGround, type RecordingKept } from '#core/contract/recordingKeep'
import { DESTROY_GROUND_NAMES, type HoldGround as Ground, HOLD_GROUND_NAMES } from '#core/domain/recordingKeep'
import { formatInstantZh } from '#core/domain/day'
import { useKept } from '../../bridge/kept'
import { useTell } from '../../bridge/useTell'
import { ProvedForm } from '../ProvedForm'
import type { Wrong } from '../useAttempt'
import { useProved } from '../useProved'
import { kindWords } from './recordingWords'

export type KeepStep = 'hold' | 'release' | 'propose' | 'withdraw' | 'approve'

const WORDS: Readonly<Record<KeepStep, { readonly title: string; readonly does: string; readonly button: string; readonly done: string }>> = {
  hold: { title: '暂缓销毁', does: '还要用的（复查复核、诉讼、调查等）先不销毁；由分管领导解除。', button: '暂缓', done: '已标为暂缓销毁' },
  release: { title: '解除暂缓', does: '解除后可以提出销毁。', button: '解除', done: '已解除' },
  propose: { title: '提出销毁', does: '提出后由另一位分管领导批准；批准前可以撤回。', button: '提出', done: '已提出，等分管领导批准' },
  withdraw: { title: '撤回', does: '撤回后照常保管。', button: '撤回', done: '已撤回' },
  approve: { title: '批准销毁', does: '密钥和文件将被清除，谁也不能再听、再看，不能恢复；索引、哈希和销毁记录留下。放在别处的旧备份请一并销毁。', button: '批准并销毁', done: '已销毁' },
}

interface Props { readonly step: KeepStep; readonly rows: readonly RecordingKept[]; readonly onClose: () => void; readonly onDone: () => void }

const sayDone = (step: KeepStep): void => { notifications.show({ message: WORDS[step].done, closeButtonProps: { 'aria-label': '关闭' } }) }

export function KeepDialog({ step, rows, onClose, onDone }: Props) {
  return (
    <Modal opened onClose={onClose} title={WORDS[step].title} closeButtonProps={{ 'aria-label': '关闭' }}>
      {step === 'approve' ? <Approving rows={rows} onClose={onClose} onDone={onDone} /> : <Reasoned step={step} rows={rows} onClose={onClose} onDone={onDone} />}
    </Modal>
  )
}

function About({ step, rows }: Pick<Props, 'step' | 'rows'>) {
  return (
    <>
      <Text size="sm">{WORDS[step].does}</Text>
      <List size="sm">{rows.slice(0, 5).map(({ id, number, kind, startedAt }) => <List.Item key={id}>{number}　{kindWords[kind]}　{formatInstantZh(startedAt)}</List.Item>)}{rows.length > 5 && <List.Item>等共 {rows.length} 段</List.Item>}</List>
    </>
  )
}

/** What lies on the room's own recorder is not ours to remove: that stays on the screen until it was read. */
function sayByHand(byHand: OutputOf<'recordingKeep.approve'>['byHand']): void {
  if (byHand.length > 0) notifications.show({ color: 'orange', autoClose: false, closeButtonProps: { 'aria-label': '关闭' }, title: '录音设备上的原文件还在', message: `请在录音设备上手工删除：${byHand.map(({ number, name }) => `${number}（${name}）`).join('、')}` })
}

function Approving({ rows, onClose, onDone }: Omit<Props, 'step'>) {
  const proved = useProved('recordingKeep.approve', ({ byHand }) => {
    sayDone('approve')
    sayByHand(byHand)
    onDone()
  })
  const kept = rows.filter(({ source }) => source === 'kept').length
  return (
    <ProvedForm proved={proved} action={WORDS.approve.button} danger onSubmit={() => void proved.submit((passphrase) => ({ ids: rows.map(({ id }) => id), passphrase }))} onCancel={onClose}>
      <About step="approve" rows={rows} />
      {kept > 0 && <Alert color="orange">其中 {kept} 段的文件留在录音设备上，程序删不了，批准后请在录音设备上手工删除。</Alert>}
    </ProvedForm>
  )
}

interface Grounds { readonly hold: Ground | null; readonly destroy: 'due' | 'asked' }

function useStep(step: Exclude<KeepStep, 'approve'>, rows: readonly RecordingKept[]): { readonly tell: (reason: string, grounds: Grounds) => Promise<Reply>; readonly busy: boolean } {
  const [hold, release, propose, withdraw] = [useTell('recordingKeep.hold'), useTell('recordingKeep.release'), useTell('recordingKeep.propose'), useTell('recordingKeep.withdraw')]
  const ids = rows.map(({ id }) => id)
  const id = ids[0] ?? 0
  return {
    busy: hold.busy || release.busy || propose.busy || withdraw.busy,
    tell: (reason, grounds) => {
      switch (step) {
        case 'hold': return hold.tell({ id, ground: grounds.hold ?? 'other', reason })
        case 'release': return release.tell({ id, reason })
        case 'propose': return propose.tell({ ids, ground: grounds.destroy, reason })
        case 'withdraw': return withdraw.tell({ ids, reason })
      }
    },
  }
}

function Reasoned({ step, rows, onClose, onDone }: Props & { readonly step: Exclude<KeepStep, 'approve'> }) {
  const { value: reason, set: setReason, forget } = useKept(`recordingKeep:${step}:${rows.map(({ id }) => id).join(',')}`, '')
  const allDue = rows.every(({ due }) => due)
  const [grounds, setGrounds] = useState<Grounds>({ hold: null, destroy: allDue ? 'due' : 'asked' })
  const [wrong, setWrong] = useState<Wrong | undefined>(undefined)
  const { tell, busy } = useStep(step, rows)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (step === 'hold' && grounds.hold === null) return setWrong({ field: 'ground', message: '请选择依据' })
    const reply = await tell(reason, grounds)
    if (!reply.ok) return setWrong({ field: reply.fault.field ?? '', message: reply.fault.message })
    forget()
    sayDone(step)
    onDone()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <About step={step} rows={rows} />
        {step === 'hold' && <Select label="依据" withAsterisk placeholder="请选择" data={HoldGround.options.map((value) => ({ value, label: HOLD_GROUND_NAMES[value] }))} value={grounds.hold} error={wrong?.field === 'ground' ? wrong.message : undefined} onChange={(value) => setGrounds({ ...grounds, hold: HoldGround.safeParse(value).data ?? null })} />}
        {step === 'propose' && (
          <Radio.Group label="理由" withAsterisk value={grounds.destroy} onChange={(value) => setGrounds({ ...grounds, destroy: value === 'due' ? 'due' : 'asked' })}>
            <Stack gap={4} mt={4}><Radio value="due" disabled={!allDue} label={`${DESTROY_GROUND_NAMES.due}${allDue ? '' : '（还没有到期）'}`} /><Radio value="asked" label={DESTROY_GROUND_NAMES.asked} /></Stack>
          </Radio.Group>
        )}
        <Textarea label="原因" withAsterisk autosize minRows={2} maxLength={500} value={reason} error={wrong?.field === 'reason' ? wrong.message : undefined} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
        {wrong !== undefined && !['reason', 'ground'].includes(wrong.field) && <Alert color="red" role="alert">{wrong.message}</Alert>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>取消</Button>
          <Button type="submit" loading={busy} disabled={reason.trim() === ''}>{WORDS[step].button}</Button>
        </Group>
      </Stack>
    </form>
  )
}
