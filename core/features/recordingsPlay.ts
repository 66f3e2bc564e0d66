/**
 * Playing a recording: a ticket for its bytes, which leaves an event and an audit entry.
 * Never touches a byte; what is wrong with the file is told in words.
 */
import type { Handlers, InputOf, OutputOf } from '../contract/index'
import { type Ctx, refuse } from '../door/context'
import type { MediaPlace, MediaTrouble } from '../door/mediaPort'
import type { RecordingRecord } from '../door/recordingsPort'
import { momentOf } from '../domain/recordingVerdict'
import { openApart } from './apart'
import { bytesOf } from './fileBytes'
import { readyRecording, seenRecording } from './recordingSight'

/** By its format, never by its name. */
function typeOf({ format, kind }: RecordingRecord): string {
  switch (format) {
    case 'wav': return 'audio/wav'
    case 'mp3': return 'audio/mpeg'
    case 'aac': return 'audio/aac'
    case 'm4a': return 'audio/mp4'
    case 'mp4': return 'video/mp4'
    case 'ogg': return 'audio/ogg'
    case 'webm': return kind === 'sound' ? 'audio/webm' : 'video/webm'
  }
}

const MISSING = '这段录音录像的文件不见了：可能被移走或删除，或录音设备没有插好。请核对后重试；索引还在'

/** Where its bytes lie; for who holds the compartment. */
export function placeOf(record: RecordingRecord, ctx: Ctx): MediaPlace {
  const { id, file, fileKey, stored, source } = record
  if (source === 'kept') {
    const kept = ctx.repos.takeIn.keptPath(id)
    return kept === undefined ? refuse('file-missing', MISSING, 'id') : { kind: 'plain', folder: kept.folder, path: kept.path }
  }
  if (file === null || fileKey === null) return refuse('file-missing', MISSING, 'id')
  return { kind: 'sealed', file, stored, key: openApart('rec', `recording:${id}`, fileKey, ctx) }
}

export function notOpened({ code }: MediaTrouble): never {
  if (code === 'missing') return refuse('file-missing', MISSING, 'id')
  if (code === 'disk') return refuse('file-unreadable', '这段录音录像的文件读不出来，请检查磁盘或录音设备后重试', 'id')
  return refuse('file-damaged', '这段录音录像的文件已损坏或被替换，不能播放；请做一次校验；另外存有副本，或录音设备里还有的，请从那里找回', 'id')
}

/** A file that was left with its recorder is played as it was when it was hashed, or not at all. */
function needUnaltered({ id, source }: RecordingRecord, ctx: Ctx): void {
  const kept = source === 'kept' ? ctx.repos.takeIn.keptPath(id) : undefined
  if (kept === undefined) return
  if (kept.state === 'changed' || ctx.vault.takeIn.presence(kept) === 'altered') refuse('file-damaged', '录音设备上的这个文件和登记时不一样了，不能播放；请做一次校验，并到“设备录音”里核对，原样的文件放回去就能再播放', 'id')
}

function play({ id }: { readonly id: number }, ctx: Ctx): OutputOf<'recordings.play'> {
  const record = readyRecording(id, 'play', ctx)
  needUnaltered(record, ctx)
  const places = ctx.repos.recordings.places(id)
  const opened = ctx.vault.media.open({ recordingId: id, place: placeOf(record, ctx), type: typeOf(record), session: ctx.actor, ...(places === undefined ? {} : { places }) })
  if (!opened.ok) return notOpened(opened)
  ctx.repos.recordings.addEvent(id, { at: ctx.now, byId: ctx.actor.userId, act: 'play', ms: null, text: '' })
  ctx.audit({ object: `recording:${id}`, records: [`recording:${id}`] })
  return { ticket: opened.ticket, bytes: opened.bytes, ending: opened.ending }
}

function note({ id, ms, text }: InputOf<'recordings.note'>, ctx: Ctx): OutputOf<'recordings.note'> {
  const { lengthMs } = readyRecording(id, 'note', ctx)
  if (lengthMs !== null && ms > lengthMs) refuse('beyond-end', '备注的位置在录音录像结束之后，请移到里面再加', 'ms')
  const { recordings: repo } = ctx.repos
  const markId = repo.addMark(id, { ms, kind: 'note', text: text.trim(), byId: ctx.actor.userId, at: ctx.now })
  repo.addEvent(id, { at: ctx.now, byId: ctx.actor.userId, act: 'note', ms, text: '' })
  ctx.audit({ object: `recording:${id}`, fields: ['note'], records: [`recording:${id}`] })
  return { id: markId }
}

function keepWave({ id, wave }: InputOf<'recordings.keepWave'>, ctx: Ctx): { done: true } {
  readyRecording(id, 'play', ctx)
  if (ctx.repos.recordings.wave(id) === undefined) ctx.repos.recordings.setWave(id, bytesOf(wave))
  ctx.audit({ object: `recording:${id}` })
  return { done: true }
}

export const playing: Pick<Handlers<'recordings', Ctx>, 'play' | 'trouble' | 'note' | 'keepWave'> = {
  play, note, keepWave,
  trouble: ({ id, ticket }, ctx) => {
    const { bytes, lengthMs } = seenRecording(id, ctx)
    const trouble = ctx.vault.media.trouble(ticket, ctx.actor)
    if (trouble === undefined) return {}
    const aboutMs = momentOf(trouble.at, bytes, lengthMs)
    return { code: trouble.code, at: trouble.at, ...(aboutMs === undefined ? {} : { aboutMs }) }
  },
}
