/** Stories about texts in 办理: what an act tells, why a limit is extended, a class changed, a closed petition taken up again. */
import { dayOf } from '#core/domain/day'
import { ID, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'
import { type Ask, lastReason, needed, reason, type Story, trimmed, trimmedReason, upTo, type Values } from './textFields'

const today = (room: TestOffice): string => dayOf(room.now())
const fresh = async (room: TestOffice, title = '办理中的漏水'): Promise<number> => (await room.as('li', 'petitions.register', { form: petition({ title }) })).id
const assign = async (room: TestOffice, values: Values) => ({ id: await fresh(room), kind: 'assign' as const, doneOn: today(room), unit: values['unit'] ?? '物业公司', coUnits: values['coUnits'] ?? '', text: values['text'] ?? '先查后修' })

async function accepted(room: TestOffice): Promise<number> {
  const id = await fresh(room)
  await room.as('li', 'course.act', { id, kind: 'accept', doneOn: today(room), unit: '街道办事处' })
  return id
}
async function closed(room: TestOffice): Promise<number> {
  const id = await fresh(room)
  await room.as('li', 'course.act', { id, kind: 'withdraw', doneOn: today(room), text: '已和解' })
  return id
}
const classifying = async (room: TestOffice, values: Values) => ({ id: await fresh(room), petitionClass: 'unreasonable' as const, statutoryKind: 'appeal' as const, reason: values['reason'] ?? '已有结论', guard: { basis: 'review' as const, basisNo: values['guard.basisNo'] ?? '复核一号', opinionNo: values['guard.opinionNo'] ?? '意见一号', approverId: ID.zhao } })

export const COURSE_STORIES: Readonly<Record<string, Story>> = {
  'course.act': {
    who: 'li', fields: [needed(200, 'unit', 1, { kept: trimmed }), upTo(200, 'coUnits', { kept: trimmed }), needed(5000, 'text')],
    input: (_ask, room, values) => assign(room, values),
    roundTrip: async (ask: Ask, room, values) => {
      const input = await assign(room, values)
      await ask('course.act', input)
      const { unit, coUnits, text } = (await ask('course.get', { id: input.id })).acts[0] ?? { unit: '', coUnits: '', text: '' }
      return { unit, coUnits, text }
    },
  },
  'course.extend': {
    who: 'zhao', fields: [reason],
    input: async (_ask, room, values) => ({ id: await accepted(room), days: 5, reason: values['reason'] ?? '', passphrase: PASSPHRASE }),
    roundTrip: async (ask, room, values) => {
      const id = await accepted(room)
      await ask('course.extend', { id, days: 5, reason: values['reason'] ?? '', passphrase: PASSPHRASE })
      return { reason: (await ask('course.get', { id })).acts[0]?.text ?? '' }
    },
  },
  'course.classify': {
    who: 'li', fields: [reason, needed(120, 'guard.basisNo'), needed(120, 'guard.opinionNo')],
    input: (_ask, room, values) => classifying(room, values),
    roundTrip: async (ask, room, values) => {
      const input = await classifying(room, values)
      await ask('course.classify', input)
      const { guard } = await ask('petitions.get', { id: input.id })
      return { ...trimmedReason(await lastReason(room, 'course.classify'), values), 'guard.basisNo': guard?.basisNo ?? '', 'guard.opinionNo': guard?.opinionNo ?? '' }
    },
  },
  'course.reopen': {
    who: 'li', fields: [reason],
    input: async (_ask, room, values) => ({ id: await closed(room), kind: 'newFacts', reason: values['reason'] ?? '' }),
    roundTrip: async (ask, room, values) => {
      const id = await closed(room)
      await ask('course.reopen', { id, kind: 'newFacts', reason: values['reason'] ?? '' })
      return { reason: (await ask('course.get', { id })).acts[0]?.text ?? '' }
    },
  },
}
