/**
 * A busy morning at the invented desk: sixty people come between half past eight and twenty past eleven, two windows call them, some are calmed first.
 * The same each time; everything goes through the office's own door. Nobody in it exists.
 */
import type { CallName, InputOf, OutputOf } from '#core/contract/index'

type Form = InputOf<'petitions.register'>['form']
type Worker = 'li' | 'wu'
export interface Room {
  /** The instant the office believes it is. */
  readonly set: (at: number) => void
  readonly as: <N extends CallName>(who: Worker | 'qin', call: N, input: InputOf<N>) => Promise<OutputOf<N>>
  /** Undefined where the office refuses. */
  readonly attempt: <N extends CallName>(who: Worker | 'qin', call: N, input: InputOf<N>) => Promise<OutputOf<N> | undefined>
}
interface Desk { readonly who: Worker; readonly window: number; until: number; serving: { readonly ticketId: number; readonly draftId: number; readonly visitor: Visitor } | undefined }
interface Visitor { readonly name: string; readonly phone: string; readonly matter: string; readonly form: Partial<Form>; readonly level: number; readonly registers: boolean; readonly source: InputOf<'queue.take'>['source']; readonly priority?: string; readonly headcount: number; readonly absentOnce: boolean }
interface Calming { readonly stayId: number; readonly ends: number; readonly back: boolean }

const MINUTE = 60_000
export const VISITORS = 60
const surnames = ['陈', '李', '黄', '张', '梁', '林', '何', '吴', '刘', '罗', '邓', '谭', '冯', '区', '麦']
const given = ['桂芳', '志强', '伯安', '秀英', '国华', '婉儿', '建中', '丽珍', '永康', '美仪', '兆基', '小玲', '广平', '凤仙', '德全', '雪梅']
const matters: readonly (readonly [string, Partial<Form>])[] = [
  ['楼上卫生间漏水，天花板发霉', { contentClass1: '城乡建设', contentClass2: '工程质量', purpose: '求决' }], ['电梯三天两头停，老人上不了楼', { contentClass1: '城乡建设', contentClass2: '住房保障与房地产', purpose: '求决' }],
  ['咨询低保怎么申请', { contentClass1: '民政', contentClass2: '社会救助', purpose: '咨询', petitionClass: 'consult', statutoryKind: 'suggestion' }], ['工地夜里打桩睡不着', { contentClass1: '环境保护', contentClass2: '环境污染', purpose: '求决' }],
  ['物业费涨价没有公示', { contentClass1: '城乡建设', contentClass2: '城市建设和市政管理', purpose: '求决' }], ['两家为过道堆放吵了半年', { contentClass1: '政法', contentClass2: '仲裁与调解', purpose: '求决' }],
  ['老板欠两个月工资', { contentClass1: '劳动和社会保障', contentClass2: '工资福利', purpose: '求决', petitionClass: 'complex' }], ['咨询高龄津贴', { contentClass1: '民政', contentClass2: '福利慈善', purpose: '咨询', petitionClass: 'consult', statutoryKind: 'suggestion' }],
  ['建议小区门口加装减速带', { contentClass1: '交通运输', purpose: '意见建议', statutoryKind: 'suggestion' }], ['高空抛物砸坏车顶', { contentClass1: '政法', contentClass2: '社会治安', purpose: '求决' }],
]
const urgent = ['elder', 'disabled', 'pregnant', 'infant', 'military'] as const

/** Numbers below a bound, the same in every run. */
function counting(): (below: number) => number {
  let state = 20_260_910
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

function visitorOf(at: number, chance: (below: number) => number): Visitor {
  const [matter, form] = matters[(at * 7 + chance(3)) % matters.length] ?? ['咨询', {}]
  const kind = chance(100)
  const source = kind < 6 ? 'call' : kind < 10 ? 'letter' : kind < 14 ? 'onBehalf' : 'visit'
  return {
    name: `${surnames[at % surnames.length] ?? '陈'}${given[(at * 5 + 3) % given.length] ?? '桂芳'}`, phone: `138000003${String(at).padStart(2, '0')}`, matter, form, source, headcount: at % 19 === 7 ? 6 : 1,
    level: at % 13 === 5 ? 3 : source === 'visit' && kind > 70 ? 2 : 1, registers: kind % 10 < 7, absentOnce: source === 'visit' && at % 11 === 4, ...(source === 'visit' && at % 6 === 1 ? { priority: urgent[at % urgent.length] ?? 'elder' } : {}),
  }
}

const formOf = ({ name, phone, matter, form, level, headcount, source }: Visitor, ticketId: number, now: number): Form => ({
  ...(source === 'visit' ? { smileAt: now - 6 * MINUTE, waterAt: now - 5 * MINUTE, listAt: now - 4 * MINUTE } : {}),
  petitioner: { mode: source === 'onBehalf' ? 'onBehalf' : 'named', name, phone, paperType: 'none', ...(source === 'onBehalf' ? { principal: { name: `${name.slice(0, 1)}母`, relation: '母亲' } } : {}) }, headcount, representatives: headcount >= 5 ? [{ name }] : [],
  form: source === 'call' || source === 'letter' ? source : 'visit', title: matter, requests: `请求处理：${matter}`, flags: [], materials: [], excludedIds: [], petitionClass: 'simple', statutoryKind: 'appeal', visitKind: '初访', emotionLevel: level,
  notice: { how: 'oral', consent: 'agreed' }, conflict: { has: false }, ticketId, ...form,
})

/** Lives through the morning of a day, from its start to its end (UTC milliseconds); gives what came of it. */
export async function liveMorning(room: Room, { start, end }: { readonly start: number; readonly end: number }): Promise<{ readonly taken: number; readonly registered: number; readonly calmed: number }> {
  const chance = counting()
  const known = new Map<number, Visitor>()
  const away = new Set<number>()
  const calming: Calming[] = []
  const desks: Desk[] = [{ who: 'li', window: 1, until: 0, serving: undefined }, { who: 'wu', window: 2, until: 0, serving: undefined }]
  const done = { taken: 0, registered: 0, calmed: 0 }
  room.set(start)
  for (const { who, window } of desks) await room.as(who, 'queue.sit', { windowId: window })
  await room.as('qin', 'buffer.setDuty', { accountId: (await room.as('qin', 'buffer.duty', {})).rows[0]?.accountId ?? 1, onDuty: true }).catch(() => undefined)
  for (let now = start; now <= end; now += MINUTE) {
    room.set(now)
    const due = Math.min(VISITORS, Math.ceil(((now - start) / (end - start - 4 * MINUTE)) * VISITORS))
    for (; done.taken < due; done.taken += 1) {
      const visitor = visitorOf(done.taken, chance)
      const { name, matter, headcount, source, priority } = visitor
      known.set((await room.as(done.taken % 2 === 0 ? 'li' : 'wu', 'queue.take', { name, matter, headcount, source, ...(priority === undefined ? {} : { priority }) })).ticketId, visitor)
    }
    await endCalming(room, calming, now)
    for (const desk of desks) if (now >= desk.until) await work(room, desk, { known, away, calming, chance, now, done })
  }
  return done
}

interface Going { readonly known: ReadonlyMap<number, Visitor>; readonly away: Set<number>; readonly calming: Calming[]; readonly chance: (below: number) => number; readonly now: number; readonly done: { registered: number; calmed: number } }

async function endCalming(room: Room, calming: Calming[], now: number): Promise<void> {
  for (const one of calming.filter(({ ends }) => ends <= now)) {
    calming.splice(calming.indexOf(one), 1)
    for (const step of ['water', 'introduce']) await room.attempt('qin', 'buffer.tick', { stayId: one.stayId, step, done: true })
    await room.as('qin', 'buffer.end', one.back ? { stayId: one.stayId, outcome: 'back', level: 2, selfReport: 4, summary: '情绪平复，想先弄清谁来管、哪天有回音' } : { stayId: one.stayId, outcome: 'left' })
  }
}

/** One step of a desk that is free: whoever sits there is finished with, then the next one is called. */
async function work(room: Room, desk: Desk, going: Going): Promise<void> {
  const { known, away, now, chance } = going
  if (desk.serving !== undefined) await finish(room, desk, desk.serving, going)
  desk.serving = undefined
  const called = await room.attempt(desk.who, 'queue.call', {})
  const visitor = called === undefined ? undefined : known.get(called.ticketId)
  if (called === undefined || visitor === undefined) return
  const { ticketId } = called
  if (visitor.absentOnce && !away.has(ticketId)) {
    away.add(ticketId)
    await room.as(desk.who, 'queue.recall', { ticketId })
    await room.as(desk.who, 'queue.skip', { ticketId })
    return
  }
  const { draftId } = await room.as(desk.who, 'queue.start', { ticketId })
  if (visitor.level >= 3 && !away.has(-ticketId) && going.calming.length === 0) {
    away.add(-ticketId)
    const { stayId } = await room.as(desk.who, 'buffer.start', { name: visitor.name, level: 3, selfReport: 8, draftId })
    going.calming.push({ stayId, ends: now + (12 + chance(7)) * MINUTE, back: chance(5) > 0 })
    going.done.calmed += 1
    return
  }
  desk.serving = { ticketId, draftId, visitor }
  desk.until = now + (5 + chance(5)) * MINUTE
}

async function finish(room: Room, { who }: Desk, { ticketId, draftId, visitor }: NonNullable<Desk['serving']>, { now, done }: Going): Promise<void> {
  if (!visitor.registers) {
    await room.as(who, 'queue.finish', { ticketId, reason: '当场答复，来访人表示明白' })
    await room.attempt(who, 'drafts.discard', { id: draftId })
    return
  }
  const { id } = await room.as(who, 'petitions.register', { draftId, form: formOf(visitor, ticketId, now) })
  await room.as(who, 'receipts.print', { petitionId: id, paper: 'a5' })
  done.registered += 1
}
