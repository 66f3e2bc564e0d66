/**
 * Stories about texts of the emotion buffer room: what is written of a stay, and how volunteers rest.
 * Every stay that a story begins it also ends, so that the next one finds an empty room.
 */
import type { InputOf } from '#core/contract/index'
import { bufferDefaults } from '#resources'
import { ID, type TestOffice } from '#tests/support/office'
import { asking } from './textRooms'
import { type Ask, flat, needed, nest, oneOf, perRoom, reason, shaped, type Story, trimmed, upTo, type Values } from './textFields'

const keptTrimmed = { kept: trimmed }
const typed = (values: Values): string => values['reason'] ?? ''

/** Somebody at level 2 led into the room. */
const begin = async (ask: Ask): Promise<number> => (await ask('buffer.start', { callName: '某', level: 2 })).stayId
const end = (ask: Ask, stayId: number) => ask('buffer.end', { stayId, outcome: 'left' })
/** One that goes on, for calls that are refused. */
const running = (room: TestOffice): Promise<number> => perRoom(room, 'running', () => begin(asking(room, 'li')))
/** A name is only shown masked; what to call the person by is shown as it is. */
const labelled = (label: string, values: Values): Values => ({ callName: trimmed(values['callName'] ?? '') === '' ? '' : label })

/** Zhao looks after somebody at level 4, and should rest then. */
async function tired(ask: Ask): Promise<void> {
  const { rows } = await ask('buffer.duty', {})
  if (rows.find(({ accountId }) => accountId === ID.zhao)?.onDuty !== true) await ask('buffer.setDuty', { accountId: ID.zhao, onDuty: true })
  const { stayId } = await ask('buffer.start', { callName: '某', level: 4, volunteerId: ID.zhao, restReason: '只有我在', support: { secondId: ID.tang, security: '保安' } })
  await end(ask, stayId)
}

function visitor(call: 'refuse' | 'stop'): Story {
  return {
    who: 'li', fields: [upTo(60, 'name'), upTo(20, 'callName', keptTrimmed), call === 'stop' ? { ...reason, kept: trimmed } : upTo(200, 'reason', keptTrimmed)],
    input: (_ask, _room, values) => Promise.resolve({ level: 3, ...values }),
    roundTrip: async (ask, _room, values) => {
      const given = { level: 3, name: values['name'] ?? '', callName: values['callName'] ?? '', reason: typed(values) }
      const { stayId } = call === 'stop' ? await ask('buffer.stop', given) : await ask('buffer.refuse', given)
      const { facts: { label, detail } } = await ask('buffer.stay', { stayId })
      return { ...labelled(label, values), reason: detail }
    },
  }
}

/** By the full name of the call. */
export const BUFFER_STORIES: Readonly<Record<string, Story>> = {
  'buffer.start': {
    who: 'li', fields: [upTo(60, 'name'), upTo(20, 'callName', keptTrimmed), needed(500, 'restReason', 2), needed(60, 'support.security', 1, keptTrimmed)],
    input: (_ask, _room, values) => {
      const { support, ...rest } = nest(values) as { support: object }
      return Promise.resolve({ level: 2, ...rest, support: { secondId: ID.tang, ...support } })
    },
    roundTrip: async (ask, room, values) => {
      await tired(ask)
      const { stayId } = await ask('buffer.start', { ...((await BUFFER_STORIES['buffer.start']?.input(ask, room, values)) as InputOf<'buffer.start'>), volunteerId: ID.zhao })
      const { facts: { label }, security } = await ask('buffer.stay', { stayId })
      await end(ask, stayId)
      return { ...labelled(label, values), 'support.security': security }
    },
  },
  'buffer.refuse': visitor('refuse'),
  'buffer.stop': visitor('stop'),
  'buffer.take': {
    who: 'li', fields: [needed(500, 'restReason', 2)],
    input: (_ask, _room, values) => Promise.resolve({ stayId: 1, volunteerId: ID.zhao, ...values }),
    roundTrip: async (ask, _room, values) => {
      await tired(ask)
      const stayId = await begin(ask)
      await ask('buffer.take', { stayId, volunteerId: ID.zhao, restReason: values['restReason'] ?? '' })
      await end(ask, stayId)
      return {}
    },
  },
  'buffer.support': {
    who: 'li', fields: [needed(60, 'security', 1, keptTrimmed)],
    input: (_ask, _room, values) => Promise.resolve({ stayId: 1, secondId: ID.tang, ...values }),
    roundTrip: async (ask, _room, values) => {
      const stayId = await begin(ask)
      await ask('buffer.support', { stayId, secondId: ID.tang, security: values['security'] ?? '' })
      const { security } = await ask('buffer.stay', { stayId })
      await end(ask, stayId)
      return { security }
    },
  },
  'buffer.tick': {
    who: 'li', fields: [oneOf(bufferDefaults.rules.steps.map(({ id }) => id), 'step')],
    input: async (_ask, room, values) => ({ stayId: await running(room), done: true, ...values }),
    roundTrip: async (ask, _room, values) => {
      const stayId = await begin(ask)
      await ask('buffer.tick', { stayId, step: values['step'] ?? '', done: true })
      const { steps } = await ask('buffer.stay', { stayId })
      await end(ask, stayId)
      return { step: steps.find(({ doneAt }) => doneAt !== undefined)?.id ?? 'none' }
    },
  },
  'buffer.extend': {
    who: 'li', fields: [{ ...reason, kept: trimmed }],
    input: (_ask, _room, values) => Promise.resolve({ stayId: 1, ...values }),
    roundTrip: async (ask, _room, values) => {
      const stayId = await begin(ask)
      await ask('buffer.extend', { stayId, reason: typed(values) })
      const { extensionReason } = await ask('buffer.stay', { stayId })
      await end(ask, stayId)
      return { reason: extensionReason }
    },
  },
  'buffer.end': {
    who: 'li', fields: [needed(120, 'summary', 2, keptTrimmed), upTo(200, 'detail', keptTrimmed)],
    input: async (_ask, room, values) => ({ stayId: await running(room), outcome: 'back', level: 1, ...values }),
    roundTrip: async (ask, _room, values) => {
      const stayId = await begin(ask)
      await ask('buffer.end', { stayId, outcome: 'back', level: 1, summary: values['summary'] ?? '', detail: values['detail'] ?? '' })
      const { summary, detail } = (await ask('buffer.stay', { stayId })).facts
      return { summary, detail }
    },
  },
  'buffer.keep': {
    who: 'qin', fields: [upTo(120, 'summary'), upTo(20_000, 'note')],
    input: async (_ask, room, values) => ({ stayId: await running(room), ...values }),
    roundTrip: async (ask, room, values) => {
      const stayId = await running(room)
      await ask('buffer.keep', { stayId, summary: values['summary'] ?? '', note: values['note'] ?? '' })
      return (await ask('buffer.stay', { stayId })).working
    },
  },
  'buffer.note': {
    who: 'qin', fields: [needed(20_000, 'text', 1, keptTrimmed)],
    input: (_ask, _room, values) => Promise.resolve({ stayId: 1, ...values }),
    roundTrip: async (ask, _room, values) => {
      const stayId = await begin(ask)
      await ask('buffer.note', { stayId, text: values['text'] ?? '' })
      const notes = await ask('buffer.notes', { stayId })
      await end(ask, stayId)
      return { text: notes.at(-1)?.text ?? '' }
    },
  },
  'buffer.resume': {
    who: 'li', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ accountId: ID.zhao, ...values }),
    roundTrip: async (ask, _room, values) => {
      await tired(ask)
      await ask('buffer.resume', { accountId: ID.zhao, reason: typed(values) })
      return {}
    },
  },
  'buffer.saveRules': {
    who: 'admin', fields: [shaped(/^[a-z0-9-]{2,40}$/u, 'steps.0.id', 'water'), needed(40, 'steps.0.name'), upTo(300, 'steps.0.say'), upTo(300, 'steps.0.hint')],
    input: (_ask, _room, values) => Promise.resolve({ ...bufferDefaults.rules, ...(nest(values) as object) }),
    roundTrip: async (ask, room, values) => {
      await ask('buffer.saveRules', (await BUFFER_STORIES['buffer.saveRules']?.input(ask, room, values)) as InputOf<'buffer.saveRules'>)
      const read = flat((await ask('buffer.rules', {})).rules)
      await ask('buffer.saveRules', bufferDefaults.rules)
      return read
    },
  },
}
