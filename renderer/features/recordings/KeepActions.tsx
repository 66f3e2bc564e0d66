/** What ends and proves recordings: how one is kept and its copies for evidence, on its page; the printed index and waiting copies, on the list. */
import { Badge, Group, Stack, Text, Title } from '@mantine/core'
import type { RecordingKept } from '#core/contract/recordingKeep'
import type { RecordingPage } from '#core/contract/recordings'
import { DESTROY_GROUND_NAMES, HOLD_GROUND_NAMES } from '#core/domain/recordingKeep'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { useSession } from '../../bridge/session'
import { KeepSteps } from '../../ui/recordings/KeepSteps'
import { RecordingsFault } from '../../ui/recordings/RecordingsFault'
import { Copies } from './Copies'
import { LedgerButton } from './LedgerButton'
import { WaitingCopies } from './WaitingCopies'

/** Beside the title of the list. */
export function KeepListActions() {
  return <Group gap="xs" wrap="nowrap"><WaitingCopies /><LedgerButton /></Group>
}

/** Below the facts of one recording. */
export function KeepActions({ page }: { readonly page: RecordingPage }) {
  const { id, state } = page.row
  const leads = useSession()?.roles.includes('leader') === true
  const { value, fault, again } = useAsk('recordingKeep.of', { id })
  if (state === 'running' || state === 'paused') return null
  if (fault !== undefined) return <RecordingsFault fault={fault} title="保管情况读不出来" again={again} />
  if (value === undefined) return null
  return (
    <>
      <section aria-label="保管">
        <Title order={2} size="h5">保管</Title>
        <Stack gap={6} mt={6}>
          <Kept kept={value} />
          <KeepSteps rows={[value]} leads={leads} onlyPossible />
        </Stack>
      </section>
      <Copies page={page} leads={leads} />
    </>
  )
}

function Kept({ kept: { destroyed, source, keptUntil, ruleName, due, hold, petitionHold, proposal } }: { readonly kept: RecordingKept }) {
  if (destroyed !== undefined) {
    return (
      <>
        <Text size="sm">{formatInstantZh(destroyed.at)} 销毁（{DESTROY_GROUND_NAMES[destroyed.ground]}），{destroyed.proposedBy} 提出，{destroyed.approvedBy} 批准。只留下索引。</Text>
        {source === 'kept' && <Text size="sm" c="red.9">录音设备上的原文件程序删不了，须手工删除。</Text>}
      </>
    )
  }
  return (
    <>
      <Text size="sm">{ruleName}，保管到 {formatDayZh(keptUntil)}{due ? <> <Badge color="red.9" radius="sm">已到期</Badge></> : ''}</Text>
      {hold !== undefined && <Text size="sm"><Badge color="orange.9" radius="sm">暂缓</Badge> {HOLD_GROUND_NAMES[hold.ground]}，{hold.by}：{hold.reason}</Text>}
      {petitionHold !== undefined && <Text size="sm"><Badge color="orange.9" radius="sm">随信访件暂缓</Badge> {petitionHold.by}：{petitionHold.reason}</Text>}
      {proposal !== undefined && <Text size="sm"><Badge color="red.9" radius="sm">待批准</Badge> {DESTROY_GROUND_NAMES[proposal.ground]}，{proposal.own ? '您' : proposal.by}提出：{proposal.reason}</Text>}
    </>
  )
}
