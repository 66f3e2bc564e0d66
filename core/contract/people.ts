/**
 * Section `people` (信访人): recognising a known person, their card, joining two cards and undoing it.
 * Everything leaves masked; full values come from petitions.reveal.
 */
import { z } from 'zod'
import { command, query, type Access } from './call'
import { Day, Id, Instant, Reason, ShortText, text } from './fields'
import { PetitionClass, Sex, VisitKind } from './intake'
import { Passphrase } from './vault'

const desk: Access = ['reception', 'leader']

export const OpenPetition = z.strictObject({ id: Id, number: ShortText, title: ShortText, petitionClass: PetitionClass, receivedOn: Day, dueOn: Day.optional(), open: z.boolean(), officerName: ShortText })

/** How a card was recognised: 证件号 · 电话 · 姓名+出生年 · 姓名+住址; by the name alone only beside another card, never while typing. */
export const MatchBy = z.enum(['id', 'phone', 'nameBorn', 'nameAddress', 'name'])

export const PersonMatch = z.strictObject({
  personId: Id, by: MatchBy, name: ShortText, idNumber: ShortText, phone: ShortText, address: ShortText, sex: Sex.optional(), age: z.number().int().optional(),
  visits: z.number().int(), lastVisitOn: Day.optional(),
  petitions: z.array(OpenPetition),
  suggestion: z.strictObject({ kind: VisitKind, reason: ShortText, linkedPetitionId: Id.optional() }),
})
export type PersonMatch = z.infer<typeof PersonMatch>

export const PersonCard = z.strictObject({
  id: Id, name: ShortText, idNumber: ShortText, phone: ShortText, address: ShortText, grid: ShortText, occupation: ShortText,
  sex: Sex.optional(), bornOn: Day.optional(), age: z.number().int().optional(),
  visits: z.number().int(), petitions: z.array(OpenPetition),
  mergedInto: Id.optional(),
  merged: z.array(z.strictObject({ mergeId: Id, personId: Id, name: ShortText, at: Instant, reason: ShortText })),
})
export type PersonCard = z.infer<typeof PersonCard>

export const people = {
  /** Candidates while typing, best first; incomplete input is fine and simply matches less. */
  match: query({
    input: z.strictObject({ idNumber: text(40).optional(), phone: text(40).optional(), name: text(60).optional(), bornOn: text(20).optional(), address: text(200).optional(), title: text(80).optional(), requests: text(2000).optional() }),
    output: z.array(PersonMatch).max(8), topics: ['people', 'petitions'], roles: desk,
  }),
  card: query({ input: z.strictObject({ id: Id }), output: PersonCard, topics: ['people', 'petitions'], roles: desk }),
  /** 本人查询: what the room keeps of a person, as a paper for that person, others masked. Asks for the passphrase again. */
  ownFile: command({ input: z.strictObject({ personId: Id, reason: Reason, passphrase: Passphrase }), output: z.strictObject({ html: z.string(), petitions: z.number().int() }), topics: ['audit'], roles: desk, confirm: true, faults: ['wrong-login', 'wait', 'damaged'] }),
  /** Other cards that may be the same person, by the card's own full particulars; a name alone is enough to be asked about. */
  alike: query({ input: z.strictObject({ id: Id }), output: z.array(PersonMatch).max(8), topics: ['people', 'petitions'], roles: desk }),
  /** Joins `otherId` into `keepId`; nothing is deleted, so it can be undone. */
  merge: command({ input: z.strictObject({ keepId: Id, otherId: Id, reason: Reason }), output: z.strictObject({ mergeId: Id }), topics: ['people', 'petitions', 'audit'], roles: desk, faults: ['same-person', 'already-merged'] }),
  /** Names the petitions that came to the kept card while the two were joined: whose they are is for the worker to say. */
  unmerge: command({ input: z.strictObject({ mergeId: Id, reason: Reason }), output: z.strictObject({ done: z.literal(true), registeredMeanwhile: z.array(z.strictObject({ id: Id, number: ShortText, title: ShortText })) }), topics: ['people', 'petitions', 'audit'], roles: desk, faults: ['not-merged'] }),
  /** Puts a petition on another card, or without `toPersonId` on a new one made from its form; `name` is asked for where the form took it from the card. */
  reassign: command({
    input: z.strictObject({ petitionId: Id, toPersonId: Id.optional(), name: text(60).optional(), reason: Reason }), output: z.strictObject({ personId: Id }), topics: ['people', 'petitions', 'audit'], roles: desk,
    faults: ['anonymous', 'unknown-person', 'same-person', 'id-conflict', 'name-missing', 'erased'],
  }),
} as const
