/** Rows of the role matrix for 三清单, 联席会议 and 疏导; the letters are explained in ../matrix.test.ts. */
import type { InputFor } from '../matrixInput'
import type { TestOffice } from '#tests/support/office'

const DESK = 'ooh fff fff fff ooh fff fff'
/** About a meeting as such, which everybody at the desk may see; each of its matters is as hidden as its petition. */
const ROOM = 'o f f f o f f'

export const rows: Readonly<Record<string, string>> = {
  'claims.list': DESK, 'claims.save': DESK, 'claims.drop': DESK, 'claims.history': DESK,
  'meetings.list': ROOM, 'meetings.get': ROOM, 'meetings.of': DESK, 'meetings.plan': ROOM, 'meetings.change': ROOM, 'meetings.addMatter': DESK, 'meetings.dropMatter': DESK, 'meetings.hold': ROOM, 'meetings.noteMatter': DESK, 'meetings.settleMatter': DESK,
  'meetings.close': 'f f f f o f f', 'meetings.cancel': ROOM, 'meetings.supplement': DESK, 'meetings.minutes': ROOM,
  'guidance.of': DESK, 'guidance.plan': DESK, 'guidance.change': DESK, 'guidance.answer': DESK, 'guidance.schedule': DESK, 'guidance.hold': DESK, 'guidance.callOff': DESK, 'guidance.end': DESK,
}

const day = (room: TestOffice, ahead = 0): string => new Date(room.now() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10)
const item = (room: TestOffice) => ({ issue: '天花板渗水', leadUnit: '桂花物业', coUnits: [], person: '周工', path: '先查漏点', dueOn: day(room, 5), milestones: [], status: 'working' as const, statusReason: '', evidence: '', materials: [] })
const meetingPlan = (room: TestOffice) => ({ title: '', day: day(room), time: '', place: '街道三楼', chair: '赵立', recorder: '王建国', attendees: [{ unit: '桂花物业', name: '周工' }] })
const content = (room: TestOffice) => ({ goal: '了解办理程序', measures: [{ kind: 'law' as const, guide: 'justice' as const, name: '宋律', frequency: '每月一次' }], reviewOn: day(room, 30) })

/** A meeting of a colleague with the matter on it, as far on its way as the call needs. */
async function meeting(petitionId: number, upTo: 'planned' | 'held' | 'closed', room: TestOffice): Promise<{ id: number; revision: number }> {
  const { id } = await room.as('wang', 'meetings.plan', { plan: meetingPlan(room) })
  await room.as('wang', 'meetings.addMatter', { id, petitionId, reason: '牵涉多家' })
  if (upTo === 'planned') return { id, revision: 1 }
  await room.as('wang', 'meetings.hold', { id, revision: 1, heldOn: day(room), chair: '赵立', recorder: '王建国', attendees: [{ unit: '桂花物业', name: '周工', present: true }] })
  await room.as('wang', 'meetings.noteMatter', { id, petitionId, revision: 0, note: { discussion: '都说了', decision: '十天内修好', unit: '桂花物业' } })
  if (upTo === 'closed') await room.as('zhao', 'meetings.close', { id, revision: 2 })
  return { id, revision: 2 }
}

const claims: InputFor = async (call, _actor, { id: petitionId }, room) => {
  const made = async (): Promise<number> => (await room.as('wang', 'claims.save', { petitionId, revision: 0, item: item(room) })).id
  switch (call) {
    case 'claims.list': return { petitionId }
    case 'claims.save': return { petitionId, revision: 0, item: item(room) }
    case 'claims.drop': return { id: await made(), revision: 1, reason: '写错了' }
    case 'claims.history': return { id: await made() }
    default: return undefined
  }
}

const meetings: InputFor = async (call, _actor, { id: petitionId }, room) => {
  switch (call) {
    case 'meetings.of': return { petitionId }
    case 'meetings.plan': return { plan: meetingPlan(room) }
    case 'meetings.get': return { id: (await meeting(petitionId, 'planned', room)).id }
    case 'meetings.change': return { ...(await meeting(petitionId, 'planned', room)), plan: meetingPlan(room) }
    case 'meetings.addMatter': return { id: (await room.as('wang', 'meetings.plan', { plan: meetingPlan(room) })).id, petitionId, reason: '牵涉多家' }
    case 'meetings.dropMatter': return { id: (await meeting(petitionId, 'planned', room)).id, petitionId, reason: '已经办好' }
    case 'meetings.hold': return { ...(await meeting(petitionId, 'held', room)), heldOn: day(room), chair: '赵立', recorder: '王建国', attendees: [{ unit: '桂花物业', name: '周工', present: true }] }
    case 'meetings.noteMatter': return { id: (await meeting(petitionId, 'held', room)).id, petitionId, revision: 1, note: { discussion: '', decision: '再研究', unit: '' } }
    case 'meetings.settleMatter': return { id: (await meeting(petitionId, 'closed', room)).id, petitionId, revision: 1, outcome: 'done', on: day(room), text: '已经修好' }
    case 'meetings.close': return meeting(petitionId, 'held', room)
    case 'meetings.cancel': return { id: (await meeting(petitionId, 'planned', room)).id, reason: '改期' }
    case 'meetings.minutes': return { id: (await meeting(petitionId, 'held', room)).id }
    case 'meetings.supplement': return { id: (await meeting(petitionId, 'closed', room)).id, petitionId, reason: '漏记', text: '物业补充了图纸' }
    default: return undefined
  }
}

const guidance: InputFor = async (call, _actor, { id: petitionId }, room) => {
  const answer = { consent: 'agreed' as const, on: day(room), note: '' }
  const made = async (): Promise<number> => (await room.as('wang', 'guidance.plan', { petitionId, content: content(room), answer })).id
  const session = async (): Promise<{ id: number; no: number }> => {
    const id = await made()
    return { id, no: (await room.as('wang', 'guidance.schedule', { id, kind: 'law', on: day(room), topic: '信访程序' })).no }
  }
  switch (call) {
    case 'guidance.of': return { petitionId }
    case 'guidance.plan': return { petitionId, content: content(room), answer }
    case 'guidance.change': return { id: await made(), revision: 1, content: content(room) }
    case 'guidance.answer': return { id: await made(), answer: { ...answer, consent: 'refused' } }
    case 'guidance.schedule': return { id: await made(), kind: 'law', on: day(room), topic: '信访程序' }
    case 'guidance.hold': return { ...(await session()), heldOn: day(room), topic: '信访程序', participation: 'whole', attitude: '听完后提了两个问题', nextStep: '' }
    case 'guidance.callOff': return { ...(await session()), how: 'missed', reason: '临时有事' }
    case 'guidance.end': return { id: await made(), revision: 1, outcome: 'notNeeded', text: '已经明白' }
    default: return undefined
  }
}

export const input: InputFor = (call, actor, matter, room) => (call.startsWith('claims.') ? claims : call.startsWith('meetings.') ? meetings : guidance)(call, actor, matter, room)
