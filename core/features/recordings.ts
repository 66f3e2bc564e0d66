/**
 * 录音录像: the index and one recording's page. Which act a state takes is the domain's table.
 * Never touches a byte of what was recorded.
 */
import type { Handlers, InputOf, OutputOf } from '../contract/index'
import type { RecordingPage, RecordingRow } from '../contract/recordings'
import type { Ctx } from '../door/context'
import type { ListedRecording, RecordingRecord } from '../door/recordingsPort'
import { endOf, startOf } from '../domain/day'
import { maskName } from '../domain/mask'
import { recordingActProblem } from '../domain/recording'
import { needApart } from './apart'
import { base64Of } from './fileBytes'
import { seenRecording } from './recordingSight'
import { playing } from './recordingsPlay'
import { verifying } from './recordingsVerify'
import { seen } from './seenPetition'

const PAGE = 50

const known = <T>(name: string, value: T | null): Readonly<Record<string, T>> => (value === null ? {} : { [name]: value })

function rowOf(record: RecordingRecord, marks: number, petition: RecordingRow['petition'], { repos }: Ctx): RecordingRow {
  const { id, number, source, kind, format, state, trouble, room, device, startedAt, byId } = record
  return {
    id, number, source, kind, format, state, trouble, room, device, startedAt, ...known('endedAt', record.endedAt), ...known('lengthMs', record.lengthMs), ...known('bytes', record.bytes),
    by: repos.accounts.nameOf(byId), marks, ...(petition === undefined ? {} : { petition: { ...petition, name: maskName(petition.name) } }),
  }
}

function listed(record: ListedRecording, ctx: Ctx): RecordingRow {
  const { petitionId, petitionNumber, petitionName, petitionTitle } = record
  return rowOf(record, record.marks, petitionId === null ? undefined : { id: petitionId, number: petitionNumber ?? '', name: petitionName ?? '', title: petitionTitle ?? '' }, ctx)
}

function list({ before, from, to, ...wanted }: Parameters<Handlers<'recordings', Ctx>['list']>[0], ctx: Ctx): OutputOf<'recordings.list'> {
  needApart('rec', ctx)
  const { recordings: repo } = ctx.repos
  const found = repo.list({ ...wanted, before, fromAt: from === undefined ? undefined : startOf(from), toAt: to === undefined ? undefined : endOf(to), limit: PAGE + 1 }, ctx.actor.userId)
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)
  return { rows: rows.map((record) => listed(record, ctx)), rooms: repo.rooms(), ...(found.length > PAGE && last !== undefined ? { next: { at: last.startedAt, id: last.id } } : {}) }
}

/** A draft whose petition the actor may see, or of nobody: the page says whose it is. */
function petitionOf({ petitionId }: RecordingRecord, { repos, actor }: Ctx): RecordingRow['petition'] {
  const petition = petitionId === null ? undefined : repos.petitions.byId(petitionId, actor.userId)
  return petition === undefined ? undefined : { id: petition.id, number: petition.number, name: petition.name, title: petition.title }
}

function get({ id }: InputOf<'recordings.get'>, ctx: Ctx): RecordingPage {
  const record = seenRecording(id, ctx)
  const { recordings: repo, accounts } = ctx.repos
  const marks = repo.marks(id)
  const wave = repo.wave(id)
  return {
    row: rowOf(record, marks.length, petitionOf(record, ctx), ctx), name: record.name, ...(record.sha256 === null ? {} : { sha256: record.sha256 }), addedAt: record.addedAt, noticeHow: record.noticeHow, noticeConsent: record.noticeConsent,
    marks: marks.map(({ id: markId, ms, kind, text, byId, at }) => ({ id: markId, ms, kind, text, by: accounts.nameOf(byId), at })),
    events: repo.events(id).map(({ at, byId, act, ms, text }) => ({ at, by: byId === null ? '' : accounts.nameOf(byId), act, ...(ms === null ? {} : { ms }), text })),
    ...(wave === undefined ? {} : { wave: base64Of(wave) }), shut: recordingActProblem('play', record.state) ?? '',
  }
}

export const recordings: Handlers<'recordings', Ctx> = {
  list, get, ...playing, ...verifying,
  of: ({ petitionId }, ctx) => {
    needApart('rec', ctx)
    const petition = seen(petitionId, ctx)
    return { rows: ctx.repos.recordings.ofPetition(petitionId).map((record) => rowOf(record, ctx.repos.recordings.marks(record.id).length, petitionOf({ ...record, petitionId: petition.id }, ctx), ctx)) }
  },
}
