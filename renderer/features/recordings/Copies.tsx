/** 证据副本 of one recording: who asked for one and who approved it, the writing of it with how far it is, and the fingerprint that goes with it. */
import { Alert, Badge, Button, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { OutputOf } from '#core/contract/index'
import type { RecordingExportRow } from '#core/contract/recordingKeep'
import type { RecordingPage } from '#core/contract/recordings'
import { EXPORT_STATE_NAMES } from '#core/domain/recordingKeep'
import { formatInstantZh } from '#core/domain/day'
import { machine } from '../../bridge/machine'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { RecordingsFault } from '../../ui/recordings/RecordingsFault'
import { sizeOf } from '../../ui/recordings/recordingWords'
import { CopyDialog, type CopyStep } from './CopyDialog'

/** How often the progress of a copy is asked for. */
const WATCH_MS = 500
const COLOURS: Readonly<Record<RecordingExportRow['state'], string>> = { asked: 'orange.9', approved: 'teal.9', expired: 'gray.7', done: 'gray.7', withdrawn: 'gray.7' }

export function Copies({ page, leads }: { readonly page: RecordingPage; readonly leads: boolean }) {
  const { row } = page
  const { value, fault, again } = useAsk('recordingKeep.exports', { id: row.id })
  const [step, setStep] = useState<CopyStep | undefined>(undefined)
  const working = value?.work !== undefined
  useEffect(() => {
    if (!working) return undefined
    const watch = setInterval(again, WATCH_MS)
    return () => clearInterval(watch)
  }, [working, again])
  if (fault !== undefined) return <RecordingsFault fault={fault} title="证据副本读不出来" again={again} />
  if (value === undefined) return null
  const open = value.rows.find(({ state }) => state === 'asked' || state === 'approved')
  const mayAsk = open === undefined && row.source !== 'kept' && row.state !== 'destroyed'
  return (
    <section aria-label="证据副本">
      <Title order={2} size="h5">证据副本</Title>
      <Stack gap={8} mt={6}>
        {value.rows.length === 0 && <Text size="sm" c="gray.7">{noneWords(row)}</Text>}
        {value.rows.map((each) => <Copy key={each.exportId} row={each} leads={leads} working={working} onStep={setStep} />)}
        {value.work !== undefined && <Working work={value.work} />}
        {value.last !== undefined && value.work === undefined && <Alert color={value.last.end === 'done' ? 'teal' : 'red'} role="status">{value.last.message}。</Alert>}
        {mayAsk && <Group><Button size="xs" variant="default" onClick={() => setStep({ kind: 'ask', id: row.id })}>申请导出证据副本</Button></Group>}
        {value.fingerprint !== undefined && <Text size="xs" c="gray.7">签名公钥指纹：{value.fingerprint}</Text>}
      </Stack>
      {step !== undefined && <CopyDialog step={step} onClose={() => setStep(undefined)} />}
    </section>
  )
}

function noneWords({ state, source }: RecordingPage['row']): string {
  if (state === 'destroyed') return '没有导出过。'
  return source === 'kept' ? '文件留在录音设备上，请在那里复制，再用上面的 SHA-256 核对。' : '没有导出过。导出要写明原因，由另一位分管领导批准。'
}

interface CopyProps { readonly row: RecordingExportRow; readonly leads: boolean; readonly working: boolean; readonly onStep: (step: CopyStep) => void }

function Copy({ row, leads, working, onStep }: CopyProps) {
  const { exportId, state, forWhom, reason, own, askedBy, askedAt, approvedBy, until, endedAt } = row
  const open = state === 'asked' || state === 'approved' || state === 'expired'
  return (
    <div>
      <Text size="sm"><Badge color={COLOURS[state]} radius="sm">{EXPORT_STATE_NAMES[state]}</Badge> {forWhom === '' ? '' : `交给${forWhom}：${reason}`}</Text>
      <Text size="xs" c="gray.7">{own ? '您' : askedBy} {formatInstantZh(askedAt)} 申请{approvedBy === undefined ? '' : `，${approvedBy} 批准`}{state === 'approved' && until !== undefined ? `，${formatInstantZh(until)} 前有效` : ''}{endedAt === undefined ? '' : `，${formatInstantZh(endedAt)} ${state === 'done' ? '导出' : '撤回'}`}</Text>
      {open && (
        <Group gap="xs" mt={4}>
          {state === 'asked' && leads && !own && <Button size="xs" onClick={() => onStep({ kind: 'approve', row })}>批准导出</Button>}
          {state === 'approved' && <Write exportId={exportId} disabled={working} />}
          {(own || leads) && !working && <Button size="xs" variant="default" onClick={() => onStep({ kind: 'withdraw', row })}>撤回</Button>}
        </Group>
      )}
    </div>
  )
}

/** Asks for the folder, then has the copy written there. */
function Write({ exportId, disabled }: { readonly exportId: number; readonly disabled: boolean }) {
  const { tell, busy } = useTell('recordingKeep.export')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const write = async () => {
    const chosen = await machine.chooseFolder({ purpose: 'evidence' })
    if (!chosen.ok) return setWrong(chosen.fault.message)
    if (chosen.value.folder === undefined) return undefined
    const reply = await tell({ exportId, folder: chosen.value.folder })
    return setWrong(reply.ok ? undefined : reply.fault.message)
  }
  return (
    <>
      <Button size="xs" loading={busy} disabled={disabled} onClick={() => void write()}>选文件夹并导出…</Button>
      {wrong !== undefined && <Alert color="red" role="alert">{wrong}</Alert>}
    </>
  )
}

function Working({ work: { exportId, done, bytes } }: { readonly work: NonNullable<OutputOf<'recordingKeep.exports'>['work']> }) {
  const { tell, busy } = useTell('recordingKeep.stopExport')
  const share = bytes === 0 ? 100 : Math.floor((100 * done) / bytes)
  return (
    <Stack gap={4}>
      <Text size="sm">正在导出 {sizeOf(done)} / {sizeOf(bytes)}</Text>
      <Progress value={share} aria-label={`已导出 ${share}%`} />
      <Group><Button size="xs" variant="default" loading={busy} onClick={() => void tell({ exportId })}>停止</Button></Group>
    </Stack>
  )
}
