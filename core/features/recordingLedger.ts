/**
 * 录音录像索引台账: the index of some days as a sheet, with what became of each recording.
 * Names no visitor; rows of matters the actor may not see are not there.
 */
import type { Handlers } from '../contract/index'
import { type LedgerRow, recordingLedgerHtml } from '../documents/recordingLedger'
import { type Ctx, refuse } from '../door/context'
import type { LedgerFacts, RecordingKeeping } from '../door/recordingKeepPort'
import { compareDays, dayOf, endOf, formatInstantZh, startOf } from '../domain/day'
import { spokenFingerprint } from '../domain/evidenceText'
import { CONSENT_NAMES, NOTICE_NAMES } from '../domain/intakeNames'
import { RECORDING_STATE_NAMES } from '../domain/recording'
import { DESTROY_GROUND_NAMES } from '../domain/recordingKeep'
import { needApart } from './apart'
import { keptOf } from './recordingKeep'

/** More is no sheet any more. */
const MOST_ROWS = 1000
const SECOND_MS = 1000
const MEGABYTE = 1_048_576

const named = (names: Readonly<Record<string, string>>, code: string): string => (Object.hasOwn(names, code) ? names[code] ?? '' : '')
const clock = (at: number): string => formatInstantZh(at).slice(-5)
const two = (value: number): string => String(value).padStart(2, '0')

function lengthText(ms: number | null): string {
  if (ms === null) return ''
  const seconds = Math.round(ms / SECOND_MS)
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** Until when it is kept, or by whom it was destroyed and when. */
function untilText(one: RecordingKeeping, ctx: Ctx): string {
  const { keptUntil, hold, petitionHold, destroyed, proposal } = keptOf(one, ctx)
  if (destroyed !== undefined) return `${dayOf(destroyed.at)} 销毁（${DESTROY_GROUND_NAMES[destroyed.ground]}），${destroyed.proposedBy} 提出，${destroyed.approvedBy} 批准${one.source === 'kept' ? '；录音设备上的原文件须手工删除' : ''}`
  if (hold !== undefined || petitionHold !== undefined) return '暂缓销毁'
  return `保管到 ${keptUntil}${proposal === undefined ? '' : '；已提出销毁'}`
}

function rowOf(one: RecordingKeeping & LedgerFacts, ctx: Ctx): LedgerRow {
  const { number, petitionNumber, room, device, startedAt, endedAt, lengthMs, name, format, bytes, sha256, noticeHow, noticeConsent, byId, state, readings } = one
  return {
    number, petition: petitionNumber ?? '', day: dayOf(startedAt), room, device, times: `${clock(startedAt)}–${endedAt === null ? '' : clock(endedAt)}`, length: lengthText(lengthMs), fileName: name !== '' ? name : one.source === 'desk' ? `${number}.${format}` : '',
    size: bytes === null ? '' : `${(bytes / MEGABYTE).toFixed(1)} MB`, sha256: sha256 ?? '', noticeHow: named(NOTICE_NAMES, noticeHow), noticeConsent: named(CONSENT_NAMES, noticeConsent), keeper: ctx.repos.accounts.nameOf(byId),
    state: RECORDING_STATE_NAMES[state], until: untilText(one, ctx), readings,
  }
}

export const recordingLedger: Pick<Handlers<'recordingKeep', Ctx>, 'ledger'> = {
  ledger: ({ from, to }, ctx) => {
    needApart('rec', ctx)
    if (compareDays(from, to) > 0) refuse('days-wrong', '截止日期早于开始日期，请改正', 'to')
    const { recordingKeep: repo, accounts } = ctx.repos
    const found = repo.ledger({ fromAt: startOf(from), toAt: endOf(to), limit: MOST_ROWS + 1 }, ctx.actor.userId)
    if (found.length > MOST_ROWS) refuse('too-many', `这些天的录音录像超过 ${MOST_ROWS} 段，请分几次打印`, 'to')
    const { roomName, community } = accounts.desk()
    const signer = repo.signer()
    ctx.audit({ object: 'recordingLedger', fields: [`${from} ${to}`] })
    return {
      rows: found.length, fileTitle: `录音录像索引台账-${from}-${to}`,
      html: recordingLedgerHtml({ roomName, community, from, to, printedAt: ctx.now, printedBy: ctx.actor.name, rows: found.map((one) => rowOf(one, ctx)), fingerprint: signer === undefined ? '' : spokenFingerprint(ctx.vault.evidence.fingerprint(signer.publicKey)) }),
    }
  },
}
