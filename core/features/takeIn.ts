/**
 * 设备录音: folders to watch, what was found in them, proposals whose visit it is, and a person's word on each file.
 * What the disk holds is looked at beside the desk (takeInPort); who was heard is never settled by the clock alone.
 */
import type { FoundRow } from '../contract/takeIn'
import type { Handlers, InputOf, OutputOf } from '../contract/index'
import { type Ctx, refuse } from '../door/context'
import type { FolderRecord, FoundRecord } from '../door/takeInPort'
import { FOUND_STATE_NAMES, type FoundState } from '../domain/foundFile'
import { needApart } from './apart'
import { confirm } from './takeInConfirm'
import { proposalsOf } from './takeInVisits'

const PAGE = 50

const trimmed = (text: string): string => text.trim()
const known = (id: number, { repos }: Ctx): FolderRecord => repos.takeIn.folder(id) ?? refuse('not-found', '没有这个文件夹，可能已经不再收取；请刷新后重试', 'id')
/** Once the change is kept, as a look reads what was written. */
const lookAfterwards = ({ vault }: Ctx): void => { vault.afterwards(() => { vault.takeIn.look() }) }

export function foundFile(id: number, ctx: Ctx): FoundRecord {
  needApart('rec', ctx)
  return ctx.repos.takeIn.file(id, ctx.actor.userId) ?? refuse('not-found', '没有这个文件，或它属于您无权查看的事项；请刷新列表后重试', 'fileId')
}

function rowOf(file: FoundRecord, { repos, actor }: Ctx): FoundRow {
  const { id, folderId, label, path, size, format, lengthMs, startedAt, endedAt, times, state, trouble, reason, byId, recordingId, sameRecordingId, sameFileId, firstSeen, seenAt } = file
  const belongs = recordingId ?? sameRecordingId
  const recording = belongs === null ? undefined : repos.recordings.byId(belongs)
  const same = sameFileId === null || state !== 'duplicate' ? undefined : repos.takeIn.file(sameFileId, actor.userId)?.path
  return {
    id, folderId, label, path, size, state, trouble, reason, by: byId === null ? '' : repos.accounts.nameOf(byId), firstSeen, seenAt,
    ...(format === null ? {} : { format }), ...(lengthMs === null ? {} : { lengthMs }), ...(startedAt === null ? {} : { startedAt: Math.max(0, startedAt) }), ...(endedAt === null ? {} : { endedAt: Math.max(0, endedAt) }), ...(times === null ? {} : { times }),
    ...(recording === undefined ? {} : { recording: { id: recording.id, number: recording.number, destroyed: recording.state === 'destroyed' } }), ...(same === undefined ? {} : { sameFile: same }),
  }
}

function folders(_input: InputOf<'takeIn.folders'>, { repos, vault }: Ctx): OutputOf<'takeIn.folders'> {
  const looked = new Map(vault.takeIn.state().folders.map((folder) => [folder.id, folder]))
  return repos.takeIn.folders().map(({ byId, ...folder }) => {
    const seen = looked.get(folder.id)
    return { ...folder, by: repos.accounts.nameOf(byId), files: seen?.files ?? 0, unnamed: seen?.unnamed ?? 0, more: seen?.more ?? false, ...(seen?.how === undefined ? {} : { how: seen.how }), ...(seen?.at === undefined ? {} : { lookedAt: seen.at }) }
  })
}

function addFolder({ path: given, label, room, device, mode }: InputOf<'takeIn.addFolder'>, ctx: Ctx): { id: number } {
  const judged = ctx.vault.takeIn.judge(given)
  if (!judged.ok && judged.code === 'own') refuse('folder-own', '这是保险库自己所在的文件夹，不能从这里收取录音；请选录音设备或 U 盘里的文件夹', 'path')
  if (!judged.ok) return refuse('folder-not-there', '找不到这个文件夹；请确认 U 盘或录音设备已经接好，再重新选择', 'path')
  if (ctx.repos.takeIn.folders().some(({ path }) => path === judged.path)) refuse('folder-twice', '这个文件夹已经在收取了，不用再添加', 'path')
  const id = ctx.repos.takeIn.addFolder({ path: judged.path, label: trimmed(label), room: trimmed(room), device: trimmed(device), mode, byId: ctx.actor.userId, at: ctx.now })
  ctx.audit({ object: `recordingFolder:${id}`, fields: ['folder', mode], records: [`recordingFolder:${id}`] })
  lookAfterwards(ctx)
  return { id }
}

function changeFolder({ id, label, room, device, mode }: InputOf<'takeIn.changeFolder'>, ctx: Ctx): { done: true } {
  known(id, ctx)
  ctx.repos.takeIn.changeFolder(id, { label: trimmed(label), room: trimmed(room), device: trimmed(device), mode })
  ctx.audit({ object: `recordingFolder:${id}`, fields: ['folder', mode], records: [`recordingFolder:${id}`] })
  return { done: true }
}

function dropFolder({ id, reason }: InputOf<'takeIn.dropFolder'>, ctx: Ctx): { done: true } {
  known(id, ctx)
  ctx.repos.takeIn.dropFolder(id)
  ctx.audit({ object: `recordingFolder:${id}`, fields: ['folder', 'dropped'], reason, records: [`recordingFolder:${id}`] })
  lookAfterwards(ctx)
  return { done: true }
}

/** Ends with `found-state` where the file is not in one of these. */
function inState(file: FoundRecord, states: readonly FoundState[], what: string): void {
  if (!states.includes(file.state)) refuse('found-state', `这个文件现在是“${FOUND_STATE_NAMES[file.state]}”，不能${what}；请刷新列表后核对`, 'fileId')
}

/** Those that belong to a recording keep belonging to it: its records say what became of them. */
function ignore({ fileId, reason }: InputOf<'takeIn.ignore'>, ctx: Ctx): { done: true } {
  const file = foundFile(fileId, ctx)
  inState(file, ['new', 'duplicate', 'growing'], '选“不收”')
  ctx.repos.takeIn.mark(fileId, { state: 'ignored', trouble: '', reason: trimmed(reason), byId: ctx.actor.userId, at: ctx.now })
  ctx.audit({ object: `foundFile:${fileId}`, fields: ['found.ignored'], reason })
  lookAfterwards(ctx)
  return { done: true }
}

function reconsider({ fileId }: InputOf<'takeIn.reconsider'>, ctx: Ctx): { done: true } {
  const file = foundFile(fileId, ctx)
  inState(file, ['ignored'], '恢复待确认')
  // Read once more: it may have become another file, or a duplicate, since.
  ctx.repos.takeIn.mark(fileId, { state: 'growing', trouble: '', byId: ctx.actor.userId, at: ctx.now })
  ctx.audit({ object: `foundFile:${fileId}`, fields: ['found.reconsidered'] })
  lookAfterwards(ctx)
  return { done: true }
}

export const takeIn: Handlers<'takeIn', Ctx> = {
  folders, addFolder, changeFolder, dropFolder, confirm, ignore, reconsider,
  state: (_input, ctx) => {
    needApart('rec', ctx)
    const { folders: _folders, reading, taking, ...state } = ctx.vault.takeIn.state()
    const mayBeTold = (fileId: number): boolean => ctx.repos.takeIn.file(fileId, ctx.actor.userId) !== undefined
    return { ...state, taking: taking.filter(({ fileId }) => mayBeTold(fileId)), ...(reading === undefined ? {} : { reading }), counts: ctx.repos.takeIn.counts(ctx.actor.userId).filter(({ count }) => count > 0) }
  },
  rescan: (_input, ctx) => {
    lookAfterwards(ctx)
    return { done: true }
  },
  list: ({ state, folderId, before }, ctx) => {
    needApart('rec', ctx)
    const found = ctx.repos.takeIn.files({ state, folderId, before, limit: PAGE + 1 }, ctx.actor.userId)
    const rows = found.slice(0, PAGE).map((file) => rowOf(file, ctx))
    const last = rows.at(-1)
    return { rows, ...(found.length > PAGE && last !== undefined ? { next: last.id } : {}) }
  },
  file: ({ id }, ctx) => {
    const file = foundFile(id, ctx)
    return { row: rowOf(file, ctx), mode: ctx.repos.takeIn.folder(file.folderId)?.mode ?? 'keep', proposals: proposalsOf(file, ctx) }
  },
}
