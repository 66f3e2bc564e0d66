/**
 * The worker of the fault suites: a process of its own that does real work through the real office and says on its standard
 * output, one line each, what was acknowledged. It is killed, cut off or given errors from outside.
 */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import type { OpenVault } from '#core/door/ports'
import { openOffice } from '#db/officeHost'
import { backupsFolder, readManifest } from '#db/store/backupFolder'
import { ARGON_FLOOR } from '#db/store/secrets'
import { ids, RECOVERY } from '#tests/store/testVault'
import { DESK, PASSPHRASE, petition } from '#tests/support/office'
import { ACCOUNTS, type Ack, AT, LOGIN } from './faultVault'
import { DeskRecorder, record, takeFiles } from './recordingWork'

/** What a worker does: registering with drafts, notes and prints; the same with upkeep in between; changing the passphrase to and fro. */
export const SCENARIOS = ['save', 'checkpoint', 'passphrase'] as const
/** Backups by hand after each visit; a restore of the newest backup; a new recovery key and new accounts. */
export const KEEPING = ['backup', 'restore', 'rekey'] as const
/** For a failing disk only: setting up a room that is not there yet; an erasure by two people; opening a room of the schema before. */
export const FAILING = ['setup', 'erase', 'migrate'] as const
/** Recording at the desk; taking files of the room's own recorder into the vault. */
export const RECORDED = ['recording', 'take-in'] as const
/** And one that says a petition is saved when it was refused, as no worker must. */
export type Scenario = (typeof SCENARIOS)[number] | (typeof KEEPING)[number] | (typeof FAILING)[number] | (typeof RECORDED)[number] | 'boast'
export const FIRST_PASSPHRASE = '先用这一句登录再改掉'
export const NEXT_PASSPHRASE = '两个黄鹂鸣翠柳知道吗'

const say = (value: unknown): void => { writeSync(1, `${JSON.stringify(value)}\n`) }

/** How a worker ends when its rounds are done: closing the vault, or killed at rest, with its write-ahead log left behind. */
export type Ending = 'close' | 'kill'

export type Ask = <N extends CallName>(call: N, input: InputOf<N>) => Promise<OutputOf<N> | undefined>

/** Works for so many rounds, or until the process ends. Refusals are said too, as `{"fault": code}`. */
export async function runWorker(dir: string, scenario: Scenario, rounds: number, ending: Ending): Promise<void> {
  const start = Date.now()
  let token = ''
  let waited = 0
  // Names of files carry the time: who injects errors by name must know them before.
  const still = process.env['FAULTS_STILL'] === '1'
  const elapsed = (): number => (still ? 0 : Date.now() - start) + waited
  const recorder = new DeskRecorder(AT)
  let vault: OpenVault | undefined
  const office = await openOffice(dir, { ...(scenario === 'recording' ? { recorder: (link) => { recorder.meet(link) } } : {}), ...(scenario === 'take-in' ? { looks: () => () => undefined, opened: (each) => { vault = each } } : {}), ids: scenario === 'setup' ? { ...ids, uid: countedUids() } : ids, clock: { now: () => AT + elapsed(), uptime: elapsed }, argon: ARGON_FLOOR, log: (line) => { writeSync(2, `${line}\n`) } })
  const ask: Ask = async <N extends CallName>(call: N, input: InputOf<N>): Promise<OutputOf<N> | undefined> => {
    const reply = await office.call({ call, input, token })
    if (reply.ok) return reply.value as OutputOf<N>
    say({ fault: reply.fault.code, call, message: reply.fault.message, field: reply.fault.field })
    return undefined
  }
  if (scenario === 'setup') await setUp(ask)
  // A restore that was refused leaves the room as it was, and so does the worker.
  const goesOn = scenario !== 'restore' || (await restoreNewest(ask))
  for (let tries = 0; token === '' && tries < 3; tries += 1) {
    token = (await ask('vault.unlock', { login: scenario === 'rekey' ? 'admin' : LOGIN, passphrase: PASSPHRASE }))?.token ?? ''
    if (token === '') waited += 400_000
  }
  say({ ready: true })
  if (scenario === 'passphrase') await changeToAndFro(ask, rounds, () => { waited += 400_000 })
  else if (scenario === 'rekey') await changeKeys(ask, rounds)
  else if (scenario === 'recording') await record({ ask, say }, rounds, recorder)
  else if (scenario === 'take-in') await (vault === undefined ? undefined : takeFiles({ ask, say }, rounds, { dir, vault }))
  else if (scenario === 'erase') await erase(ask, { wait: (ms) => { waited += ms }, as: async (login) => {
    const unlocked = await ask('vault.unlock', { login, passphrase: PASSPHRASE })
    token = unlocked?.token ?? token
    return unlocked?.token
  } })
  else {
    for (let round = 0; goesOn && round < rounds; round += 1) {
      await visit(ask, round, scenario === 'boast')
      if (scenario === 'checkpoint' && round % 3 === 2) await office.idle()
      if (scenario === 'backup') await keepOne(ask, dir)
    }
  }
  if (ending === 'kill') process.kill(process.pid, 'SIGKILL')
  await office.close()
  say({ closed: true })
}

/** The folder a set-up builds in is named by them, and who injects errors must know it before. */
function countedUids(): () => string {
  let count = 0
  return () => `counted-${(count += 1)}`
}

/** Tries twice, as a person would. */
async function setUp(ask: Ask): Promise<void> {
  for (let tries = 0; tries < 2; tries += 1) {
    const key = await ask('vault.newRecoveryKey', {})
    const made = key === undefined ? undefined : await ask('vault.create', { desk: DESK, accounts: [...ACCOUNTS], recoveryTyped: key.halves.join('-') })
    if (made !== undefined) return say({ ack: { kind: 'room' } satisfies Ack })
  }
}

async function changeToAndFro(ask: Ask, rounds: number, wait: () => void): Promise<void> {
  let [held, wanted] = [PASSPHRASE, NEXT_PASSPHRASE]
  for (let round = 0; round < rounds; round += 1) {
    if (await ask('vault.changePassphrase', { current: held, next: wanted })) {
      [held, wanted] = [wanted, held]
      say({ passphrase: held })
    } else wait()
  }
}

async function keepOne(ask: Ask, dir: string): Promise<void> {
  const made = await ask('backups.make', {})
  const manifest = made === undefined ? undefined : readManifest(join(backupsFolder(dir), made.name))
  if (manifest !== undefined) say({ ack: { kind: 'backup', auditEntries: manifest.auditEntries } satisfies Ack })
}

async function restoreNewest(ask: Ask): Promise<boolean> {
  const name = (await ask('backups.found', {}))?.rows[0]?.name ?? ''
  const done = await ask('backups.restore', { source: { name }, secret: { login: LOGIN, passphrase: PASSPHRASE, recoveryKey: '' }, reason: '换了硬盘' })
  if (done !== undefined) say({ restored: true })
  return done !== undefined
}

/** Longer than anything is kept. */
const AGE_MS = 11 * 366 * 86_400_000

interface Turns { wait(ms: number): void; /** Logs another one in; undefined where that was refused. */ as(login: string): Promise<string | undefined> }
/** A petition that one proposes to erase and another erases, years later; each tries twice, as a person would. */
async function erase(ask: Ask, { wait, as }: Turns): Promise<void> {
  const twice = async <T>(work: () => Promise<T | undefined>): Promise<T | undefined> => {
    const first = await work()
    if (first !== undefined) return first
    wait(400_000)
    return work()
  }
  const made = await twice(() => ask('petitions.register', { form: petition({ title: '旧的一件' }) }))
  if (made === undefined) return
  wait(AGE_MS)
  if ((await twice(() => ask('retention.propose', { petitionIds: [made.id], reason: '保管期满' }))) === undefined) return
  await twice(() => as('zhao'))
  const erased = await twice(() => ask('retention.approve', { petitionIds: [made.id], passphrase: PASSPHRASE }))
  say({ ack: erased === undefined ? { kind: 'petition', id: made.id, number: made.number, title: '旧的一件' } : { kind: 'erased', id: made.id, number: made.number } } satisfies { readonly ack: Ack })
}

/** In turn a new recovery key, a new account and the account of the round before removed; what is about to be set or taken away is said before. */
async function changeKeys(ask: Ask, rounds: number): Promise<void> {
  let recoveryKey = RECOVERY
  let older: { readonly id: number; readonly login: string } | undefined
  for (let round = 0; round < rounds; round += 1) {
    const halves = (await ask('vault.nextRecoveryKey', {}))?.halves ?? ['', '']
    say({ trying: halves.join('-') })
    if (await ask('vault.renewRecovery', { recoveryKey, recoveryTyped: halves.join(' ') })) {
      recoveryKey = halves.join('-')
      say({ recovery: recoveryKey })
    }
    const login = `new${round}`
    const made = await ask('accounts.create', { login, name: '陈新', roles: ['reception'], first: FIRST_PASSPHRASE, passphrase: PASSPHRASE })
    if (made !== undefined) say({ ack: { kind: 'account', login } satisfies Ack })
    if (older !== undefined) {
      say({ removing: older.login })
      if (await ask('accounts.remove', { id: older.id, reason: '调走', passphrase: PASSPHRASE })) say({ removed: older.login })
    }
    older = made === undefined ? undefined : { id: made.id, login }
  }
}

async function visit(ask: Ask, round: number, boasting: boolean): Promise<void> {
  const ack = (value: Ack): void => { say({ ack: value }) }
  const title = `第 ${round} 件：楼上漏水，协调维修 ${process.pid}`
  const facts = '自八月起天花板渗水，'.repeat(1 + (round % 40))
  const draft = await ask('drafts.start', {})
  if (draft === undefined) return
  const saved = await ask('drafts.save', { id: draft.id, revision: draft.revision, form: { title, facts } })
  if (saved !== undefined && round % 4 === 3) ack({ kind: 'draft', id: draft.id, revision: saved.revision, title })
  const made = await ask('petitions.register', {
    ...(round % 4 === 3 ? {} : { draftId: draft.id }),
    form: petition({ title, facts, who: { phone: `138${String(round).padStart(8, '0')}` } }),
  })
  if (made === undefined) return boasting ? ack({ kind: 'petition', id: 1, number: 'boasted', title }) : undefined
  ack({ kind: 'petition', id: made.id, number: made.number, title })
  const text = `已电话联系物业（${round}）`
  if (await ask('petitions.note', { id: made.id, text })) ack({ kind: 'note', id: made.id, text })
  const print = await ask('receipts.print', { petitionId: made.id, paper: 'a5' })
  if (print !== undefined) ack({ kind: 'print', id: made.id, printNo: print.printNo })
}
