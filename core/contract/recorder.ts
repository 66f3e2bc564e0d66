/**
 * Section `recorder` (录音录像): what is recorded at this desk now, from its beginning to its end.
 * Knows shapes and roles; microphones and cameras are the shell's.
 */
import { z } from 'zod'
import { RECORDING_STATES } from '../domain/recording'
import { command, query, type Access } from './call'
import { Done, Id, Instant, Nothing, Reason, ShortText, text } from './fields'

const desk: Access = ['reception', 'leader']

export const RecordingKind = z.enum(['sound', 'picture'])
export type RecordingKind = z.infer<typeof RecordingKind>
const Trouble = z.enum(['', 'disk-full', 'disk', 'silent', 'fell', 'lost'])
/** A draft of one's own, or a petition. */
const Visit = z.strictObject({ draftId: Id.optional(), petitionId: Id.optional() }).refine(({ draftId, petitionId }) => (draftId === undefined) !== (petitionId === undefined), { message: '请从一份草稿或一件信访事项里开始录音录像', path: ['draftId'] })
const One = z.strictObject({ id: Id })

/** What runs, whosever it is. `draftId` and `petitionId` only for who may see them. */
const Running = z.strictObject({
  id: Id, kind: RecordingKind, state: z.enum(['running', 'paused']), by: ShortText, startedAt: Instant, lengthMs: z.number().int(), low: z.boolean(),
  draftId: Id.optional(), petitionId: Id.optional(),
  /** Whether the reader may pause it and mark in it; anybody at the desk may end it. */
  mine: z.boolean(),
})
export const RecorderState = z.strictObject({
  running: Running.optional(),
  /** Whether the reader's session has the key that a recording is sealed with. */
  holds: z.boolean(),
  /** Whether the disk has room for another one. */
  room: z.boolean(),
  /** Were being made when the program fell, and are not read through yet: a holder of the key has to log in for that. */
  unsettled: z.number().int(),
})
export type RecorderState = z.infer<typeof RecorderState>

/** One recording of the visit, as the desk sees it while the visitor is there. */
export const VisitRecording = z.strictObject({ id: Id, number: ShortText, kind: RecordingKind, state: z.enum(RECORDING_STATES), trouble: Trouble, startedAt: Instant, lengthMs: z.number().int().optional(), marks: z.number().int() })
export type VisitRecording = z.infer<typeof VisitRecording>

export const recorder = {
  state: query({ input: Nothing, output: RecorderState, topics: ['recordings', 'drafts', 'petitions'], roles: 'everyone' }),
  /** Of a visit, latest first; and why none may begin there, empty where one may. */
  of: query({ input: Visit, output: z.strictObject({ recordings: z.array(VisitRecording), problem: z.string() }), topics: ['recordings', 'drafts', 'petitions'], roles: desk, faults: ['draft-gone'] }),
  /** With the devices the shell has opened. Only after a notice, and never against a refusal. */
  begin: command({
    input: z.strictObject({ draftId: Id.optional(), petitionId: Id.optional(), kind: RecordingKind }), output: z.strictObject({ id: Id, number: ShortText }), topics: ['recordings', 'audit'], roles: desk,
    faults: ['draft-gone', 'erased', 'not-held', 'no-consent', 'recorder-busy', 'recorder-away', 'disk-low'],
  }),
  pause: command({ input: z.strictObject({ id: Id, reason: Reason }), output: Done, topics: ['recordings'], roles: desk, faults: ['recorder-step'] }),
  resume: command({ input: One, output: Done, topics: ['recordings'], roles: desk, faults: ['recorder-step'] }),
  /** `withdrawn`: the visitor took the consent back. */
  stop: command({ input: z.strictObject({ id: Id, why: z.enum(['done', 'withdrawn']) }), output: Done, topics: ['recordings'], roles: desk, faults: ['recorder-step'] }),
  /** At the moment it arrives; without words it is a bare mark. */
  mark: command({ input: z.strictObject({ id: Id, text: text(200) }), output: z.strictObject({ ms: z.number().int() }), topics: ['recordings'], roles: desk, faults: ['recorder-step'] }),
} as const
