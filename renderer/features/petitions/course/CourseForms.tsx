/** 批准延期 and 另立一轮: two steps of a petition's course that are no ordinary act. */
import { Button, Group, Modal, NumberInput, Radio, Stack, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import type { OutputOf } from '#core/contract/index'
import { type RoundKind, ROUND_NAMES } from '#core/domain/course'
import { addDays, type Day, formatDayZh } from '#core/domain/day'
import { useKept } from '../../../bridge/kept'
import { ProvedForm } from '../../../ui/ProvedForm'
import { Unplaced } from '../../../ui/Unplaced'
import { useKeptForm } from '../../../ui/useKeptForm'
import { useProved } from '../../../ui/useProved'

export function StepModal({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) {
  return <Modal opened onClose={onClose} title={title} closeOnClickOutside={false} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}>{children}</Modal>
}

const MOST = 30

/** By a leader who does not answer for the matter; `dueOn` is the limit that is extended. */
export function ExtendForm({ petitionId, dueOn, onClose }: { readonly petitionId: number; readonly dueOn: Day; readonly onClose: () => void }) {
  const { value: typed, set, forget } = useKept<{ readonly days: number; readonly reason: string }>(`extend:${petitionId}`, { days: MOST, reason: '' })
  const proved = useProved('course.extend', () => { forget(); onClose() })
  const { days, reason } = typed
  const right = Number.isInteger(days) && days >= 1 && days <= MOST
  const missing = !right ? { field: 'days', message: `延长天数应在 1 至 ${MOST} 日之间` } : reason.trim().length < 2 ? { field: 'reason', message: '请写明原因（至少 2 个字）' } : undefined
  return (
    <StepModal title="批准延期" onClose={onClose}>
      <ProvedForm proved={proved} fields={['days', 'reason']} action="批准延期" onSubmit={() => void proved.submit((passphrase) => ({ id: petitionId, days, reason, passphrase }), missing)} onCancel={onClose}>
        <Text size="sm">条例第三十四条：情况复杂的，经负责人批准可以延期，不超过 30 日，只延一次，并在期满以前书面告知信访人理由。</Text>
        <Group align="flex-start" grow>
          <NumberInput label="延长（日）" min={1} max={MOST} value={days} error={proved.at('days')} onChange={(value) => set({ ...typed, days: Number(value) })} data-autofocus />
          <TextInput label="延至" readOnly value={right ? formatDayZh(addDays(dueOn, days)) : ''} description={`原期限 ${formatDayZh(dueOn)}`} />
        </Group>
        <TextInput label="理由" withAsterisk maxLength={500} value={reason} error={proved.at('reason')} onChange={(event) => set({ ...typed, reason: event.currentTarget.value })} />
        <Text size="sm" c="gray.7">批准以后，请在“文书”里出具《延期办理告知书》。</Text>
      </ProvedForm>
    </StepModal>
  )
}

type Can = OutputOf<'course.get'>['canReopen']

const HINTS: Readonly<Record<RoundKind, string>> = {
  newFacts: '又有新的事实或理由', secondHandling: '评价不满意的，由分管领导牵头，自评价之日起 3 日内面谈', review: '不服处理意见，自收到之日起 30 日内提出；期满日遇休息日的，次一工作日前不作逾期处理', recheck: '不服复查意见',
}

export function ReopenForm({ petitionId, can, onClose }: { readonly petitionId: number; readonly can: Can; readonly onClose: () => void }) {
  const first = can.find(({ problem }) => problem === undefined)?.kind ?? 'newFacts'
  const go = useNavigate()
  const { typed, put, send, busy, wrong, at } = useKeptForm<'course.reopen', { readonly kind: RoundKind; readonly reason: string }>('course.reopen', `reopen:${petitionId}`, { kind: first, reason: '' }, ({ id }) => {
    onClose()
    void go(`/petitions/${id}?tab=course`)
  })
  const open = () => send({ id: petitionId, ...typed }, typed.reason.trim().length < 2 ? { field: 'reason', message: '请写明原因（至少 2 个字）' } : undefined)
  return (
    <StepModal title="另立一轮" onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm">已办结的事项不再改动。另立一轮会登记一件新的信访件，信访人和诉求照原件，期限从今天起算，两件互相关联。</Text>
        <Radio.Group label="为什么" value={typed.kind} error={at('kind')} onChange={(kind) => put({ kind: kind as RoundKind })}>
          <Stack gap={6} mt={4}>{can.map(({ kind, problem, late }) => <Radio key={kind} value={kind} label={ROUND_NAMES[kind]} description={problem ?? late ?? HINTS[kind]} disabled={problem !== undefined} />)}</Stack>
        </Radio.Group>
        <TextInput label="原因" withAsterisk maxLength={500} value={typed.reason} error={at('reason')} onChange={(event) => put({ reason: event.currentTarget.value })} data-autofocus />
        <Unplaced wrong={wrong} shown={['kind', 'reason']} />
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>取消</Button><Button loading={busy} onClick={() => void open()}>另立一轮</Button></Group>
      </Stack>
    </StepModal>
  )
}
