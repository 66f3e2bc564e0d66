/**
 * Section `takeIn` (设备录音): folders of the room's own recorder, what was found in them, and taking it into the index.
 * Folders are the leader's and the administrator's to set; files are for holders of CK_rec, and as hidden as the petition they belong to.
 */
import { z } from 'zod'
import { FOUND_STATES, FOUND_TROUBLES } from '../domain/foundFile'
import { command, query, type Access } from './call'
import { Done, Id, Instant, Nothing, Reason, ShortText, text } from './fields'
import { NoticeConsent, NoticeHow } from './intake'

const desk: Access = ['reception', 'leader']
const setters: Access = ['leader', 'admin']
const around: Access = ['reception', 'leader', 'admin']

const Mode = z.enum(['keep', 'move'])
export const FoundState = z.enum(FOUND_STATES)
export type FoundState = z.infer<typeof FoundState>
const FolderWords = { label: text(60).refine((value) => value.trim() !== '', '请给这个文件夹起个名称，如“接待室一录音笔”'), room: text(60), device: text(60), mode: Mode }

export const FolderRow = z.strictObject({
  id: Id, path: z.string(), label: z.string(), room: z.string(), device: z.string(), mode: Mode, by: ShortText, at: Instant,
  /** Missing before the first look since the room was opened. `away`: not there, as a stick pulled out; `empty`: nothing in it at all; `partly`: something in it cannot be read. */
  how: z.enum(['read', 'partly', 'away', 'empty']).optional(), lookedAt: Instant.optional(), files: z.number().int(), unnamed: z.number().int(), more: z.boolean(),
})
export type FolderRow = z.infer<typeof FolderRow>

export const FoundRow = z.strictObject({
  id: Id, folderId: Id, label: z.string(), path: z.string(), size: z.number().int(), format: z.enum(['wav', 'mp3', 'aac', 'm4a', 'mp4', 'ogg', 'webm']).optional(), lengthMs: z.number().int().optional(),
  startedAt: Instant.optional(), endedAt: Instant.optional(), times: z.enum(['name', 'written']).optional(), state: FoundState, trouble: z.enum(FOUND_TROUBLES), reason: z.string(), by: z.string(),
  /** The recording it belongs to, or that holds the same bytes, or held them until it was destroyed; `sameFile`: another file that holds them. */
  recording: z.strictObject({ id: Id, number: ShortText, destroyed: z.boolean() }).optional(), sameFile: z.string().optional(),
  firstSeen: Instant, seenAt: Instant,
})
export type FoundRow = z.infer<typeof FoundRow>

/** `begins` and `ends`: where in the recording the visit lies. `notice`: missing where the registration says nothing of it. */
export const Proposal = z.strictObject({
  petitionId: Id, number: ShortText, name: z.string(), title: z.string(), from: Instant, to: Instant, confidence: z.enum(['likely', 'possible', 'near']), reason: z.string(), begins: z.number().int(), ends: z.number().int(), refused: z.boolean(), notice: z.boolean(),
})
export type Proposal = z.infer<typeof Proposal>
const Notice = z.strictObject({ how: NoticeHow, consent: NoticeConsent })

export const takeIn = {
  folders: query({ input: Nothing, output: z.array(FolderRow), topics: ['takeIn'], roles: around }),
  addFolder: command({ input: z.strictObject({ path: text(1000).min(1), ...FolderWords }), output: z.strictObject({ id: Id }), topics: ['takeIn'], roles: setters, faults: ['folder-not-there', 'folder-own', 'folder-twice'] }),
  changeFolder: command({ input: z.strictObject({ id: Id, ...FolderWords }), output: Done, topics: ['takeIn'], roles: setters }),
  /** Is watched no more; recordings whose files stay in it keep their place. */
  dropFolder: command({ input: z.strictObject({ id: Id, reason: Reason }), output: Done, topics: ['takeIn'], roles: setters }),
  /** What is under way, and how many files stand how. */
  state: query({
    input: Nothing, topics: ['takeIn'], roles: desk, faults: ['not-held'],
    output: z.strictObject({ looking: z.boolean(), reading: z.strictObject({ path: z.string(), done: z.number().int() }).optional(), taking: z.array(z.strictObject({ fileId: Id, done: z.number().int() })), failed: z.boolean(), counts: z.array(z.strictObject({ state: FoundState, count: z.number().int() })) }),
  }),
  /** Looks now instead of at the next time. */
  rescan: command({ input: Nothing, output: Done, topics: ['takeIn'], roles: desk }),
  /** Latest found first. */
  list: query({ input: z.strictObject({ state: FoundState.optional(), folderId: Id.optional(), before: Id.optional() }), output: z.strictObject({ rows: z.array(FoundRow), next: Id.optional() }), topics: ['takeIn', 'petitions'], roles: desk, faults: ['not-held'] }),
  /** With the visits it may hold, surest first. */
  file: query({ input: z.strictObject({ id: Id }), output: z.strictObject({ row: FoundRow, mode: Mode, proposals: z.array(Proposal) }), topics: ['takeIn', 'petitions', 'queue'], roles: desk, faults: ['not-held'] }),
  /** Into the index: as a recording of a petition or of none yet, its file left in its place or its bytes taken into the vault; `remove`: the original goes once they are safe there. */
  confirm: command({
    input: z.strictObject({ fileId: Id, petitionId: Id.optional(), mode: Mode, remove: z.boolean().default(false), notice: Notice.optional() }), output: z.strictObject({ number: ShortText.optional() }), topics: ['takeIn', 'recordings', 'petitions'], roles: desk,
    faults: ['not-held', 'found-state', 'found-file', 'already-indexed', 'consent-refused', 'notice-missing', 'erased'],
  }),
  /** Leaves it out; the file stays where it is. */
  ignore: command({ input: z.strictObject({ fileId: Id, reason: Reason }), output: Done, topics: ['takeIn'], roles: desk, faults: ['not-held', 'found-state'] }),
  /** What was left out or hindered is looked at once more. */
  reconsider: command({ input: z.strictObject({ fileId: Id }), output: Done, topics: ['takeIn'], roles: desk, faults: ['not-held', 'found-state'] }),
} as const
