/**
 * Stories about texts of the live room: the queue, the script library, call backs and the handing over.
 * Every number and call back that a story begins it also ends, so that the next one finds an empty room.
 */
import type { InputOf, OutputOf } from '#core/contract/index'
import { contentProblem } from '#core/domain/scripts'
import { queueDefaults } from '#resources'
import { PASSPHRASE, petition, type TestOffice } from '#tests/support/office'
import { type Ask, type Field, flat, lastReason, needed, nest, oneOf, perRoom, reason, shaped, storable, type Story, trimmed, trimmedReason, upTo, type Values } from './textFields'

const DAY = '2026-09-05'
const LATER = '2026-12-01'
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/u
const keptTrimmed = { kept: trimmed }
const typed = (values: Values): string => values['reason'] ?? ''

const rules: Story = {
  who: 'admin',
  fields: [
    needed(12, 'windows.0.name', 1, { plain: '一号窗' }), shaped(/^[A-Z]{1,2}$/u, 'series.0.code', 'A'), needed(12, 'series.0.name', 1, { plain: '来访' }),
    shaped(/^[a-z][a-zA-Z]{1,19}$/u, 'priorities.0.id', 'elder'), needed(6, 'priorities.0.name', 1, { plain: '老年' }), upTo(60, 'priorities.0.hint'),
  ],
  input: (_ask, _room, values) => {
    const { windows, series, priorities } = nest(values) as { windows: readonly object[]; series: readonly object[]; priorities: readonly object[] }
    return Promise.resolve({
      ...queueDefaults.rules, windows: windows.map((one) => ({ id: 1, ...one })), series: series.map((one) => ({ sources: ['visit', 'appointment', 'letter', 'call', 'onBehalf'], ...one })), priorities: priorities.map((one) => ({ first: false, ...one })),
    })
  },
  roundTrip: async (ask, room, values) => {
    await ask('queue.saveRules', (await rules.input(ask, room, values)) as InputOf<'queue.saveRules'>)
    const read = flat((await ask('queue.rules', {})).rules)
    await ask('queue.saveRules', queueDefaults.rules)
    return read
  },
}

const take = async (ask: Ask): Promise<number> => (await ask('queue.take', { name: '甲', matter: '漏水', headcount: 1 })).ticketId
/** An appointment to come, which is in nobody's way. */
const booked = (room: TestOffice): Promise<number> => perRoom(room, 'booked', async () => (await room.as('li', 'queue.take', { name: '甲', matter: '', headcount: 1, source: 'appointment', bookedOn: LATER, bookedTime: '10:00' })).ticketId)
const lastStep = async (ask: Ask, ticketId: number): Promise<OutputOf<'queue.steps'>['steps'][number] | undefined> => (await ask('queue.steps', { ticketId })).steps.reduce<OutputOf<'queue.steps'>['steps'][number] | undefined>((last, step) => (last === undefined || step.id > last.id ? step : last), undefined)
const leave = (ask: Ask, ticketId: number) => ask('queue.leave', { ticketId, reason: '先走了' })

const taken: Story = {
  who: 'li', fields: [upTo(60, 'name', keptTrimmed), upTo(80, 'matter', keptTrimmed), oneOf(queueDefaults.rules.priorities.map(({ id }) => id), 'priority'), shaped(CLOCK, 'bookedTime', '17:30')],
  input: (_ask, _room, values) => Promise.resolve({ headcount: 1, source: 'appointment', bookedOn: DAY, ...values }),
  roundTrip: async (ask, room, values) => {
    const { ticketId } = await ask('queue.take', (await taken.input(ask, room, values)) as InputOf<'queue.take'>)
    await ask('queue.arrive', { ticketId })
    const row = (await ask('queue.list', {})).rows.find(({ id }) => id === ticketId)
    await ask('queue.call', { ticketId, reason: '轮到了' })
    const { draftId } = await ask('queue.start', { ticketId })
    const { form } = await ask('drafts.open', { id: draftId })
    await ask('queue.finish', { ticketId, reason: '已答复' })
    await ask('drafts.discard', { id: draftId })
    const { name, matter } = { name: form.petitioner?.name ?? '', matter: form.title ?? '' }
    if (row?.matter !== matter) throw new Error('the list shows another matter than the draft')
    return { name, matter, priority: row.priority ?? '', bookedTime: new Date((row.bookedFor ?? 0) + 8 * 3_600_000).toISOString().slice(11, 16) }
  },
}

/** A story about the reason of a step that a ticket of its own takes; `before` brings it there, and says what else the step needs. */
function step(call: 'call' | 'transfer' | 'leave' | 'finish' | 'undo', needs: boolean, act: (ask: Ask, ticketId: number, why: string) => Promise<unknown>): Story {
  return {
    who: 'li', fields: [needs ? { ...reason, kept: trimmed } : upTo(500, 'reason', keptTrimmed)],
    input: (_ask, _room, values) => Promise.resolve({ ticketId: 1, ...(call === 'transfer' ? { windowId: 2 } : {}), ...(call === 'undo' ? { stepId: 1 } : {}), ...values }),
    roundTrip: async (ask, _room, values) => {
      const ticketId = await take(ask)
      await act(ask, ticketId, typed(values))
      const last = await lastStep(ask, ticketId)
      if (call !== 'leave' && call !== 'finish') await leave(ask, ticketId)
      return { reason: last?.action === call ? last.reason : `not in the steps: ${last?.action ?? 'none'}` }
    },
  }
}

const queue: Readonly<Record<string, Story>> = {
  'queue.saveRules': rules,
  'queue.take': taken,
  'queue.keepUnsent': {
    who: 'li', fields: [upTo(60, 'name'), upTo(80, 'matter'), upTo(8, 'headcount'), upTo(200, 'priority'), upTo(40, 'bookedOn'), upTo(40, 'bookedTime')],
    input: (_ask, _room, values) => Promise.resolve({ source: 'visit', ...values }),
    roundTrip: async (ask, room, values) => {
      await ask('queue.keepUnsent', (await queue['queue.keepUnsent']?.input(ask, room, values)) as InputOf<'queue.keepUnsent'>)
      return flat((await ask('queue.unsent', {})).form)
    },
  },
  'queue.call': step('call', false, (ask, ticketId, why) => ask('queue.call', { ticketId, reason: why })),
  'queue.transfer': step('transfer', false, (ask, ticketId, why) => ask('queue.transfer', { ticketId, windowId: 2, reason: why })),
  'queue.leave': step('leave', false, (ask, ticketId, why) => ask('queue.leave', { ticketId, reason: why })),
  'queue.finish': step('finish', true, async (ask, ticketId, why) => {
    await ask('queue.call', { ticketId })
    await ask('queue.finish', { ticketId, reason: why })
  }),
  'queue.undo': step('undo', true, async (ask, ticketId, why) => {
    await ask('queue.skip', { ticketId })
    await ask('queue.undo', { ticketId, stepId: (await lastStep(ask, ticketId))?.id ?? 0, reason: why })
  }),
  'queue.prioritise': {
    who: 'li', fields: [oneOf(queueDefaults.rules.priorities.map(({ id }) => id), 'priority'), { ...reason, kept: trimmed }],
    input: async (_ask, room, values) => ({ ticketId: await booked(room), ...values }),
    roundTrip: async (ask, _room, values) => {
      const ticketId = await take(ask)
      await ask('queue.prioritise', { ticketId, priority: values['priority'] ?? '', reason: typed(values) })
      const row = (await ask('queue.list', {})).rows.find(({ id }) => id === ticketId)
      const last = await lastStep(ask, ticketId)
      await leave(ask, ticketId)
      return { priority: row?.priority ?? '', reason: last?.reason ?? '' }
    },
  },
  'queue.sign': {
    who: 'li', fields: [shaped(CLOCK, 'entries.0.bookedTime', '10:00')],
    input: (_ask, _room, values) => Promise.resolve({ entries: [{ ticketId: 1, how: 'appointment', bookedOn: LATER, bookedTime: values['entries.0.bookedTime'] }], looked: true }),
    roundTrip: async (ask, _room, values) => {
      const ticketId = await take(ask)
      const { numbers: [given] } = await ask('queue.sign', { entries: [{ ticketId, how: 'appointment', bookedOn: LATER, bookedTime: values['entries.0.bookedTime'] ?? '' }], looked: true })
      const row = (await ask('queue.list', {})).coming.find(({ number, onDay }) => number === given?.to && onDay === LATER)
      await leave(ask, row?.id ?? 0)
      return { 'entries.0.bookedTime': new Date((row?.bookedFor ?? 0) + 8 * 3_600_000).toISOString().slice(11, 16) }
    },
  },
}

const promised = (ask: Ask, values: Values) => ask('handover.promiseCallBack', { name: values['name'] ?? '甲', phone: values['phone'] ?? '13800138000', about: values['about'] ?? '告知进展', dueOn: LATER, dueTime: values['dueTime'] ?? '' })

const handover: Readonly<Record<string, Story>> = {
  'handover.promiseCallBack': {
    who: 'li', fields: [needed(60, 'name'), needed(40, 'phone', 1, keptTrimmed), needed(200, 'about', 1, keptTrimmed), { path: 'dueTime', fits: (text) => text === '' || CLOCK.test(text), plain: '09:30' }],
    input: (_ask, _room, values) => Promise.resolve({ dueOn: LATER, ...values }),
    roundTrip: async (ask, _room, values) => {
      const { id } = await promised(ask, values)
      const row = (await ask('handover.sheet', {})).callBacks.find((one) => one.id === id)
      const { value: phone } = await ask('handover.revealPhone', { id, reason: '回拨' })
      await ask('handover.noteCall', { id, outcome: 'reached', note: '已告知' })
      return { phone, about: row?.about ?? '', dueTime: row?.dueTime ?? '' }
    },
  },
  'handover.noteCall': {
    who: 'li', fields: [needed(500, 'note', 2, keptTrimmed)],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, outcome: 'notReached', ...values }),
    roundTrip: async (ask, room, values) => {
      const petitionId = await perRoom(room, 'called', async () => (await room.as('li', 'petitions.register', { form: petition() })).id)
      const { id } = await ask('handover.promiseCallBack', { petitionId, name: '', phone: '', about: '告知进展', dueOn: LATER, dueTime: '' })
      await ask('handover.noteCall', { id, outcome: 'withdrawn', note: values['note'] ?? '' })
      return { note: (await ask('handover.callBacks', { petitionId })).find((one) => one.id === id)?.calls.at(-1)?.note ?? '' }
    },
  },
  'handover.revealPhone': {
    who: 'li', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, ...values }),
    roundTrip: async (ask, room, values) => {
      const id = await perRoom(room, 'promised', async () => (await promised(ask, {})).id)
      await ask('handover.revealPhone', { id, reason: typed(values) })
      return trimmedReason(await lastReason(room, 'handover.revealPhone'), values)
    },
  },
  'handover.make': {
    who: 'li', fields: [upTo(2000, 'note', keptTrimmed)],
    input: (_ask, _room, values) => Promise.resolve(values),
    roundTrip: async (ask, _room, values) => {
      const { id } = await ask('handover.make', { note: values['note'] ?? '' })
      return { note: (await ask('handover.get', { id })).row.note }
    },
  },
  'handover.sign': {
    who: 'wang', fields: [upTo(500, 'remark', keptTrimmed)],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, passphrase: PASSPHRASE, ...values }),
    roundTrip: async (ask, room, values) => {
      const { id } = await room.as('li', 'handover.make', { note: '' })
      await ask('handover.sign', { id, remark: values['remark'] ?? '', passphrase: PASSPHRASE })
      return { remark: (await ask('handover.get', { id })).row.signed?.remark ?? 'not signed' }
    },
  },
}

const CONTENT = { scene: 'closing', kinds: ['help'], levelFrom: 1, levelTo: 4, title: '收尾', say: '今天先到这里。', dontSay: '', why: '', law: '', nextStep: '' } as const
type Part = 'title' | 'say' | 'dontSay' | 'why' | 'law' | 'nextStep'
/** A part of an entry takes no markup, no numbers of anybody and no unknown slots. */
const part = (name: Part, max: number, least: number, plain: string): Field => ({ path: `content.${name}`, fits: (text) => storable(text, max) && text.trim().length >= least && contentProblem({ ...CONTENT, kinds: ['help'], [name]: text }) === undefined, kept: trimmed, plain })

/** A draft of Wang's, as it is now. */
async function entryOf(room: TestOffice, name: string) {
  const id = await perRoom(room, name, async () => (await room.as('wang', 'scripts.save', { content: { ...CONTENT, kinds: ['help'], say: `${name}。` } })).id)
  const entry = (await room.as('wang', 'scripts.list', {})).entries.find((one) => one.id === id)
  if (entry === undefined) throw new Error(`the entry ${name} is gone`)
  return entry
}
/** The newest comes first. */
const eventOf = async (ask: Ask, id: number, step: 'sentBack' | 'retired' | 'revived'): Promise<Values> => ({ reason: (await ask('scripts.history', { id })).events.find((event) => event.step === step)?.reason ?? 'no such step' })
const libraryOf = (why: string): string => JSON.stringify({ format: 'reception-scripts/1', entries: [{ ...CONTENT, uid: 'text-corpus-1', say: '导入的一句。', why, nextStep: `第 ${(files += 1)} 次导入` }] })
let files = 0

const scripts: Readonly<Record<string, Story>> = {
  'scripts.save': {
    who: 'wang', fields: [part('title', 40, 1, '收尾'), part('say', 600, 1, '说完再走。'), part('dontSay', 300, 0, '不要说'), part('why', 300, 0, '为什么'), part('law', 300, 0, '《信访工作条例》第二十三条'), part('nextStep', 300, 0, '下一步')],
    input: (_ask, _room, values) => Promise.resolve({ content: { ...CONTENT, ...(nest(values) as { content: object }).content } }),
    roundTrip: async (ask, room, values) => {
      const { id, version } = await entryOf(room, '改了又改')
      const { content } = (await scripts['scripts.save']?.input(ask, room, values)) as InputOf<'scripts.save'>
      await ask('scripts.save', { id, baseVersion: version, content })
      return Object.fromEntries(Object.entries(flat(await entryOf(room, '改了又改'))).map(([name, text]) => [`content.${name}`, text]))
    },
  },
  'scripts.keepTyped': {
    who: 'wang', fields: [upTo(2000, 'typed.content.*'), upTo(20, 'typed.content.*.0')],
    input: (_ask, _room, values) => Promise.resolve({ typed: { content: { say: values['typed.content.*'], kinds: [values['typed.content.*.0']] } } }),
    roundTrip: async (ask, room, values) => {
      await ask('scripts.keepTyped', (await scripts['scripts.keepTyped']?.input(ask, room, values)) as InputOf<'scripts.keepTyped'>)
      const read = flat((await ask('scripts.list', {})).typed?.content)
      return { 'typed.content.*': read['say'] ?? '', 'typed.content.*.0': read['kinds.0'] ?? '' }
    },
  },
  'scripts.sendBack': {
    who: 'li', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, version: 1, ...values }),
    roundTrip: async (ask, room, values) => {
      const { id, version } = await entryOf(room, '退回')
      await ask('scripts.sendBack', { id, version, reason: typed(values) })
      return eventOf(ask, id, 'sentBack')
    },
  },
  'scripts.retire': {
    who: 'zhao', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, ...values }),
    roundTrip: async (ask, room, values) => {
      const { id } = await entryOf(room, '停用')
      await ask('scripts.retire', { id, reason: typed(values) })
      await ask('scripts.revive', { id, reason: '再用' })
      return eventOf(ask, id, 'retired')
    },
  },
  'scripts.revive': {
    who: 'zhao', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, ...values }),
    roundTrip: async (ask, room, values) => {
      const { id } = await entryOf(room, '启用')
      await ask('scripts.retire', { id, reason: '不用了' })
      await ask('scripts.revive', { id, reason: typed(values) })
      return eventOf(ask, id, 'revived')
    },
  },
  // No text by itself is a library.
  'scripts.tryImport': {
    who: 'li', fields: [{ path: 'text', fits: () => false, plain: libraryOf('为什么') }],
    input: (_ask, _room, values) => Promise.resolve(values),
    roundTrip: async (ask, _room, values) => {
      await ask('scripts.tryImport', { text: values['text'] ?? '' })
      return {}
    },
  },
  // The text stands in a row of the library; a row it does not fit is faulty, and nothing else is there to take.
  'scripts.import': {
    who: 'wang', fields: [{ ...part('why', 300, 0, '为什么'), path: 'text' }],
    input: (_ask, _room, values) => Promise.resolve({ text: libraryOf(values['text'] ?? '') }),
    roundTrip: async (ask, _room, values) => {
      await ask('scripts.import', { text: libraryOf(values['text'] ?? '') })
      return { text: (await ask('scripts.list', {})).entries.find(({ uid }) => uid === 'text-corpus-1')?.why ?? 'not imported' }
    },
  },
  'scripts.saveRules': {
    who: 'zhao', fields: [needed(40, 'doNotSay.0.phrases.0'), needed(200, 'doNotSay.0.why'), needed(200, 'doNotSay.0.better')],
    input: (_ask, _room, values) => Promise.resolve({ ...(nest(values) as object), reviewMonths: 12 }),
    roundTrip: async (ask, room, values) => {
      await ask('scripts.saveRules', (await scripts['scripts.saveRules']?.input(ask, room, values)) as InputOf<'scripts.saveRules'>)
      return flat(await ask('scripts.rules', {}))
    },
  },
}

/** By the full name of the call. */
export const LIVE_STORIES: Readonly<Record<string, Story>> = { ...queue, ...handover, ...scripts }
