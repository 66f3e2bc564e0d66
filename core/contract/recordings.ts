/**
 * Section `recordings` (录音录像): the index, one recording with everything that was done with it.
 * For holders of CK_rec; a recording is as hidden as its petition. Names are masked; the bytes themselves never pass here.
 */
import { z } from 'zod'
import { RECORDING_STATES } from '../domain/recording'
import { command, query, type Access } from './call'
import { Day, Done, Id, Instant, Nothing, ShortText, text } from './fields'

const desk: Access = ['reception', 'leader']

export const RecordingState = z.enum(RECORDING_STATES)
const MarkKind = z.enum(['mark', 'note', 'buffer', 'flag', 'script'])

export const RecordingRow = z.strictObject({
  id: Id, number: ShortText, source: z.enum(['desk', 'taken', 'kept']), kind: z.enum(['sound', 'picture']), format: z.enum(['wav', 'mp3', 'aac', 'm4a', 'mp4', 'ogg', 'webm']), state: RecordingState,
  /** Why it ended by itself. */
  trouble: z.enum(['', 'disk-full', 'disk', 'silent', 'fell', 'lost']),
  room: z.string(), device: z.string(), startedAt: Instant, endedAt: Instant.optional(), lengthMs: z.number().int().optional(), bytes: z.number().int().optional(), by: ShortText, marks: z.number().int(),
  /** Missing where it belongs to no petition. */
  petition: z.strictObject({ id: Id, number: ShortText, name: z.string(), title: z.string() }).optional(),
})
export type RecordingRow = z.infer<typeof RecordingRow>

const Mark = z.strictObject({ id: Id, ms: z.number().int(), kind: MarkKind, text: z.string(), by: ShortText, at: Instant })
export type RecordingMarkShown = z.infer<typeof Mark>
/** `by` is empty where the program did it. */
const Event = z.strictObject({ at: Instant, by: z.string(), act: z.string(), ms: z.number().int().optional(), text: z.string() })
export type RecordingEventShown = z.infer<typeof Event>

export const RecordingPage = z.strictObject({
  row: RecordingRow, name: z.string(), sha256: z.string().optional(), addedAt: Instant, noticeHow: z.string(), noticeConsent: z.string(),
  marks: z.array(Mark), events: z.array(Event),
  /** Peaks 0–255 as base64, evenly over the length, where they are known. */
  wave: z.string().optional(),
  /** Why it cannot be played and checked now; empty when it can. */
  shut: z.string(),
})
export type RecordingPage = z.infer<typeof RecordingPage>

const Ticket = z.string().regex(/^[A-Za-z0-9_-]{32}$/u)
const Place = z.strictObject({ at: Instant, id: Id })
export const RecordingFilter = z.strictObject({
  /** Number of recording or petition, name, initials, title. */
  text: text(100).optional(),
  /** Words of a mark or note. */
  mark: text(100).optional(),
  from: Day.optional(), to: Day.optional(), room: text(120).optional(), state: RecordingState.optional(),
  /** Those of no petition only. */
  unassigned: z.boolean().optional(),
})
export type RecordingFilter = z.infer<typeof RecordingFilter>

export const recordings = {
  /** Latest first; `next` is where the earlier ones begin. `rooms` are those in which anything was recorded. */
  list: query({ input: RecordingFilter.extend({ before: Place.optional() }), output: z.strictObject({ rows: z.array(RecordingRow), next: Place.optional(), rooms: z.array(z.string()) }), topics: ['recordings', 'petitions'], roles: desk, faults: ['not-held'] }),
  of: query({ input: z.strictObject({ petitionId: Id }), output: z.strictObject({ rows: z.array(RecordingRow) }), topics: ['recordings', 'petitions'], roles: desk, faults: ['not-held'] }),
  get: query({ input: z.strictObject({ id: Id }), output: RecordingPage, topics: ['recordings', 'petitions'], roles: desk, faults: ['not-held'] }),
  /** A ticket for its bytes at `app://media/<ticket>`, for this session and some hours; each leaves an event and an audit entry. `ending` says whether the file ends as it should. */
  play: command({
    input: z.strictObject({ id: Id }), output: z.strictObject({ ticket: Ticket, bytes: z.number().int(), ending: z.enum(['whole', 'cut', 'damaged']) }), topics: ['recordings', 'audit'], roles: desk,
    faults: ['not-held', 'recording-state', 'unreadable', 'file-missing', 'file-damaged', 'file-unreadable'],
  }),
  /** At a place of what was recorded; it stays as it was written and is put right by another. */
  note: command({
    input: z.strictObject({ id: Id, ms: z.number().int().nonnegative(), text: text(500).refine((value) => value.trim() !== '', '请写备注的内容') }), output: z.strictObject({ id: Id }), topics: ['recordings', 'audit'], roles: desk,
    faults: ['not-held', 'recording-state', 'beyond-end'],
  }),
  /** Peaks for drawing, worked out once from what was played; kept where there are none yet. */
  keepWave: command({ input: z.strictObject({ id: Id, wave: z.string().min(4).max(8000).regex(/^[A-Za-z0-9+/]+={0,2}$/u).refine((value) => value.length % 4 === 0) }), output: Done, topics: ['recordings'], roles: desk, faults: ['not-held', 'recording-state'] }),
  /** Checked beside the desk against the fingerprint; what was found stands in its events and in the log. */
  verify: command({ input: z.strictObject({ id: Id }), output: Done, topics: ['recordings'], roles: desk, faults: ['not-held', 'recording-state'] }),
  /** All that the actor may see, one after the other. */
  verifyAll: command({ input: Nothing, output: z.strictObject({ count: z.number().int() }), topics: ['recordings'], roles: desk, faults: ['not-held'] }),
  stopVerify: command({ input: Nothing, output: Done, topics: ['recordings'], roles: desk, faults: ['not-held'] }),
  /** Bytes done of the one under way, which is the `at`th `of` so many; `number` is empty where the actor may not know of it. */
  verifyState: query({ input: Nothing, output: z.strictObject({ running: z.strictObject({ number: z.string(), done: z.number(), bytes: z.number(), at: z.number().int(), of: z.number().int() }).optional() }), topics: ['recordings'], roles: desk, faults: ['not-held'] }),
  /** What playing met in the file; nothing where it met nothing, or the ticket has ended. `aboutMs` is about where. */
  trouble: query({ input: z.strictObject({ id: Id, ticket: Ticket }), output: z.strictObject({ code: z.enum(['missing', 'foreign', 'damaged', 'disk']).optional(), at: z.number().int().optional(), aboutMs: z.number().int().optional() }), topics: [], roles: desk, faults: ['not-held'] }),
} as const
