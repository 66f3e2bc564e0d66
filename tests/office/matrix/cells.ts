/**
 * Tries the cells of the role matrix in real rooms: one shared by most rows, others for rows that change or end the room they are tried in.
 * Knows what the letters mean; what is expected stands in rows.ts.
 */
import { copyFileSync, cpSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Reply } from '#core/contract/call'
import { callNames, findCall, type OutputOf } from '#core/contract/index'
import { CAST, ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'
import { makeTestRecorder } from '#tests/support/recorder'
import type { Matter } from '../matrixInput'
import { backupOf, doneCallBacks, fresh, inputOf } from './inputs'
import { BEFORE, CASES, type Case, ROLES, type Role, ROWS } from './rows'
import { SECTIONS } from './sections'

export const ACTOR: Readonly<Record<Role, Who>> = { reception: 'li', counsellor: 'qin', mediator: 'tang', justice: 'song', leader: 'zhao', admin: 'admin', auditor: 'shen' }
export const ALL_ROWS: Readonly<Record<string, string>> = Object.assign({}, ROWS, ...SECTIONS.map(({ rows }) => rows)) as Record<string, string>

/** One group of letters of a row: what was expected of a role, and what it was. */
export interface Group { readonly where: string; readonly wanted: string; readonly seen: string }

const DAY = 86_400_000
/** Longer than anything is kept. */
export const AGE_MS = 11 * 366 * DAY
const HIDDEN: readonly string[] = ['not-found', 'draft-gone', 'unknown-person', 'unknown-petition', 'not-merged']

type Prepare = (room: TestOffice) => Promise<void>
/** Rows that leave their room in another state than they found it: a room of their own, prepared when the matters are there; `each` cell has one. */
const APART: Readonly<Record<string, { readonly prepare?: Prepare; readonly each?: true }>> = {
  'vault.changePassphrase': {}, 'vault.recover': {}, 'vault.renewRecovery': {}, 'vault.lock': { each: true }, 'vault.acceptDatabase': { each: true, prepare: putBackOldDatabase },
  'accounts.approveByRecovery': { prepare: takeLeadersKeys },
  ...Object.fromEntries(['unfiled', 'proposeUnfiled', 'withdrawUnfiled', 'approveUnfiled'].map((call) => [`retention.${call}`, { prepare: letCallBacksAge }])),
  ...Object.fromEntries(['due', 'propose', 'withdraw', 'approve', 'discardDrafts'].map((call) => [`retention.${call}`, { prepare: (room: TestOffice) => { room.forward(AGE_MS); return Promise.resolve() } }])),
}
async function letCallBacksAge(room: TestOffice): Promise<void> {
  await doneCallBacks(room, 2 * ROLES.length)
  room.forward(AGE_MS)
}

/** Of these the matter waits for a second person to decide on 无理缠访. */
const GUARDED: readonly string[] = ['petitions.guards', 'petitions.approveGuard', 'petitions.revokeGuard']

/** The leader forgot his passphrase and got another: nobody who leads holds a compartment any more. */
async function takeLeadersKeys(room: TestOffice): Promise<void> {
  const first = fresh()
  await room.as('admin', 'accounts.resetPassphrase', { id: ID.zhao, first, passphrase: PASSPHRASE })
  const token = await unlocked(room, 'zhao', first)
  const changed = await room.office().call({ call: 'vault.changePassphrase', input: { current: first, next: PASSPHRASE }, token })
  if (!changed.ok) throw new Error(changed.fault.code)
}

async function putBackOldDatabase(room: TestOffice): Promise<void> {
  const path = join(room.dir, 'room.db')
  await room.restart()
  copyFileSync(path, `${path}.old`)
  room.forward(60_000)
  await room.as('wang', 'petitions.register', { form: petition() })
  await room.restart()
  copyFileSync(`${path}.old`, path)
  rmSync(`${path}.old`)
}

export async function unlocked(room: TestOffice, who: Who, passphrase = PASSPHRASE): Promise<string> {
  const reply = await room.office().call({ call: 'vault.unlock', input: { login: CAST[who].login, passphrase } })
  if (!reply.ok) throw new Error(`${who}: ${reply.fault.code}`)
  return (reply.value as OutputOf<'vault.unlock'>).token
}

let count = 0
/** A fresh petition, person and draft that stand to the actor as the case says. */
export async function matterFor(room: TestOffice, call: string, actor: Who, which: Case): Promise<Matter> {
  count += 1
  const title = `第${count}件漏水`
  const phone = `139${String(count).padStart(8, '0')}`
  const atDesk = actor === 'li' || actor === 'zhao'
  const guarded = GUARDED.includes(call)
  // Who records a guard cannot decide on it: the officer of such a matter has it from a colleague.
  const by = which === 'assigned' && atDesk && !guarded ? actor : 'wang'
  // Whom a guard names cannot be shut out when it is recorded, but stands aside later.
  const standsAside = guarded && which === 'excluded' && actor === 'zhao'
  const form = petition({
    title, excludedIds: which === 'excluded' && !standsAside ? [ID[actor]] : [], who: { name: `甲${count}`, idNumber: '', phone }, ...(which === 'restricted' ? { statutoryKind: 'report', accused: '某物业' } : {}),
    ...(call.startsWith('recorder.') ? { notice: { how: 'oral', consent: 'agreed' } } : {}),
    ...(call.startsWith('guidance.') ? { visitKind: '重复访' } : {}),
    ...(guarded ? { petitionClass: 'unreasonable', guard: { basis: 'review', basisNo: '复核〔2025〕3号', opinionNo: '法意〔2026〕1号', approverId: ID.zhao } } : {}),
  })
  const made = await room.as(by, 'petitions.register', { form })
  if (guarded && atDesk && (which === 'assigned' || standsAside)) await room.as(by, 'petitions.handOver', { id: made.id, toId: ID[actor], reason: '移交', exclude: false })
  if (standsAside) await room.as(actor, 'petitions.handOver', { id: made.id, toId: ID.wang, reason: '回避', exclude: true })
  return { id: made.id, personId: made.personId ?? 0, draftId: (await room.as(by, 'drafts.start', {})).id, title, phone, by }
}

/** Whether a list shows the matter; other calls answer or refuse. */
const SHOWS: Readonly<Record<string, (value: unknown, matter: Matter) => boolean>> = {
  'petitions.list': (value, { id }) => (value as OutputOf<'petitions.list'>).rows.some((row) => row.id === id),
  'petitions.guards': (value, { id }) => (value as OutputOf<'petitions.guards'>).some((row) => row.id === id),
  'people.match': (value, { personId }) => (value as OutputOf<'people.match'>).some((row) => row.personId === personId),
  'drafts.list': (value, { draftId }) => (value as OutputOf<'drafts.list'>).some((row) => row.id === draftId),
  'papers.register': (value, { id }) => (value as OutputOf<'papers.register'>).rows.some((row) => row.petitionId === id),
  'legal.list': (value, { title }) => (value as OutputOf<'legal.list'>).rows.some((row) => row.entrusted === title),
  'recordings.list': (value, { id }) => (value as OutputOf<'recordings.list'>).rows.some((row) => row.petition?.id === id),
  'papers.undelivered': (value, { id }) => (value as OutputOf<'papers.undelivered'>).rows.some((row) => row.petitionId === id),
  'recordingKeep.due': (value, { id }) => (value as OutputOf<'recordingKeep.due'>).rows.some((row) => row.petitionId === id),
  'retention.due': (value, { id }) => (value as OutputOf<'retention.due'>).rows.some((row) => row.id === id),
}

function letterOf(call: string, reply: Reply, matter?: Matter): string {
  if (reply.ok) return matter === undefined || (SHOWS[call]?.(reply.value, matter) ?? true) ? 'o' : 'h'
  if (reply.fault.code === 'locked') return 'l'
  if (reply.fault.code === 'forbidden') return 'f'
  return HIDDEN.includes(reply.fault.code) ? 'h' : 'r'
}

interface Desk { readonly room: TestOffice; readonly tokens: ReadonlyMap<Who, string> }
async function deskOf(room: TestOffice, actors: readonly Who[] = Object.values(ACTOR)): Promise<Desk> {
  const tokens = new Map<Who, string>()
  for (const who of actors) tokens.set(who, await unlocked(room, who))
  return { room, tokens }
}

async function letter({ room, tokens }: Desk, call: string, actor: Who, matter: Matter): Promise<string> {
  const input = await inputOf(call, actor, matter, room)
  const reply = await room.office().call({ call, input, token: tokens.get(actor) ?? '' })
  room.forward(400_000)
  return letterOf(call, reply, matter)
}

/** A row of one letter a role has one case; the third of three letters stands for both ways of being hidden. */
const casesOf = (letters: string): readonly Case[] => (letters.length === 1 ? ['another'] : CASES)
const spelt = (letters: string): string => (letters.length === 3 ? `${letters}${letters.slice(-1)}` : letters)

/** Most rows are tried here, one after another. */
export async function sharedDesk(): Promise<Desk> {
  return deskOf(await makeTestOffice({ recorder: makeTestRecorder({ always: true }) }))
}

/** One row of the matrix, a group for each role. */
export async function rowCells(shared: Desk, call: string): Promise<Group[]> {
  const groups = (ALL_ROWS[call] ?? '').split(' ')
  const apart = APART[call]
  const room = apart === undefined ? shared.room : await makeTestOffice()
  const cells: { readonly role: Role; readonly actor: Who; readonly which: Case; readonly room: TestOffice; readonly matter: Matter }[] = []
  for (const [at, role] of ROLES.entries()) for (const which of casesOf(groups[at] ?? '')) {
    const place = apart?.each === true ? await makeTestOffice() : room
    cells.push({ role, actor: ACTOR[role], which, room: place, matter: await matterFor(place, call, ACTOR[role], which) })
  }
  if (apart?.each !== true) await apart?.prepare?.(room)
  const desk = apart === undefined ? shared : apart.each === true ? undefined : await deskOf(room)
  const seen = new Map<Role, string>()
  for (const { role, actor, matter, room: place } of cells) {
    if (desk === undefined) await apart?.prepare?.(place)
    seen.set(role, (seen.get(role) ?? '') + (await letter(desk ?? (await deskOf(place, [actor])), call, actor, matter)))
    if (desk === undefined) await place.close()
  }
  if (apart !== undefined && desk !== undefined) await room.close()
  return ROLES.map((role, at) => ({ where: role, wanted: spelt(groups[at] ?? ''), seen: seen.get(role) ?? '' }))
}

/** Moves the room and its backups away; one backup stays on a stick. */
export async function takeAway(room: TestOffice, stick: string): Promise<void> {
  await room.office().close()
  mkdirSync(stick, { recursive: true })
  const kept = `${room.dir}-backups`
  cpSync(kept, stick, { recursive: true, force: true })
  for (const folder of [room.dir, kept]) rmSync(folder, { recursive: true, force: true })
  await room.restart()
}

/** For calls before a log-in, which are about no matter. */
export const NOBODYS: Matter = { id: 1, personId: 1, draftId: 1, title: '', phone: '', by: 'wang' }

/** A call that answers before any log-in, in a locked room or where there is none. */
export async function beforeCells(call: string, state: 'locked' | 'absent'): Promise<Group[]> {
  const room = await makeTestOffice()
  const stick = join(dirname(room.dir), 'stick')
  const name = await backupOf(room)
  cpSync(`${room.dir}-backups`, stick, { recursive: true })
  const groups = (BEFORE[call]?.[state] ?? '').split(' ')
  const found: Group[] = []
  for (const [at, role] of ROLES.entries()) {
    if (state === 'absent') {
      mkdirSync(`${room.dir}-backups`, { recursive: true })
      await takeAway(room, stick)
    } else await room.restart()
    const input = await inputOf(call, ACTOR[role], NOBODYS, room)
    const sourced = state === 'absent' && typeof input === 'object' && input !== null && 'source' in input ? { ...input, source: { folder: stick, name } } : input
    const reply = await room.office().call({ call, input: sourced })
    room.forward(400_000)
    found.push({ where: `${role}, ${state}`, wanted: groups[at] ?? '', seen: letterOf(call, reply) })
  }
  await room.close()
  return found
}

/** Every call that needs a log-in, before one and with the tokens of sessions that ended by a lock. */
export async function lockedCells(): Promise<Group[]> {
  const room = await makeTestOffice()
  const { tokens } = await deskOf(room)
  await room.office().call({ call: 'vault.lock', input: {}, token: tokens.get('admin') ?? '' })
  const found: Group[] = []
  for (const call of callNames()) {
    if (findCall(call)?.roles === 'gate') continue
    for (const [where, token] of [['nobody', undefined], ...tokens] as const) found.push({ where: `${call}, locked, ${where}`, wanted: 'l', seen: letterOf(call, await room.office().call({ call, input: {}, ...(token === undefined ? {} : { token }) })) })
  }
  await room.close()
  return found
}
