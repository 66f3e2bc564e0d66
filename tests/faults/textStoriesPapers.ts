/** Stories about texts of 文书: what is typed into a draft, why a paper is voided, the number another body gave it, lines of 送达. */
import type { InputOf } from '#core/contract/index'
import { dayOf } from '#core/domain/day'
import { petition, type TestOffice } from '#tests/support/office'
import { issuedPaper } from '#tests/support/papers'
import { type Ask, needed, oneOf, perRoom, reason, shaped, type Story, trimmed, upTo, type Values } from './textFields'

const keptTrimmed = { kept: trimmed }
const today = (room: TestOffice) => dayOf(room.now())
/** One petition for all papers of the stories; its own texts are told elsewhere. */
const fileOf = (room: TestOffice): Promise<number> => perRoom(room, 'papers', async () => (await room.as('li', 'petitions.register', { form: petition({ title: '文书里的漏水' }) })).id)
const transferred = async (room: TestOffice): Promise<number> => (await issuedPaper(room, 'li', { kind: 'transferred', petitionId: await fileOf(room) }, { mode: 'forward', feedback: 'no' })).paperId
/** One that stands, on which lines are added and added. */
const served = (room: TestOffice): Promise<number> => perRoom(room, 'served', () => transferred(room))
const drafted = (room: TestOffice): Promise<number> => perRoom(room, 'drafted', async () => (await issuedPaper(room, 'li', { kind: 'accepted', petitionId: await fileOf(room) })).paperId)
const draftOf = async (ask: Ask, room: TestOffice): Promise<number> => (await ask('papers.start', { kind: 'transferred', petitionId: await fileOf(room) })).draftId

/** A text stands in a field, another in a cell of a table. */
const typed = (values: Values): InputOf<'papers.save'>['values'] => ({ toUnit: values['values.*'] ?? '', materials: [{ name: values['values.*.0.*'] ?? '' }] })

/** A mail signed for: such a line has every text, and asks for the fewest to differ. */
const delivery: Story = {
  who: 'li',
  fields: [
    needed(60, 'addressee', 1, keptTrimmed), shaped(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'time', '00:00'), needed(120, 'place', 1, keptTrimmed), needed(60, 'signedBy', 1, keptTrimmed), upTo(40, 'relation', keptTrimmed), upTo(500, 'refusal', keptTrimmed),
    upTo(60, 'witness1', keptTrimmed), upTo(60, 'witness2', keptTrimmed), needed(60, 'mailNumber', 1, keptTrimmed), needed(60, 'server', 1, keptTrimmed), upTo(500, 'note', keptTrimmed),
  ],
  input: async (_ask, room, values) => ({ paperId: await served(room), way: 'mail', outcome: 'signed', on: today(room), ...values }),
  roundTrip: async (ask, room, values) => {
    const input = (await delivery.input(ask, room, values)) as InputOf<'papers.deliver'>
    const { deliveryId } = await ask('papers.deliver', input)
    const line = (await ask('papers.get', { paperId: input.paperId })).deliveries.find(({ id }) => id === deliveryId)
    return Object.fromEntries(delivery.fields.map(({ path }) => [path, String(line?.[path as keyof typeof line] ?? '')]))
  },
}

export const PAPER_STORIES: Readonly<Record<string, Story>> = {
  'papers.start': {
    who: 'li', fields: [oneOf(['transferred'], 'kind')],
    input: async (_ask, room, values) => ({ petitionId: await fileOf(room), ...values }),
    roundTrip: async (ask, room, values) => {
      const { draftId } = await ask('papers.start', { kind: values['kind'] ?? '', petitionId: await fileOf(room) })
      const { kind } = await ask('papers.open', { draftId })
      await ask('papers.discard', { draftId })
      return { kind }
    },
  },
  'papers.save': {
    who: 'li', fields: [upTo(20_000, 'values.*'), upTo(2000, 'values.*.0.*')],
    input: async (ask, room, values) => ({ draftId: await draftOf(ask, room), revision: 0, values: typed(values) }),
    roundTrip: async (ask, room, values) => {
      const draftId = await draftOf(ask, room)
      await ask('papers.save', { draftId, revision: 0, values: typed(values) })
      const { toUnit, materials } = (await ask('papers.open', { draftId })).values
      await ask('papers.discard', { draftId })
      return { 'values.*': String(toUnit), 'values.*.0.*': Array.isArray(materials) ? (materials[0]?.['name'] ?? '') : '' }
    },
  },
  'papers.void': {
    who: 'zhao', fields: [{ ...reason, kept: trimmed }],
    input: async (_ask, room, values) => ({ paperId: await served(room), ...values }),
    roundTrip: async (ask, room, values) => {
      const paperId = await transferred(room)
      await ask('papers.void', { paperId, reason: values['reason'] ?? '' })
      return { reason: (await ask('papers.get', { paperId })).voided?.reason ?? '' }
    },
  },
  'papers.receiveNumber': {
    who: 'li', fields: [needed(60, 'number', 1, keptTrimmed)],
    input: async (_ask, room, values) => ({ paperId: await drafted(room), on: today(room), ...values }),
    roundTrip: async (ask, room, values) => {
      const paperId = await drafted(room)
      await ask('papers.receiveNumber', { paperId, on: today(room), number: values['number'] ?? '' })
      return { number: (await ask('papers.get', { paperId })).receivedNumbers[0]?.number ?? '' }
    },
  },
  'papers.register': {
    who: 'li', fields: [oneOf(['transferred'], 'kind')],
    input: (_ask, _room, values) => Promise.resolve({ ...values }),
    roundTrip: async (ask, room, values) => {
      await served(room)
      return { kind: (await ask('papers.register', { kind: values['kind'] ?? '', limit: 1 })).rows[0]?.kind ?? '' }
    },
  },
  'papers.deliver': delivery,
}
