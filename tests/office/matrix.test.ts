/**
 * Every call × every role × {assigned, another's, excluded}, each cell with an expectation written down by hand.
 * A call without a row fails, so nothing new slips in unjudged.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callNames, type OutputOf } from '#core/contract/index'
import { DESK, ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'

const ROLES = ['reception', 'counsellor', 'mediator', 'justice', 'leader', 'admin', 'auditor'] as const
const ACTOR: Readonly<Record<(typeof ROLES)[number], Who>> = { reception: 'li', counsellor: 'qin', mediator: 'tang', justice: 'song', leader: 'zhao', admin: 'admin', auditor: 'shen' }
const CASES = ['assigned', 'another', 'excluded'] as const
type Case = (typeof CASES)[number]

/** o answered · h hidden: as if it were not there · f forbidden · r refused for another reason. One letter per case, one group per role in the order of ROLES. */
const TABLE: Readonly<Record<string, string>> = {
  'desk.settings': 'o o o o o o o', 'desk.officers': 'o o o o o o o', 'desk.codes': 'o o o o o o o', 'desk.calendar': 'o o o o o o o',
  'desk.saveSettings': 'f f f f f o f',
  'drafts.list': 'o f f f o f f', 'drafts.start': 'o f f f o f f', 'drafts.open': 'ohh fff fff fff ohh fff fff', 'drafts.save': 'ohh fff fff fff ohh fff fff', 'drafts.discard': 'ohh fff fff fff ohh fff fff',
  'people.match': 'ooh fff fff fff ooh fff fff', 'people.card': 'ooh fff fff fff ooh fff fff', 'people.merge': 'ooh fff fff fff ooh fff fff', 'people.unmerge': 'r f f f r f f',
  'petitions.promise': 'o f f f o f f', 'petitions.register': 'o f f f o f f', 'petitions.list': 'ooh fff fff fff ooh fff fff', 'petitions.get': 'ooh fff fff fff ooh fff fff',
  'petitions.reveal': 'ooh fff fff fff ooh fff fff', 'petitions.note': 'ooh fff fff fff ooh fff fff', 'petitions.handOver': 'ooh fff fff fff ooh fff fff',
  'receipts.preview': 'ooh fff fff fff ooh fff fff', 'receipts.print': 'ooh fff fff fff ooh fff fff', 'receipts.history': 'ooh fff fff fff ooh fff fff',
  'audit.list': 'f f f f o o o', 'audit.verify': 'f f f f o o o',
  'vault.status': 'o o o o o o o', 'vault.strength': 'o o o o o o o', 'vault.newRecoveryKey': 'r r r r r r r', 'vault.recoverySheet': 'r r r r r r r', 'vault.create': 'r r r r r r r', 'vault.unlock': 'r r r r r r r',
  'vault.changePassphrase': 'r r r r r r r',
}
/** Ends the room for everybody; tried in the safety stories. */
const APART: readonly string[] = ['vault.lock']

let room: TestOffice
const tokens = new Map<Who, string>()
let count = 0
beforeAll(async () => {
  room = await makeTestOffice()
  for (const who of Object.values(ACTOR)) {
    const reply = await room.office().call({ call: 'vault.unlock', input: { login: who, passphrase: PASSPHRASE } })
    if (reply.ok) tokens.set(who, (reply.value as { readonly token: string }).token)
  }
})
afterAll(async () => { await room.close() })

interface Matter { readonly id: number; readonly personId: number; readonly draftId: number; readonly title: string; readonly phone: string }

/** A fresh petition, person and draft that stand to the actor as the case says. */
async function matter(actor: Who, which: Case): Promise<Matter> {
  count += 1
  const title = `第${count}件漏水`
  const phone = `139${String(count).padStart(8, '0')}`
  const own = which === 'assigned' && (actor === 'li' || actor === 'zhao')
  const by = own ? actor : 'wang'
  const form = petition({ title, excludedIds: which === 'excluded' ? [ID[actor]] : [], who: { name: `甲${count}`, idNumber: '', phone } })
  const made = await room.as(by, 'petitions.register', { form })
  return { id: made.id, personId: made.personId ?? 0, draftId: (await room.as(by, 'drafts.start', {})).id, title, phone }
}

async function inputOf(call: string, actor: Who, { id, personId, draftId, title, phone }: Matter): Promise<unknown> {
  switch (call) {
    case 'desk.saveSettings': return DESK
    case 'drafts.open': case 'drafts.discard': return { id: draftId }
    case 'drafts.save': return { id: draftId, revision: 0, form: { title } }
    case 'people.match': return { phone }
    case 'people.card': return { id: personId }
    case 'people.merge': return { keepId: personId, otherId: (await matter('shen', 'another')).personId, reason: '同一个人' }
    case 'people.unmerge': return { mergeId: 999_999, reason: '合并有误' }
    case 'petitions.promise': return { petitionClass: 'simple' }
    case 'petitions.register': return { form: petition() }
    case 'petitions.list': return { text: title }
    case 'petitions.get': return { id }
    case 'petitions.reveal': return { id, field: 'phone', reason: '回拨电话' }
    case 'petitions.note': return { id, text: '已联系' }
    case 'petitions.handOver': return { id, toId: actor === 'zhao' ? ID.li : ID.zhao, reason: '移交', exclude: false }
    case 'receipts.preview': case 'receipts.print': return { petitionId: id, paper: 'a5' }
    case 'receipts.history': return { petitionId: id }
    case 'vault.strength': return { passphrase: 'x', login: 'li' }
    case 'vault.recoverySheet': return { roomName: '接待室' }
    case 'vault.create': return { desk: DESK, accounts: [{ login: 'aa', name: '甲', roles: ['admin'], passphrase: PASSPHRASE }], recoveryTyped: 'x' }
    case 'vault.unlock': return { login: 'nobody', passphrase: 'x' }
    case 'vault.changePassphrase': return { current: 'wrong', next: '123' }
    default: return {}
  }
}

const HIDDEN = ['not-found', 'draft-gone', 'unknown-person', 'unknown-petition']

/** Whether a search gave anything; other calls answer or refuse. */
function found(call: string, value: unknown): boolean {
  const rows = call === 'petitions.list' ? (value as OutputOf<'petitions.list'>).rows : call === 'people.match' ? (value as OutputOf<'people.match'>) : undefined
  return rows === undefined || rows.length > 0
}

async function outcome(call: string, actor: Who, which: Case): Promise<string> {
  const about = await matter(actor, which)
  const reply = await room.office().call({ call, input: await inputOf(call, actor, about), token: tokens.get(actor) ?? '' })
  room.forward(400_000)
  if (reply.ok) return found(call, reply.value) ? 'o' : 'h'
  if (reply.fault.code === 'forbidden') return 'f'
  return HIDDEN.includes(reply.fault.code) ? 'h' : 'r'
}

describe('who may call what', () => {
  it('has a row for every call', () => expect(callNames().filter((name) => !APART.includes(name)).sort()).toEqual(Object.keys(TABLE).sort()))
  it.each(Object.entries(TABLE))('%s', async (call, row) => {
    const groups = row.split(' ')
    const seen: string[] = []
    for (const [at, role] of ROLES.entries()) {
      const cases = (groups[at] ?? '').length === 1 ? CASES.slice(1, 2) : CASES
      let letters = ''
      for (const which of cases) letters += await outcome(call, ACTOR[role], which)
      seen.push(letters)
    }
    expect(Object.fromEntries(ROLES.map((role, at) => [role, seen[at]]))).toEqual(Object.fromEntries(ROLES.map((role, at) => [role, groups[at]])))
  })
})
