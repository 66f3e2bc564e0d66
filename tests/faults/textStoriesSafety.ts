/**
 * Stories about texts of red flags, alarms and warning notes.
 * Red flags are mostly written on in one and the same, since its texts are only ever added.
 */
import type { InputOf } from '#core/contract/index'
import { safetyGuide } from '#resources'
import { petition, type TestOffice } from '#tests/support/office'
import { asking, reviewRoom } from './textRooms'
import { type Ask, flat, needed, nest, oneOf, perRoom, reason, shaped, type Story, trimmed, upTo, type Values } from './textFields'

const keptTrimmed = { kept: trimmed }
const typed = (values: Values): string => values['reason'] ?? ''

const KIND = 'selfHarm'
const guideOf = safetyGuide.kinds.find(({ id }) => id === KIND)
const STEPS = (guideOf?.steps ?? []).filter(({ how }) => how === 'call').map(({ id }) => id)
const opened = async (ask: Ask): Promise<number> => (await ask('safety.openFlag', { kind: KIND })).id
/** One red flag that stays open, on which the stories write on and on. */
const flagOf = (room: TestOffice): Promise<number> => perRoom(room, 'flag', () => opened(asking(room, 'li')))

async function closed(ask: Ask, id: number, outcome: string): Promise<void> {
  for (const { id: step, mandatory, state } of (await ask('safety.flag', { id })).steps) {
    if (mandatory && state === 'open') await ask('safety.closeStep', { id, step, closing: { how: 'notPossible', reason: '做不到' } })
  }
  await ask('safety.closeFlag', { id, outcome })
}

const roster: Story = {
  who: 'admin',
  fields: [needed(40, 'desks.0', 1, keptTrimmed), needed(40, 'contacts.0.name', 1, keptTrimmed), upTo(40, 'contacts.0.role', keptTrimmed), { ...shaped(/^\s*[\d+\-() ]{3,}\s*$/u, 'contacts.0.phone', '13800138000'), kept: trimmed }, needed(40, 'contacts.0.desks.0', 1, { kept: trimmed, plain: '2号窗' }), needed(40, 'boardText', 1, keptTrimmed)],
  input: async (ask, _room, values) => {
    const { revision } = await ask('safety.rules', {})
    const desk = values['contacts.0.desks.0'] ?? ''
    const { desks, ...rest } = nest(values) as { desks: readonly string[] }
    // Whom somebody is called for is one of the room's desks, when it can be one.
    return { revision, boardSound: false, noteDays: 90, ...rest, desks: roster.fields[4]?.fits(desk) === true ? [...desks, desk] : desks }
  },
  roundTrip: async (ask, room, values) => {
    await ask('safety.saveRules', (await roster.input(ask, room, values)) as InputOf<'safety.saveRules'>)
    return flat(await ask('safety.rules', {}))
  },
}

const NOT_POSSIBLE = '电话不通'
const closing: Story = {
  who: 'li',
  fields: [
    oneOf(STEPS, 'step'), needed(60, 'closing.who', 1, keptTrimmed), needed(40, 'closing.number', 1, keptTrimmed), needed(5000, 'closing.said'), needed(2000, 'closing.outcome'), needed(2000, 'closing.reason', 2, { kept: trimmed, plain: NOT_POSSIBLE }),
  ],
  input: async (_ask, room, values) => {
    const { step, closing: { reason: why, ...done } } = nest(values) as { step: string; closing: { reason: string } }
    return { id: await flagOf(room), step, closing: why === NOT_POSSIBLE ? { how: 'done', ...done } : { how: 'notPossible', reason: why } }
  },
  roundTrip: async (ask, room, values) => {
    const id = await flagOf(room)
    const step = values['step'] ?? ''
    const read = async (): Promise<Values> => flat((await ask('safety.flag', { id })).steps.find((one) => one.id === step)?.closing, 'closing')
    const { 'closing.reason': why = '', ...done } = values
    await ask('safety.closeStep', { id, step, closing: { how: 'notPossible', reason: why } })
    const { 'closing.reason': kept = '' } = await read()
    await ask('safety.closeStep', (await closing.input(ask, room, { ...done, 'closing.reason': NOT_POSSIBLE })) as InputOf<'safety.closeStep'>)
    return { ...(await read()), step, 'closing.reason': kept }
  },
}

const personOf = (room: TestOffice): Promise<number> => perRoom(room, 'person', async () => (await room.as('li', 'petitions.register', { form: petition({ title: '有备注的人' }) })).personId ?? 0)
const noteOf = async (ask: Ask, personId: number, id: number) => (await ask('safety.notes', { personId })).rows.find((row) => row.id === id)

/** By the full name of the call. */
export const SAFETY_STORIES: Readonly<Record<string, Story>> = {
  'safety.saveRules': roster,
  'safety.sit': {
    who: 'li', fields: [upTo(40, 'desk', keptTrimmed)],
    input: (_ask, _room, values) => Promise.resolve(values),
    roundTrip: async (ask, _room, values) => {
      await ask('safety.sit', { desk: values['desk'] ?? '' })
      return { desk: (await ask('safety.rules', {})).myDesk }
    },
  },
  'safety.raise': {
    who: 'li', fields: [upTo(40, 'window', keptTrimmed)],
    input: (_ask, _room, values) => Promise.resolve(values),
    roundTrip: async (ask, _room, values) => {
      const { id } = await ask('safety.raise', { window: values['window'] ?? '' })
      const alarm = (await ask('safety.alarms', {})).running.find((one) => one.id === id)
      await ask('safety.endAlarm', { id, outcome: 'falseAlarm', reason: '误按' })
      return { window: alarm?.desk ?? 'not raised' }
    },
  },
  'safety.endAlarm': {
    who: 'li', fields: [{ ...reason, kept: trimmed }],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, outcome: 'handled', ...values }),
    roundTrip: async (ask, _room, values) => {
      const { id } = await ask('safety.raise', { drill: true })
      await ask('safety.endAlarm', { id, outcome: 'handled', reason: typed(values) })
      return { reason: (await ask('safety.alarmHistory', { drill: true })).rows.find((row) => row.id === id)?.ended?.reason ?? 'not ended' }
    },
  },
  'safety.answer': {
    who: 'li', fields: [oneOf((guideOf?.questions ?? []).map(({ id }) => id), 'question')],
    input: async (_ask, room, values) => ({ id: await flagOf(room), answer: 'unknown', ...values }),
    roundTrip: async (ask, room, values) => {
      const id = await flagOf(room)
      await ask('safety.answer', { id, question: values['question'] ?? '', answer: 'unknown' })
      return { question: Object.keys((await ask('safety.flag', { id })).answers)[0] ?? '' }
    },
  },
  'safety.called': {
    who: 'li', fields: [oneOf(STEPS, 'step')],
    input: async (_ask, room, values) => ({ id: await flagOf(room), ...values }),
    roundTrip: async (ask, room, values) => {
      const id = await flagOf(room)
      await ask('safety.called', { id, step: values['step'] ?? '' })
      return { step: (await ask('safety.flag', { id })).steps.find(({ called }) => called !== undefined)?.id ?? '' }
    },
  },
  'safety.words': {
    who: 'li', fields: [needed(20_000, 'text')],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, ...values }),
    roundTrip: async (ask, room, values) => {
      const id = await flagOf(room)
      await ask('safety.words', { id, text: values['text'] ?? '' })
      return { text: (await ask('safety.flag', { id })).words.at(-1)?.text ?? '' }
    },
  },
  'safety.closeStep': closing,
  'safety.keepTyped': {
    who: 'li', fields: [upTo(20_000, 'typed.*')],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, typed: { words: values['typed.*'] } }),
    roundTrip: async (ask, room, values) => {
      const id = await flagOf(room)
      await ask('safety.keepTyped', { id, typed: { words: values['typed.*'] ?? '' } })
      return { 'typed.*': (await ask('safety.flag', { id })).typed['words'] ?? 'not kept' }
    },
  },
  'safety.closeFlag': {
    who: 'li', fields: [needed(20_000, 'outcome')],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, ...values }),
    roundTrip: async (ask, _room, values) => {
      const id = await opened(ask)
      await closed(ask, id, values['outcome'] ?? '')
      return { outcome: (await ask('safety.flag', { id })).outcome?.text ?? 'not closed' }
    },
  },
  'safety.review': {
    who: 'zhao', fields: [needed(20_000, 'text')],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, result: 'watch', seenNotPossible: true, ...values }),
    roundTrip: async (_ask, _room, values) => {
      const { room, next } = await reviewRoom()
      const id = await next()
      await room.as('zhao', 'safety.review', { id, result: 'watch', seenNotPossible: true, text: values['text'] ?? '' })
      return { text: (await room.as('zhao', 'safety.flag', { id })).reviews.at(-1)?.text ?? 'not reviewed' }
    },
  },
  'safety.writeNote': {
    who: 'li', fields: [needed(2000, 'reason', 1, keptTrimmed)],
    input: (_ask, _room, values) => Promise.resolve({ personId: 1, twoPersons: false, ...values }),
    roundTrip: async (ask, room, values) => {
      const personId = await personOf(room)
      const { id } = await ask('safety.writeNote', { personId, reason: typed(values), twoPersons: false })
      const note = await noteOf(ask, personId, id)
      await ask('safety.reviewNote', { id, step: 'close', text: '不再需要' })
      return { reason: note?.reason ?? 'not written' }
    },
  },
  'safety.reviewNote': {
    who: 'zhao', fields: [needed(500, 'text', 2, keptTrimmed)],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, step: 'extend', ...values }),
    roundTrip: async (ask, room, values) => {
      const personId = await personOf(room)
      const { id } = await ask('safety.writeNote', { personId, reason: '带刀来访', twoPersons: false })
      await ask('safety.reviewNote', { id, step: 'extend', text: values['text'] ?? '' })
      const note = await noteOf(ask, personId, id)
      await ask('safety.reviewNote', { id, step: 'close', text: '不再需要' })
      return { text: note?.reviews.at(-1)?.text ?? 'not reviewed' }
    },
  },
}
