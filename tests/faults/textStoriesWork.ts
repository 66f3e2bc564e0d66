/** Stories about texts of 三清单, 联席会议 and 疏导. What a story begins it ends, but for what all of them share. */
import type { InputOf } from '#core/contract/index'
import { petition, type TestOffice } from '#tests/support/office'
import { type Ask, type Field, flat, lastReason, needed, nest, perRoom, reason, shaped, storable, type Story, trimmed, trimmedReason, upTo, type Values } from './textFields'

const TODAY = '2026-09-05'
const keptTrimmed = { kept: trimmed }
const prefixed = (prefix: string, values: Values): Values => Object.fromEntries(Object.entries(values).map(([path, text]) => [`${prefix}${path}`, text]))
const text = (values: Values, path: string): string => values[path] ?? ''

const matterOf = (room: TestOffice, name: string): Promise<number> => perRoom(room, name, async () => (await room.as('li', 'petitions.register', { form: petition({ title: name, petitionClass: 'complex', visitKind: '重复访' }) })).id)

/** The unit that helps cannot be the one that leads, and the same text stands in both: it gets a word before it. */
const HELPS = '协 '
const helping: Field = { path: 'item.coUnits.0', fits: (typed) => storable(typed, 80 - HELPS.length), kept: (typed) => typed.trimEnd() }
interface ItemTexts { readonly coUnits: readonly string[]; readonly milestones: readonly object[]; readonly materials: readonly string[] }
async function itemInput(room: TestOffice, values: Values): Promise<InputOf<'claims.save'>> {
  const { item } = nest(values) as { item: ItemTexts }
  return {
    petitionId: await matterOf(room, '清单'), revision: 0,
    item: { dueOn: TODAY, status: 'working', ...item, coUnits: item.coUnits.map((unit) => `${HELPS}${unit}`), milestones: item.milestones.map((one) => ({ day: TODAY, ...one })) } as unknown as InputOf<'claims.save'>['item'],
  }
}
/** Left after each story: nothing. */
async function anItem(ask: Ask, room: TestOffice): Promise<number> {
  return (await ask('claims.save', { petitionId: await matterOf(room, '清单'), revision: 0, item: { issue: '渗水', leadUnit: '物业', coUnits: [], person: '周工', path: '', dueOn: TODAY, milestones: [], status: 'notStarted', statusReason: '', evidence: '', materials: [] } })).id
}

const claims: Readonly<Record<string, Story>> = {
  'claims.save': {
    who: 'li',
    fields: [
      needed(500, 'item.issue', 1, keptTrimmed), needed(80, 'item.leadUnit', 1, keptTrimmed), helping, needed(60, 'item.person', 1, keptTrimmed), needed(2000, 'item.path', 1, keptTrimmed), needed(200, 'item.milestones.0.what', 1, keptTrimmed), upTo(60, 'item.milestones.0.by', keptTrimmed),
      upTo(500, 'item.statusReason', keptTrimmed), upTo(2000, 'item.evidence', keptTrimmed), upTo(120, 'item.materials.0', keptTrimmed),
    ],
    input: (_ask, room, values) => itemInput(room, values),
    roundTrip: async (ask, room, values) => {
      const input = await itemInput(room, values)
      const { id } = await ask('claims.save', input)
      const content = (await ask('claims.list', { petitionId: input.petitionId })).items.find((one) => one.id === id)?.content
      const [version] = await ask('claims.history', { id })
      if (JSON.stringify(version?.content) !== JSON.stringify(content)) throw new Error('the version says something else than the item')
      await ask('claims.drop', { id, revision: 1, reason: '试过了' })
      const read = prefixed('item.', flat(content))
      return { ...read, 'item.coUnits.0': text(read, 'item.coUnits.0').slice(HELPS.length), 'item.materials.0': text(read, 'item.materials.0') }
    },
  },
  'claims.drop': {
    who: 'li', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, revision: 1, ...values }),
    roundTrip: async (ask, room, values) => {
      await ask('claims.drop', { id: await anItem(ask, room), revision: 1, reason: text(values, 'reason') })
      return trimmedReason(await lastReason(room, 'claims.drop'), values)
    },
  },
}

const PLAN = { title: '', day: TODAY, time: '', place: '三楼', chair: '赵立', recorder: '李敏', attendees: [{ unit: '物业', name: '周工' }] }
const HELD = { heldOn: TODAY, chair: '赵立', recorder: '李敏', attendees: [{ unit: '物业', name: '周工', present: true }] }
const planFields: readonly Field[] = [
  upTo(80, 'plan.title', { kept: (typed) => trimmed(typed) || '信访工作联席会议' }), shaped(/^(?:|(?:[01]\d|2[0-3]):[0-5]\d)$/u, 'plan.time', '14:30'), needed(120, 'plan.place', 1, keptTrimmed), needed(60, 'plan.chair', 1, keptTrimmed), upTo(60, 'plan.recorder', keptTrimmed),
  needed(80, 'plan.attendees.0.unit', 1, keptTrimmed), upTo(60, 'plan.attendees.0.name', keptTrimmed), upTo(60, 'plan.attendees.0.duty', keptTrimmed),
]
const planOf = (values: Values): InputOf<'meetings.plan'>['plan'] => ({ ...PLAN, ...(nest(values) as { plan: object }).plan })
async function planRead(ask: Ask, id: number): Promise<Values> {
  const { row: { title, time, place, chair }, recorder, attendees } = await ask('meetings.get', { id })
  return prefixed('plan.', flat({ title, time, place, chair, recorder, attendees }))
}
const planned = async (ask: Ask): Promise<number> => (await ask('meetings.plan', { plan: PLAN })).id
async function withMatter(ask: Ask, room: TestOffice): Promise<{ readonly id: number; readonly petitionId: number }> {
  const [id, petitionId] = [await planned(ask), await matterOf(room, '上会')]
  await ask('meetings.addMatter', { id, petitionId, reason: '' })
  return { id, petitionId }
}
/** A meeting that was held, for all that is only tried on it. */
const heldOne = (room: TestOffice): Promise<number> => perRoom(room, 'held meeting', async () => {
  const { id } = await withMatter(async (call, input) => room.as('li', call, input), room)
  await room.as('li', 'meetings.hold', { id, revision: 1, ...HELD })
  return id
})
async function closedOne(ask: Ask, room: TestOffice): Promise<{ readonly id: number; readonly petitionId: number }> {
  const { id, petitionId } = await withMatter(ask, room)
  await ask('meetings.hold', { id, revision: 1, ...HELD })
  await ask('meetings.noteMatter', { id, petitionId, revision: 0, note: { discussion: '', decision: '修', unit: '' } })
  await room.as('zhao', 'meetings.close', { id, revision: 2 })
  return { id, petitionId }
}
const revisionOf = async (ask: Ask, id: number): Promise<number> => (await ask('meetings.get', { id })).revision

const meetings: Readonly<Record<string, Story>> = {
  'meetings.plan': {
    who: 'li', fields: planFields,
    input: (_ask, _room, values) => Promise.resolve({ plan: planOf(values) }),
    roundTrip: async (ask, _room, values) => planRead(ask, (await ask('meetings.plan', { plan: planOf(values) })).id),
  },
  'meetings.change': {
    who: 'li', fields: planFields,
    input: async (ask, room, values) => ({ id: await perRoom(room, 'planned meeting', () => planned(ask)), revision: 1, plan: planOf(values) }),
    roundTrip: async (ask, _room, values) => {
      const id = await planned(ask)
      await ask('meetings.change', { id, revision: 1, plan: planOf(values) })
      return planRead(ask, id)
    },
  },
  'meetings.addMatter': {
    who: 'li', fields: [upTo(500, 'reason', keptTrimmed)],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, petitionId: 1, ...values }),
    roundTrip: async (ask, room, values) => {
      const [id, petitionId] = [await planned(ask), await matterOf(room, '列入')]
      await ask('meetings.addMatter', { id, petitionId, reason: text(values, 'reason') })
      return { reason: (await ask('meetings.get', { id })).matters[0]?.seen?.reason ?? 'not there' }
    },
  },
  'meetings.dropMatter': {
    who: 'li', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, petitionId: 1, ...values }),
    roundTrip: async (ask, room, values) => {
      await ask('meetings.dropMatter', { ...(await withMatter(ask, room)), reason: text(values, 'reason') })
      return trimmedReason(await lastReason(room, 'meetings.dropMatter'), values)
    },
  },
  'meetings.cancel': {
    who: 'li', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, ...values }),
    roundTrip: async (ask, _room, values) => {
      const id = await planned(ask)
      await ask('meetings.cancel', { id, reason: text(values, 'reason') })
      return trimmedReason({ reason: (await ask('meetings.get', { id })).cancelReason }, values)
    },
  },
  'meetings.hold': {
    who: 'li', fields: [upTo(60, 'chair', keptTrimmed), upTo(60, 'recorder', keptTrimmed), needed(80, 'attendees.0.unit', 1, keptTrimmed), needed(60, 'attendees.0.name', 1, keptTrimmed), upTo(60, 'attendees.0.duty', keptTrimmed)],
    input: async (ask, room, values) => {
      const id = await heldOne(room)
      const { attendees, ...rest } = nest(values) as { attendees: readonly object[] }
      return { ...HELD, ...rest, id, revision: await revisionOf(ask, id), attendees: attendees.map((one) => ({ present: true, ...one })) }
    },
    roundTrip: async (ask, room, values) => {
      await ask('meetings.hold', (await meetings['meetings.hold']?.input(ask, room, values)) as InputOf<'meetings.hold'>)
      const { row: { chair }, recorder, attendees } = await ask('meetings.get', { id: await heldOne(room) })
      return flat({ chair, recorder, attendees })
    },
  },
  'meetings.noteMatter': {
    who: 'li', fields: [upTo(5000, 'note.discussion', keptTrimmed), needed(2000, 'note.decision', 1, keptTrimmed), upTo(80, 'note.unit', keptTrimmed)],
    input: async (ask, room, values) => {
      const id = await heldOne(room)
      const matter = (await ask('meetings.get', { id })).matters[0]?.seen
      return { id, petitionId: matter?.petitionId ?? 0, revision: matter?.revision ?? 0, note: (nest(values) as { note: object }).note }
    },
    roundTrip: async (ask, room, values) => {
      await ask('meetings.noteMatter', (await meetings['meetings.noteMatter']?.input(ask, room, values)) as InputOf<'meetings.noteMatter'>)
      return prefixed('note.', flat((await ask('meetings.get', { id: await heldOne(room) })).matters[0]?.seen?.note))
    },
  },
  'meetings.settleMatter': {
    who: 'li', fields: [needed(1000, 'text', 2, keptTrimmed)],
    input: async (ask, room, values) => ({ ...(await closedOne(ask, room)), revision: 1, outcome: 'done', on: TODAY, ...values }),
    roundTrip: async (ask, room, values) => {
      const { id, petitionId } = await closedOne(ask, room)
      await ask('meetings.settleMatter', { id, petitionId, revision: 1, outcome: 'done', on: TODAY, text: text(values, 'text') })
      return { text: (await ask('meetings.get', { id })).matters[0]?.seen?.settled?.text ?? '' }
    },
  },
  'meetings.supplement': {
    who: 'li', fields: [{ ...reason, kept: trimmed }, needed(2000, 'text', 1, keptTrimmed)],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, ...values }),
    roundTrip: async (ask, room, values) => {
      const { id, petitionId } = await closedOne(ask, room)
      await ask('meetings.supplement', { id, reason: text(values, 'reason'), text: text(values, 'text') })
      await ask('meetings.supplement', { id, petitionId, reason: text(values, 'reason'), text: text(values, 'text') })
      const { supplements: [whole], matters: [matter] } = await ask('meetings.get', { id })
      const of = matter?.seen?.supplements[0]
      if (of?.text !== whole?.text || of?.reason !== whole?.reason) throw new Error('of the matter it is another text than of the meeting')
      return { reason: whole?.reason ?? '', text: whole?.text ?? '' }
    },
  },
}

const CONTENT = { goal: '明白程序', measures: [{ kind: 'law' as const, guide: 'justice' as const, name: '宋律', frequency: '每月一次' }], reviewOn: TODAY }
const ANSWER = { consent: 'agreed' as const, on: TODAY, note: '' }
const contentFields: readonly Field[] = [needed(500, 'content.goal', 1, keptTrimmed), needed(60, 'content.measures.0.name', 1, keptTrimmed), needed(80, 'content.measures.0.frequency', 1, keptTrimmed)]
function contentOf(values: Values): InputOf<'guidance.plan'>['content'] {
  const { content } = nest(values) as { content: { goal: string; measures: readonly { name: string; frequency: string }[] } }
  return { ...CONTENT, goal: content.goal, measures: content.measures.map((measure) => ({ kind: 'law' as const, guide: 'social' as const, ...measure })) }
}
const answerOf = (values: Values) => ({ ...ANSWER, note: text(values, 'answer.note') })
/** A plan that goes on, for sessions of it. */
const planOn = (ask: Ask, room: TestOffice): Promise<number> => perRoom(room, 'guidance plan', async () => (await ask('guidance.plan', { petitionId: await matterOf(room, '疏导'), content: CONTENT, answer: ANSWER })).id)
const sessionOn = async (ask: Ask, room: TestOffice, topic = '程序') => { const id = await planOn(ask, room); return { id, no: (await ask('guidance.schedule', { id, kind: 'law', on: TODAY, topic })).no } }
const sessionRead = async (ask: Ask, room: TestOffice, no: number) => (await ask('guidance.of', { petitionId: await matterOf(room, '疏导') })).plans[0]?.sessions.find((one) => one.no === no)

/** A plan of its own for one story, ended when it has been read. */
async function withPlan(ask: Ask, room: TestOffice, input: Pick<InputOf<'guidance.plan'>, 'content' | 'answer'>, then: (id: number) => Promise<void>): Promise<Values> {
  const petitionId = await matterOf(room, '另一件疏导')
  const { id } = await ask('guidance.plan', { petitionId, ...input })
  await then(id)
  const read = (await ask('guidance.of', { petitionId })).plans.find((plan) => plan.id === id)
  if (read?.ended === undefined) await ask('guidance.end', { id, revision: read?.revision ?? 1, outcome: 'notNeeded', text: '试过了' })
  return { ...prefixed('content.', flat(read?.content)), 'answer.note': read?.answers.at(-1)?.note ?? '', text: read?.ended?.text ?? '' }
}

const guidance: Readonly<Record<string, Story>> = {
  'guidance.plan': {
    who: 'li', fields: [...contentFields, upTo(500, 'answer.note', keptTrimmed)],
    input: async (_ask, room, values) => ({ petitionId: await matterOf(room, '另一件疏导'), content: contentOf(values), answer: answerOf(values) }),
    roundTrip: (ask, room, values) => withPlan(ask, room, { content: contentOf(values), answer: answerOf(values) }, () => Promise.resolve()),
  },
  'guidance.change': {
    who: 'li', fields: contentFields,
    input: async (ask, room, values) => ({ id: await planOn(ask, room), revision: 1, content: contentOf(values) }),
    roundTrip: (ask, room, values) => withPlan(ask, room, { content: CONTENT, answer: ANSWER }, async (id) => void (await ask('guidance.change', { id, revision: 1, content: contentOf(values) }))),
  },
  'guidance.answer': {
    who: 'li', fields: [upTo(500, 'answer.note', keptTrimmed)],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, answer: answerOf(values) }),
    roundTrip: (ask, room, values) => withPlan(ask, room, { content: CONTENT, answer: { ...ANSWER, consent: 'asked' } }, async (id) => void (await ask('guidance.answer', { id, answer: answerOf(values) }))),
  },
  'guidance.end': {
    who: 'li', fields: [needed(500, 'text', 2, keptTrimmed)],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, revision: 1, outcome: 'notNeeded', ...values }),
    roundTrip: (ask, room, values) => withPlan(ask, room, { content: CONTENT, answer: ANSWER }, async (id) => void (await ask('guidance.end', { id, revision: 1, outcome: 'notNeeded', text: text(values, 'text') }))),
  },
  'guidance.schedule': {
    who: 'li', fields: [needed(200, 'topic', 1, keptTrimmed)],
    input: async (ask, room, values) => ({ id: await planOn(ask, room), kind: 'law', on: TODAY, ...values }),
    roundTrip: async (ask, room, values) => ({ topic: (await sessionRead(ask, room, (await sessionOn(ask, room, text(values, 'topic'))).no))?.topic ?? '' }),
  },
  'guidance.hold': {
    who: 'li', fields: [needed(200, 'topic', 1, keptTrimmed), needed(500, 'attitude', 1, keptTrimmed), upTo(500, 'nextStep', keptTrimmed)],
    input: async (ask, room, values) => ({ ...(await sessionOn(ask, room)), heldOn: TODAY, participation: 'whole', ...values }),
    roundTrip: async (ask, room, values) => {
      const input = (await guidance['guidance.hold']?.input(ask, room, values)) as InputOf<'guidance.hold'>
      await ask('guidance.hold', input)
      const session = await sessionRead(ask, room, input.no)
      return { topic: session?.topic ?? '', attitude: session?.held?.attitude ?? '', nextStep: session?.held?.nextStep ?? '' }
    },
  },
  'guidance.callOff': {
    who: 'li', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, no: 1, how: 'missed', ...values }),
    roundTrip: async (ask, room, values) => {
      const { id, no } = await sessionOn(ask, room)
      await ask('guidance.callOff', { id, no, how: 'missed', reason: text(values, 'reason') })
      return trimmedReason({ reason: (await sessionRead(ask, room, no))?.reason ?? '' }, values)
    },
  },
}

/** By the full name of the call. */
export const WORK_STORIES: Readonly<Record<string, Story>> = { ...claims, ...meetings, ...guidance }
