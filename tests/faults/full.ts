/**
 * A full disk: a small file system of its own, filled so that just so many pages are left, for every number up to what an action needs.
 * Each action is done or refused as "磁盘满了", what was there stays readable, and it works again when there is room.
 */
import { cpSync, existsSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reply } from '#core/contract/call'
import { openOffice } from '#db/officeHost'
import type { Keys } from '#db/store/keyring'
import { ARGON_FLOOR } from '#db/store/secrets'
import { sweepUnfinished } from '#db/store/vault'
import { ids } from '#tests/store/testVault'
import { DESK, PASSPHRASE, petition } from '#tests/support/office'
import { mountDisk, unmountDisk } from '#tests/support/smallDisk'
import { ACCOUNTS, type Ack, AT, keysOf, LOGIN, makeFaultVault, problemsOf, tempFolder } from './faultVault'
import { backupProblems } from './afterCut'
import { type Action, plainly, type Scene, told } from './fullScene'
import { BEFOREHAND, KEEPING_ACTIONS, LEFT_OVER, TIMES } from './fullKeeping'
import { withSchemaBefore } from './ioScenes'
import { wordProblems } from './plainReply'
import { Counter, seeded, type Tally } from './tally'
import { NEXT_PASSPHRASE } from './worker'

const PAGE = 4096
const SIZE = '32m'
const FORM = { title: '写到一半', facts: '天花板渗水，'.repeat(400) }

export const ACTIONS: Readonly<Record<string, Action>> = {
  'a draft': async ({ ask, draftId }) => told(await ask('drafts.save', { id: draftId, revision: 1, form: { ...FORM, facts: `${FORM.facts}又一句` } }), ({ revision }: { readonly revision: number }) => ({ kind: 'draft', id: draftId, revision, title: FORM.title })),
  'a registration': async ({ ask, draftId }) => {
    const form = petition({ title: '楼上漏水', facts: FORM.facts })
    return told(await ask('petitions.register', { draftId, form }), ({ id, number }: { readonly id: number; readonly number: string }) => ({ kind: 'petition', id, number, title: form.title }))
  },
  'a note': async ({ ask, petitionId }) => told(await ask('petitions.note', { id: petitionId, text: FORM.facts.slice(0, 2000) }), () => ({ kind: 'note', id: petitionId, text: FORM.facts.slice(0, 2000) })),
  'a print': async ({ ask, petitionId }) => told(await ask('receipts.print', { petitionId, paper: 'a5' }), ({ printNo }: { readonly printNo: number }) => ({ kind: 'print', id: petitionId, printNo })),
  'a passphrase': async ({ ask }) => plainly(await ask('vault.changePassphrase', { current: PASSPHRASE, next: NEXT_PASSPHRASE })),
  'a log-in': async ({ ask }) => plainly(await ask('vault.unlock', { login: 'admin', passphrase: PASSPHRASE })),
  upkeep: ({ office }) => {
    office.idle()
    return Promise.resolve({ done: true })
  },
  locking: async ({ ask, office }) => {
    const locked = plainly(await ask('vault.lock', {}))
    const again = locked.done ? await office.call({ call: 'vault.status', input: {} }) : undefined
    return again?.ok === true && (again.value as { readonly state: string }).state !== 'locked' ? { done: false, fault: { code: 'internal', message: '没有锁上' } } : locked
  },
  ...KEEPING_ACTIONS,
  'the set-up': async ({ ask }) => {
    const key = await ask('vault.newRecoveryKey', {})
    if (!key.ok) return plainly(key)
    return told(await ask('vault.create', { desk: DESK, accounts: ACCOUNTS, recoveryTyped: (key.value as { readonly halves: readonly string[] }).halves.join('-') }), () => ({ kind: 'room' }))
  },
}

interface Bench { readonly disk: string; readonly template: string; readonly keys: Keys; readonly name: string; readonly action: Action; /** Takes a refusal for done, as no worker must: the suite must then find losses. */ readonly boast: boolean }

/** Tries one action with every number of free pages, or with `most` of these numbers. */
export async function fullSuite(name: string, most = Number.POSITIVE_INFINITY, { seed = 1, boast = false } = {}): Promise<Tally> {
  const counter = new Counter(`full disk: ${name}`, seed)
  const action = ACTIONS[name]
  if (action === undefined) throw new Error(`no action ${name}`)
  const base = tempFolder('faults-full')
  const [template, disk] = [join(base, 'template'), tempFolder('faults-disk')]
  const keys = name === 'a migration' ? await withSchemaBefore(() => makeFaultVault(template)) : await makeFaultVault(template)
  if (!mountDisk(disk, SIZE)) throw new Error('no file system can be mounted here')
  try {
    const bench = { disk, template, keys, name, action, boast }
    const need = await pagesOf(bench)
    const start = seeded(seed)()
    const levels = need < most ? Array.from({ length: need + 1 }, (_, at) => at) : Array.from({ length: most }, (_, at) => Math.floor(((at + (at === 0 ? 0 : start)) * (need + 1)) / most))
    const over = Math.ceil((LEFT_OVER[name] ?? 0) / PAGE)
    for (const free of levels.map((level) => (level === 0 ? 0 : level + over))) {
      const problems = await tried(bench, free, counter)
      counter.add(problems.length === 0 ? [] : [`${free} pages free`, ...problems])
    }
  } finally {
    unmountDisk(disk)
    for (const folder of [base, disk]) rmSync(folder, { recursive: true, force: true })
  }
  return counter.tally
}

async function prepared({ disk, template, name }: Bench): Promise<Scene> {
  for (const entry of readdirSync(disk)) rmSync(join(disk, entry), { recursive: true, force: true })
  const dir = join(disk, 'vault')
  const fresh = name === 'the set-up' || name === 'a migration'
  if (name !== 'the set-up') cpSync(template, dir, { recursive: true })
  let now = AT
  const office = await openOffice(dir, { clock: { now: () => (now += 400_000), uptime: () => now - AT }, ids, argon: ARGON_FLOOR, log: () => undefined })
  let token = ''
  const ask = (call: string, input: unknown): Promise<Reply> => office.call({ call, input, token })
  const tokens = new Map<string, string>()
  const as = async (login: string, call: string, input: unknown): Promise<Reply> => {
    if (!tokens.has(login)) {
      const unlocked = await office.call({ call: 'vault.unlock', input: { login, passphrase: PASSPHRASE } })
      if (!unlocked.ok) return unlocked
      tokens.set(login, (unlocked.value as { readonly token: string }).token)
    }
    return office.call({ call, input, token: tokens.get(login) ?? '' })
  }
  const scene = { office, disk, dir, ask, as, wait: (ms: number) => { now += ms } }
  if (fresh) return { ...scene, draftId: 0, petitionId: 0 }
  const value = async <T>(call: string, input: unknown): Promise<T> => {
    const reply = await ask(call, input)
    if (!reply.ok) throw new Error(`${call}: ${reply.fault.code}`)
    return reply.value as T
  }
  token = (await value<{ token: string }>('vault.unlock', { login: LOGIN, passphrase: PASSPHRASE })).token
  const draftId = (await value<{ id: number }>('drafts.start', {})).id
  await value('drafts.save', { id: draftId, revision: 0, form: FORM })
  const petitionId = (await value<{ id: number }>('petitions.register', { form: petition({ facts: FORM.facts }) })).id
  const made = { ...scene, draftId, petitionId }
  await BEFOREHAND[name]?.(made)
  return made
}

const freePages = (disk: string): number => {
  const { bavail, bsize } = statfsSync(disk)
  return Math.floor((bavail * bsize) / PAGE)
}

function fill(disk: string, leaving: number): void {
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, freePages(disk) - leaving) * PAGE))
}

/** How many pages an action takes at most: some write theirs twice on the way or begin only with room to spare, others take a few more than they leave taken. */
async function pagesOf(bench: Bench): Promise<number> {
  const scene = await prepared(bench)
  const before = freePages(bench.disk)
  await bench.action(scene)
  const taken = before - freePages(bench.disk)
  await scene.office.close()
  return (TIMES[bench.name] ?? 1) * Math.max(0, taken) + 6
}

async function tried(bench: Bench, free: number, counter: Counter): Promise<string[]> {
  const scene = await prepared(bench)
  const { disk, name } = { ...bench }
  fill(disk, free)
  const first = await bench.action(scene)
  counter.count(first.done ? 'done' : `refused ${first.fault.code}`)
  const words = first.done ? [] : [...wordProblems(first.fault), ...(first.fault.code === 'disk-full' && /磁盘(?:满|空间不够)/u.test(first.fault.message) ? [] : [`answered ${first.fault.code}: ${first.fault.message}`])]
  const kept = first.done ? [] : await keptProblems(scene, name)
  rmSync(join(disk, 'ballast'))
  const second = first.done || bench.boast ? first : await bench.action(scene)
  const again = second.done || bench.boast ? [] : [`still refused with room again: ${second.fault.code}`]
  const draft: Ack = { kind: 'draft', id: scene.draftId, revision: 1, title: FORM.title }
  const whole = name === 'the set-up' || name === 'a migration'
  const acks = [...(second.done && second.ack !== undefined ? [second.ack] : bench.boast ? [{ kind: 'note', id: scene.petitionId, text: 'boasted' } as const] : []), ...(name === 'a registration' || whole ? [] : [draft])]
  await scene.office.close()
  const keys = name === 'the set-up' ? await keysOf(scene.dir) : name === 'a passphrase' ? await keysOf(scene.dir, NEXT_PASSPHRASE) : bench.keys
  return [...words, ...kept, ...again, ...problemsOf(scene.dir, keys, acks), ...(name === 'a backup' ? backupProblems(scene.dir, keys, acks.map((ack) => ({ ack }))) : [])]
}

/** While the disk is full, what was typed before is there to be read; a set-up that failed leaves no half room. */
async function keptProblems({ ask, draftId, dir, disk }: Scene, name: string): Promise<string[]> {
  if (name === 'the set-up') {
    sweepUnfinished(dir)
    return [...(existsSync(dir) ? ['half a room'] : []), ...readdirSync(disk).filter((entry) => entry.startsWith('vault.new')).map((entry) => `left behind: ${entry}`)]
  }
  // Nobody is logged in while a room is restored or its schema is brought up to date.
  if (name === 'a restore' || name === 'a migration') return []
  const [open, list] = [await ask('drafts.open', { id: draftId }), await ask('petitions.list', {})]
  const same = open.ok && JSON.stringify((open.value as { readonly form: unknown }).form) === JSON.stringify(FORM)
  return [...(same ? [] : ['the draft cannot be read']), ...(list.ok ? [] : ['the list cannot be read'])]
}
