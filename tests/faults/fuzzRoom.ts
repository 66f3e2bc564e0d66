/**
 * A room to be fuzzed: sessions of every role, known-good inputs of its own, and everything a refused call must leave as it is.
 * Looks at the tables past the office, on a connection of its own.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findCall, type OutputOf } from '#core/contract/index'
import { type Db, openDatabase } from '#db/store/open'
import { derivedKey } from '#db/store/secrets'
import { files } from '#db/store/vaultFolder'
import { ACTOR, AGE_MS, matterFor, unlocked } from '#tests/office/matrix/cells'
import { doneCallBacks, inputOf } from '#tests/office/matrix/inputs'
import { CASES, type Case, type Role } from '#tests/office/matrix/rows'
import type { Matter } from '#tests/office/matrixInput'
import { CAST, makeTestOffice, PASSPHRASE, type TestOffice, type Who } from '#tests/support/office'
import { digestOf, keysOf } from './faultVault'

/** What is looked at before and after a call. `entries` is how long the log is: it may grow with refusals, by nothing that says it was done. */
export interface State { readonly version: number; readonly rows: string; readonly entries: number; readonly keyring: string; readonly beside: string; readonly backups: readonly string[] }

export interface FuzzRoom {
  readonly room: TestOffice
  readonly tokens: ReadonlyMap<Who, string>
  state(): State
  /** What changed that a refused call must not change; the backup of the day, which nobody asked for, is none of it. */
  changedSince(before: State): Promise<string[]>
  /** Inputs that would be answered, for matters of this case. */
  good(call: string, actor: Who, which: Case): Promise<unknown[]>
  /** Whether every session still lives; fuzzed calls may well have ended one. */
  allLive(): Promise<boolean>
  close(): Promise<void>
}

/** Who may make a call. */
export function actorsOf(call: string): Who[] {
  const roles = findCall(call)?.roles
  return typeof roles === 'object' ? roles.map((role) => ACTOR[role as Role]) : Object.values(ACTOR)
}

const UNFILED: readonly string[] = ['retention.proposeUnfiled', 'retention.withdrawUnfiled', 'retention.approveUnfiled']
/** Kept long enough to be erased, so that proposals are more than refused; made before anything else, as time cannot be turned back. */
export const AGED: readonly string[] = ['retention.due', 'retention.propose', 'retention.withdraw', 'retention.approve', ...UNFILED]

export async function openFuzzRoom(call: string): Promise<FuzzRoom> {
  const room = await makeTestOffice({ later: () => () => undefined })
  const aged = AGED.includes(call) ? await agedMatters(room, call) : new Map<string, Matter>()
  const tokens = new Map<Who, string>()
  for (const who of Object.keys(CAST) as Who[]) tokens.set(who, await unlocked(room, who))
  const { dk } = await keysOf(room.dir, PASSPHRASE)
  const db = openDatabase(files(room.dir).database, derivedKey(dk, 'database'), 'aegis', false)
  return {
    room, tokens,
    state: () => stateOf(db, room.dir),
    changedSince: (before) => changedSince(room, db, before, () => settled(room, tokens.get('admin') ?? '')),
    good: async (name, actor, which) => {
      const matter = aged.get(`${actor} ${which}`) ?? (await matterFor(room, name, actor, which))
      return [await inputOf(name, actor, matter, room)]
    },
    allLive: async () => {
      for (const token of tokens.values()) if (!(await room.office().call({ call: 'desk.settings', input: {}, token })).ok) return false
      return true
    },
    close: async () => {
      db.close()
      await room.close()
    },
  }
}

async function agedMatters(room: TestOffice, call: string): Promise<ReadonlyMap<string, Matter>> {
  if (UNFILED.includes(call)) await doneCallBacks(room, 120)
  const matters = new Map<string, Matter>()
  for (const actor of actorsOf(call)) for (const which of CASES) matters.set(`${actor} ${which}`, await matterFor(room, call, actor, which))
  room.forward(AGE_MS)
  return matters
}

const names = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : [])

/** Nothing is read again that no other connection has committed to. */
let last: { readonly db: Db; readonly version: number; readonly rows: string; readonly entries: number } | undefined

function stateOf(db: Db, dir: string): State {
  const version = Number(db.pragma('data_version', { simple: true }))
  if (last?.db !== db || last.version !== version) last = { db, version, rows: digestOf(db, false), entries: Number(db.prepare('SELECT coalesce(max(seq), 0) FROM audit').pluck().get()) }
  const keyring = createHash('sha256').update(readFileSync(files(dir).keyring)).digest('hex')
  return { version, rows: last.rows, entries: last.entries, keyring, beside: [...names(dirname(dir)), ...names(dir).filter((name) => !/^(?:room|lock)\.db|^(?:anchor|delays)\.json/u.test(name))].join(' '), backups: names(`${dir}-backups`) }
}

/** When no backup is under way any more and the last one has its entry. */
async function settled({ office }: TestOffice, token: string): Promise<void> {
  const turn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve) })
  for (;;) {
    const reply = await office().call({ call: 'backups.state', input: {}, token })
    if (!reply.ok || !(reply.value as OutputOf<'backups.state'>).underWay) return turn()
    await turn()
  }
}

async function changedSince({ dir }: TestOffice, db: Db, before: State, settle: () => Promise<void>): Promise<string[]> {
  const after = stateOf(db, dir)
  const done = db.prepare<[number], string>(`SELECT action FROM audit WHERE seq > ? AND result = 'ok' AND action <> 'backups.auto'`).pluck().all(before.entries)
  let made = after.backups.filter((name) => !before.backups.includes(name))
  if (made.length > 0) {
    // Perhaps the backup of the day, under way or not yet in the log.
    await settle()
    const auto = new Set(db.prepare<[], string>(`SELECT object FROM audit WHERE action = 'backups.auto'`).pluck().all())
    made = names(`${dir}-backups`).filter((name) => !before.backups.includes(name) && !auto.has(`backup:${name}`))
  }
  return [
    ...(after.rows === before.rows ? [] : ['the tables changed']), ...(after.keyring === before.keyring ? [] : ['the keyring changed']), ...(after.beside === before.beside ? [] : ['files beside the room changed']),
    ...done.map((action) => `the log says ${action} was done`), ...made.map((name) => `a backup was made: ${join(name)}`),
  ]
}
