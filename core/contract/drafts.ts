/**
 * Section `drafts` (草稿): half-filled registrations, each on its own and only for the worker who typed it.
 * A draft is never shared, matched or searched.
 */
import { z } from 'zod'
import { command, query, type Access } from './call'
import { Done, Id, Instant, Nothing, ShortText } from './fields'
import { IntakeForm } from './intake'

const desk: Access = ['reception', 'leader']

/** When each of 三个一 was ticked, by the office's clock. */
const Ticks = z.strictObject({ smileAt: Instant.optional(), waterAt: Instant.optional(), listAt: Instant.optional() })

export const DraftRow = z.strictObject({ id: Id, name: ShortText, title: ShortText, startedAt: Instant, savedAt: Instant, empty: z.boolean(), /** Its number in the queue. */ ticket: ShortText.optional() })
export type DraftRow = z.infer<typeof DraftRow>
export const Draft = z.strictObject({ id: Id, revision: z.number().int(), startedAt: Instant, savedAt: Instant, form: IntakeForm, /** The office's clock when it answered. */ now: Instant.optional() })
export type Draft = z.infer<typeof Draft>

export const drafts = {
  list: query({ input: Nothing, output: z.array(DraftRow), topics: ['drafts'], roles: desk }),
  /** A new empty draft with its own id. */
  start: command({ input: Nothing, output: Draft, topics: ['drafts'], roles: desk }),
  open: query({ input: z.strictObject({ id: Id }), output: Draft, topics: ['drafts'], roles: desk, faults: ['draft-gone'] }),
  /** Replaces the whole form; times of 三个一 are the office's own and answered as `ticks`; `revision` is the one last read or saved, so an old screen cannot overwrite newer text. */
  save: command({
    input: z.strictObject({ id: Id, revision: z.number().int(), form: IntakeForm }),
    output: z.strictObject({ revision: z.number().int(), savedAt: Instant, ticks: Ticks }), topics: ['drafts'], roles: desk, faults: ['draft-gone', 'draft-newer'],
  }),
  discard: command({ input: z.strictObject({ id: Id }), output: Done, topics: ['drafts'], roles: desk, faults: ['draft-gone'] }),
} as const
