/**
 * The input of every call for the role matrix, such that whoever may make the call is answered: what it needs is made first.
 * Also the known-good inputs that the fault suites begin with.
 */
import type { InputOf, OutputOf } from '#core/contract/index'
import { CAST, DESK, ID, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'
import { type InputFor, type Matter } from '../matrixInput'
import { SECTIONS } from './sections'

let count = 0
/** Good enough for the rules, and never the same twice. */
export const fresh = (): string => `第${(count += 1)}扇门旁边的两把蓝伞`

const desk: InputFor = (call) => (call === 'desk.saveSettings' ? DESK : call === 'desk.workday' ? { day: '2026-10-01' } : undefined)

const drafts: InputFor = (call, _actor, { draftId, title }) => {
  switch (call) {
    case 'drafts.open': case 'drafts.discard': return { id: draftId }
    case 'drafts.save': return { id: draftId, revision: 0, form: { title } }
    default: return undefined
  }
}

/** Another person whom everybody at the desk may see; one of a matter that repeats another is hidden with that one. */
async function otherPerson(room: TestOffice, repeats?: Pick<Matter, 'by' | 'id'>): Promise<number> {
  count += 1
  return (await room.as(repeats?.by ?? 'wang', 'petitions.register', { form: petition({ title: `另一件 ${count}`, ...(repeats === undefined ? {} : { visitKind: '重复访', linkedPetitionId: repeats.id }), who: { name: `乙${count}`, idNumber: '', phone: `137${String(count).padStart(8, '0')}` } }) })).personId ?? 0
}

const people: InputFor = async (call, _actor, { id, personId, phone, by }, room) => {
  switch (call) {
    case 'people.match': return { phone }
    case 'people.card': case 'people.alike': return { id: personId }
    case 'people.ownFile': return { personId, reason: '本人到场申请', passphrase: PASSPHRASE }
    case 'people.merge': return { keepId: personId, otherId: await otherPerson(room), reason: '同一个人' }
    case 'people.unmerge': return { mergeId: (await room.as(by, 'people.merge', { keepId: personId, otherId: await otherPerson(room, { by, id }), reason: '看错了' })).mergeId, reason: '合并有误' }
    case 'people.reassign': return { petitionId: id, reason: '认错了人' }
    default: return undefined
  }
}

const petitions: InputFor = (call, actor, { id, title }) => {
  switch (call) {
    case 'petitions.promise': return { petitionClass: 'simple' }
    case 'petitions.register': return { form: petition({ visitKind: '重复访', linkedPetitionId: id }) }
    case 'petitions.list': return { text: title }
    case 'petitions.get': case 'petitions.noteDraft': return { id }
    case 'petitions.timeline': return { id, before: 9 }
    case 'petitions.keepNoteDraft': return { id, text: '已联系' }
    case 'petitions.reveal': return { id, field: 'phone', reason: '回拨电话' }
    case 'petitions.note': return { id, text: '已联系' }
    case 'petitions.handOver': return { id, toId: actor === 'zhao' ? ID.li : ID.zhao, reason: '移交', exclude: false }
    case 'petitions.approveGuard': return { id, opinionSeen: true, passphrase: PASSPHRASE }
    case 'petitions.revokeGuard': return { id, reason: '有新证据' }
    default: return undefined
  }
}

/** A print of the actor's own, or where he cannot make one of who registered. */
async function printed(actor: Who, { id, by }: Matter, room: TestOffice): Promise<number> {
  const print = (who: Who) => room.as(who, 'receipts.print', { petitionId: id, paper: 'a5' })
  return (await print(actor).catch(() => print(by))).printNo
}

const receipts: InputFor = async (call, actor, matter, room) => {
  switch (call) {
    case 'receipts.preview': case 'receipts.print': return { petitionId: matter.id, paper: 'a5' }
    case 'receipts.failed': return { petitionId: matter.id, printNo: await printed(actor, matter, room) }
    case 'receipts.history': return { petitionId: matter.id }
    default: return undefined
  }
}

/** One that is due and that nobody has proposed yet; none where the room was given no time. */
async function agedCallBack(room: TestOffice): Promise<InputOf<'retention.proposeUnfiled'>['records'][number]> {
  const { rows } = await room.as('zhao', 'retention.unfiled', {})
  const { kind, no } = rows.find(({ proposal }) => proposal === undefined) ?? { kind: 'callBack', no: 1 }
  return { kind, no }
}

/** Call backs of which no petition came, each done with. */
export async function doneCallBacks(room: TestOffice, many: number): Promise<void> {
  for (let at = 0; at < many; at += 1) {
    const { id } = await room.as('wang', 'handover.promiseCallBack', { name: '来电人周先生', phone: '13900001111', about: '告知进展', dueOn: '2027-01-04', dueTime: '' })
    await room.as('wang', 'handover.noteCall', { id, outcome: 'reached', note: '已告知' })
  }
}

const retention: InputFor = async (call, actor, { id, by, draftId }, room) => {
  const propose = () => room.as(call === 'retention.approve' && by === actor ? 'wang' : by, 'retention.propose', { petitionIds: [id], reason: '保管期满' })
  switch (call) {
    case 'retention.setPeriods': return { periods: { consult: 3, petition: 11 + ((count += 1) % 80), report: 10, buffer: 3, safety: 3, callBack: 1, draft: 30, recordingSound: 730, recordingPicture: 365 }, reason: '本单位核定' }
    case 'retention.discardDrafts': return { draftIds: [draftId], reason: '无人认领' }
    case 'retention.hold': return { petitionId: id, reason: '诉讼未结' }
    case 'retention.release': await room.as(by, 'retention.hold', { petitionId: id, reason: '诉讼未结' }); return { petitionId: id, reason: '已结案' }
    case 'retention.propose': return { petitionIds: [id], reason: '保管期满' }
    case 'retention.withdraw': await propose(); return { petitionIds: [id], reason: '还要用' }
    case 'retention.approve': await propose(); return { petitionIds: [id], passphrase: PASSPHRASE }
    case 'retention.proposeUnfiled': return { records: [await agedCallBack(room)], reason: '保管期满' }
    case 'retention.withdrawUnfiled': case 'retention.approveUnfiled': {
      const records = [await agedCallBack(room)]
      await room.as('wang', 'retention.proposeUnfiled', { records, reason: '保管期满' })
      return call === 'retention.withdrawUnfiled' ? { records, reason: '还要用' } : { records, passphrase: PASSPHRASE }
    }
    default: return undefined
  }
}

/** An account of somebody new; a counsellor's waits for a compartment. */
async function somebody(room: TestOffice): Promise<number> {
  const login = `new${(count += 1)}`
  return (await room.as('admin', 'accounts.create', { login, name: '新来', roles: ['counsellor'], first: fresh(), passphrase: PASSPHRASE })).id
}

const accounts: InputFor = async (call, actor, _matter, room) => {
  const may = actor === 'admin' || actor === 'zhao'
  const id = may && !['accounts.list', 'accounts.create', 'accounts.rotate'].includes(call) ? await somebody(room) : ID.tang
  const step = { id, passphrase: PASSPHRASE }
  switch (call) {
    case 'accounts.create': return { login: `new${(count += 1)}`, name: '新来', roles: ['mediator'], first: fresh(), passphrase: PASSPHRASE }
    case 'accounts.rename': return { ...step, name: '唐和' }
    case 'accounts.inHand': return { id }
    case 'accounts.setRoles': return { ...step, roles: ['justice'] }
    case 'accounts.disable': return step
    case 'accounts.enable':
      if (may) await room.as('admin', 'accounts.disable', step)
      return step
    case 'accounts.remove': return { ...step, reason: '退休' }
    case 'accounts.resetPassphrase': return { ...step, first: fresh() }
    case 'accounts.approve': return { ...step, compartments: ['psy'] }
    case 'accounts.approveByRecovery': return { ...step, compartments: ['psy'], recoveryKey: room.recoveryKey }
    case 'accounts.rotate': return { compartments: ['rec'], passphrase: PASSPHRASE }
    default: return undefined
  }
}

/** Who types a secret at the lock screen is told by `actor`. */
const secretOf = (actor: Who) => ({ login: CAST[actor].login, passphrase: PASSPHRASE, recoveryKey: '' })
const backupNames = new WeakMap<TestOffice, Promise<OutputOf<'backups.make'>>>()
/** One good backup for each room, made while it is open. */
export async function backupOf(room: TestOffice): Promise<string> {
  const made = backupNames.get(room) ?? room.as('admin', 'backups.make', {})
  backupNames.set(room, made)
  return (await made).name
}

const backups: InputFor = async (call, actor, _matter, room) => {
  switch (call) {
    case 'backups.check': return { name: await backupOf(room) }
    case 'backups.drill': return { name: await backupOf(room), passphrase: PASSPHRASE }
    case 'backups.preview': return { source: { name: await backupOf(room) }, secret: secretOf(actor) }
    case 'backups.restore': case 'backups.restoreKeyring': return { source: { name: await backupOf(room) }, secret: secretOf(actor), reason: '硬盘更换' }
    default: return undefined
  }
}

const rest: InputFor = (call) => {
  switch (call) {
    case 'audit.export': return { passphrase: PASSPHRASE }
    case 'health.bundle': return { printers: 1 }
    default: return undefined
  }
}

/** The recovery key that holds now, where one was renewed. */
const renewed = new WeakMap<TestOffice, string>()

async function ask<N extends 'vault.newRecoveryKey' | 'vault.nextRecoveryKey'>(room: TestOffice, call: N): Promise<string> {
  const reply = await room.office().call({ call, input: {} })
  return reply.ok ? (reply.value as OutputOf<N>).halves.join('-') : ''
}
const anyKey = async (room: TestOffice): Promise<string> => (await ask(room, 'vault.nextRecoveryKey')) || ask(room, 'vault.newRecoveryKey')

const vault: InputFor = async (call, actor, _matter, room) => {
  const { login } = CAST[actor]
  switch (call) {
    case 'vault.strength': return { passphrase: 'x', login }
    case 'vault.recoverySheet': await anyKey(room); return { roomName: '接待室' }
    case 'vault.create': return { desk: DESK, accounts: [{ login: 'aa', name: '甲', roles: ['admin', 'reception'], passphrase: PASSPHRASE }], recoveryTyped: await anyKey(room) }
    case 'vault.unlock': return { login, passphrase: PASSPHRASE }
    case 'vault.changePassphrase': return { current: PASSPHRASE, next: fresh() }
    case 'vault.recover': return { login, recoveryKey: room.recoveryKey, next: fresh() }
    case 'vault.renewRecovery': {
      const [recoveryKey, recoveryTyped] = [renewed.get(room) ?? room.recoveryKey, await ask(room, 'vault.nextRecoveryKey')]
      renewed.set(room, recoveryTyped)
      return { recoveryKey, recoveryTyped }
    }
    case 'vault.acceptDatabase': return { reason: '已核对', passphrase: PASSPHRASE }
    default: return undefined
  }
}

const INPUTS: Readonly<Record<string, InputFor>> = { desk, drafts, people, petitions, receipts, retention, accounts, backups, audit: rest, health: rest, vault }

/** The input of a call; empty where it takes none. */
export async function inputOf(call: string, actor: Who, matter: Matter, room: TestOffice): Promise<unknown> {
  const own: unknown = await INPUTS[call.split('.')[0] ?? '']?.(call, actor, matter, room)
  if (own !== undefined) return own
  for (const { input } of SECTIONS) {
    const made: unknown = await input(call, actor, matter, room)
    if (made !== undefined) return made
  }
  return {}
}
