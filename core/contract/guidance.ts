/**
 * Section `guidance` (法治教育和心理疏导): a plan offered in one petition, the answer to it, its sessions and its end.
 * What somebody confides in a session has no place here; psychological notes are kept apart in the buffer room's compartment.
 */
import { z } from 'zod'
import { CONSENTS, GUIDANCE_KINDS, GUIDANCE_OUTCOMES, GUIDES, PARTICIPATIONS, SESSION_STATES } from '../domain/guidance'
import { command, query, type Access } from './call'
import { PersonName } from './claims'
import { Day, Done, Id, Instant, Reason, ShortText, StartDay, text } from './fields'

const desk: Access = ['reception', 'leader']

export const GuidanceKind = z.enum(GUIDANCE_KINDS)
export const Consent = z.enum(CONSENTS)
export const Participation = z.enum(PARTICIPATIONS)
export const GuidanceOutcome = z.enum(GUIDANCE_OUTCOMES)
const Measure = z.strictObject({ kind: GuidanceKind, guide: z.enum(GUIDES), name: PersonName, frequency: text(80) })
export const GuidanceContent = z.strictObject({ goal: text(500), measures: z.array(Measure).max(10), reviewOn: StartDay })
export type GuidanceContent = z.infer<typeof GuidanceContent>
/** What was answered on which day; a refusal needs no reason. */
const Answer = z.strictObject({ consent: Consent, on: StartDay, note: text(500) })
const Topic = text(200)

export const GuidanceSession = z.strictObject({
  no: z.number().int(), kind: GuidanceKind, on: Day, topic: ShortText, state: z.enum(SESSION_STATES), by: ShortText, at: Instant, earlyOn: Day.optional(),
  held: z.strictObject({ on: Day, participation: Participation, attitude: z.string(), nextStep: z.string() }).optional(), reason: z.string(),
})
export type GuidanceSession = z.infer<typeof GuidanceSession>

export const GuidancePlan = z.strictObject({
  id: Id, revision: z.number().int(), content: GuidanceContent, consent: Consent, madeBy: ShortText, madeOn: Day, sessions: z.array(GuidanceSession),
  answers: z.array(z.strictObject({ consent: Consent, on: Day, note: z.string(), by: ShortText, at: Instant })),
  ended: z.strictObject({ on: Day, outcome: GuidanceOutcome, text: z.string(), by: ShortText }).optional(),
})
export type GuidancePlan = z.infer<typeof GuidancePlan>

export const guidance = {
  /** Plans of one petition, newest first. */
  of: query({
    input: z.strictObject({ petitionId: Id }),
    output: z.strictObject({ today: Day, plans: z.array(GuidancePlan), /** Why nothing can be written; empty when it can. */ shut: z.string(), /** Why no plan can be begun; empty when one can. */ noPlan: z.string(), ground: z.enum(['unreasonable', 'repeated']).optional() }),
    topics: ['guidance', 'petitions', 'calendar'], roles: desk,
  }),
  plan: command({ input: z.strictObject({ petitionId: Id, content: GuidanceContent, answer: Answer }), output: z.strictObject({ id: Id }), topics: ['guidance', 'petitions'], roles: desk, faults: ['guidance-incomplete', 'guidance-day', 'no-ground', 'plan-open', 'closed', 'erased'] }),
  change: command({ input: z.strictObject({ id: Id, revision: z.number().int().positive(), content: GuidanceContent }), output: Done, topics: ['guidance'], roles: desk, faults: ['guidance-incomplete', 'guidance-day', 'changed', 'ended', 'closed', 'erased'] }),
  /** A refusal ends what was arranged and not held. */
  answer: command({ input: z.strictObject({ id: Id, answer: Answer }), output: Done, topics: ['guidance', 'petitions'], roles: desk, faults: ['guidance-day', 'consent-missing', 'ended', 'closed', 'erased'] }),
  schedule: command({ input: z.strictObject({ id: Id, kind: GuidanceKind, on: StartDay, topic: Topic }), output: z.strictObject({ no: z.number().int() }), topics: ['guidance', 'petitions'], roles: desk, faults: ['guidance-incomplete', 'guidance-day', 'consent-missing', 'no-ground', 'ended', 'closed', 'erased'] }),
  hold: command({
    input: z.strictObject({ id: Id, no: z.number().int().positive(), heldOn: StartDay, topic: Topic, participation: Participation, attitude: text(500), nextStep: text(500) }), output: Done, topics: ['guidance', 'petitions'], roles: desk,
    faults: ['guidance-incomplete', 'guidance-day', 'consent-missing', 'session-over', 'ended', 'closed', 'erased'],
  }),
  /** Nobody came, or it was called off. */
  callOff: command({ input: z.strictObject({ id: Id, no: z.number().int().positive(), how: z.enum(['missed', 'cancelled']), reason: Reason }), output: Done, topics: ['guidance', 'petitions'], roles: desk, faults: ['session-over', 'ended', 'closed', 'erased'] }),
  end: command({ input: z.strictObject({ id: Id, revision: z.number().int().positive(), outcome: GuidanceOutcome, text: Reason }), output: Done, topics: ['guidance', 'petitions'], roles: desk, faults: ['guidance-incomplete', 'changed', 'ended', 'closed', 'erased'] }),
} as const
