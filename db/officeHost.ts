/**
 * Introduces the office to its storage: the one place where core/ and db/ meet.
 * Knows neither Electron nor a transport.
 */
import { hash } from 'node:crypto'
import type { Clock, Ids } from '#core/domain/clock'
import { arrange, type Arrangement, type Brought } from '#core/domain/arrangement'
import type { YearFile } from '#core/domain/calendar'
import { normaliseRecoveryKey } from '#core/domain/recoveryKey'
import type { ApartDoor } from '#core/door/apartPort'
import type { OpenVault, Repos, VaultDoor } from '#core/door/ports'
import { makeOffice, type Office } from '#core/office'
import { calendarFiles, clockRules, codeLists, retentionTable, safetyGuide, scriptRules, scriptSeeds, statutoryDays, warningTable } from '#resources'
import { backupKeeper, type BackupKeeper } from './backupHost'
import { erasureKeeper } from './erasures'
import { EvidenceDesk } from './media/evidenceDesk'
import { copySweeper, leftoverKeeper } from './media/leftovers'
import { MediaDesk } from './mediaDesk'
import { makeRepos } from './repos/repos'
import { type RecorderDesk, recorderDesk, type RecorderLink } from './recorderDesk'
import { enterSeeds } from './scriptSeeds'
import { type Later, quietMoment, soon } from './quietMoment'
import { TakeInDesk, takeInDoor } from './takeInDesk'
import { administer } from './store/administer'
import { sweepBackups } from './store/backupFolder'
import { diskTrouble } from './store/diskTrouble'
import { vaultFacts } from './store/health'
import { newRecoveryKey } from './store/keyring'
import { holdersOf } from './store/keyringChange'
import { finishRestore } from './store/restore'
import { changePassphrase, checkPassphrase, recoverPassphrase, renewRecovery } from './store/passphrases'
import { isDamage } from './store/open'
import type { Argon } from './store/secrets'
import type { Store } from './store/store'
import { takeAttempts } from './store/takeAttempts'
import { createVault, sweepUnfinished, unlockVault } from './store/vault'
import { files, inspectVault, readKeyring } from './store/vaultFolder'

export interface OfficeOptions {
  readonly clock: Clock
  readonly ids: Ids
  readonly argon?: Argon
  readonly checkOutput?: boolean
  /** Years in the place of those that come with the program. */
  readonly calendars?: readonly YearFile[]
  readonly log?: (line: string) => void
  /** Calls later, until the answer is called; tests drive it themselves. */
  readonly later?: Later
  /** Given to whoever starts the recorder; without it there is none. */
  readonly recorder?: (link: RecorderLink) => void
  /** The same between two looks at the folders of the room's own recorder. */
  readonly looks?: Later
  /** Told of each room that is opened, for tests that put something into it past the door. */
  readonly opened?: (vault: OpenVault) => void
}

const toStderr = (line: string): void => { process.stderr.write(`${line}\n`) }

/** Writes between two rounds of upkeep (design.md §5). */
const WRITES_A_ROUND = 8

/** `doubted` is told when a doubt comes to light that no call met. */
interface Around { readonly backups: BackupKeeper; readonly evidence: EvidenceDesk; readonly media: MediaDesk; readonly recorder: RecorderDesk; doubted(): void; takenIn(): void }

function openVaultOf(dir: string, store: Store, options: OfficeOptions, { backups, evidence, media, recorder, doubted, takenIn }: Around): OpenVault {
  const { clock, ids, log = toStderr, later = soon } = options
  let writes = 0
  const after = aftermath(log)
  const repos = makeRepos(store.db, () => { after.afterwards(() => { erasures.note(); leftovers(); desk.touched(); desk.look() }) })
  const erasures = erasureKeeper(files(dir).erasures, store, repos, { clock, log })
  const leftovers = leftoverKeeper(dir, store, repos, log)
  const copiesLeft = copySweeper(evidence, store, repos, { clock, log })
  erasures.settle()
  leftovers()
  copiesLeft()
  enterSeeds(store, repos.scripts, { scripts: scriptSeeds, rules: scriptRules }, { clock, log })
  const desk = new TakeInDesk({ dir, store, repo: repos.takeIn, clock, later: options.looks ?? soon, log, changed: takenIn })
  const idle = upkeepOf(store, backups, { doubted, log })
  const quiet = quietMoment(later, () => { setImmediate(idle) })
  return {
    repos, evidence, media, arrangement: arrangementOf(repos, broughtBy(options)), get readOnly() { return store.readOnly }, get isOpen() { return store.db.open }, read: (work) => { quiet.asked(); return store.read(work) }, verifyAudit: () => store.verifyAudit(), auditHead: () => store.auditHead(), recordDigest: (record) => store.recordDigest(record), idle,
    close: async (pace = 'quick') => {
      quiet.end()
      evidence.stop()
      desk.close()
      media.end()
      if (store.db.open && pace === 'quick') backups.locking(store)
      else if (store.db.open) await backups.automatic(store, 'leaving')
      store.close(backups.reading())
      // Whoever ends the process now waits for what these remove again, plain bytes above all.
      await Promise.all([desk.settled(), recorder.closed(), evidence.settled()])
    },
    write: (work) => {
      quiet.asked()
      const value = after.settled(() => store.write(work))
      writes += 1
      if (writes % WRITES_A_ROUND === 0) setImmediate(idle)
      return value
    },
    afterwards: after.afterwards, ...apartDoor(store, ids),
    facts: () => vaultFacts(store.db, dir, clock), backups: () => backups.door.own(), takeIn: takeInDoor(dir, desk),
    appendAudit: (entry) => { store.appendAudit({ ...entry, at: clock.now(), uptime: clock.uptime() }) },
    doubt: () => (store.problem === undefined ? undefined : { why: store.problem, kind: store.doubtKind, lastAt: store.doubtKind === 'damaged' ? undefined : store.lastEntryAt() }),
    markDamaged: () => { store.markDamaged() }, takeAttempts: () => { takeAttempts(dir, store, { clock, ids }) },
    accept: (entry) => {
      store.accept({ ...entry, at: clock.now(), uptime: clock.uptime() })
      erasures.settle()
      leftovers()
      copiesLeft()
    },
  }
}

/** What is done in a quiet moment: upkeep, the whole proof of a room that was opened without a seal, a backup that is due. */
function upkeepOf(store: Store, backups: BackupKeeper, { doubted, log }: Pick<Around, 'doubted'> & { log(line: string): void }): () => Promise<void> {
  let proof: Promise<void> | undefined
  return async (): Promise<void> => {
    try {
      while (store.db.open && store.idle()) await new Promise((resolve) => { setImmediate(resolve) })
    } catch (error) {
      log(`upkeep put off: ${diskTrouble(error) ?? 'unexpected'}`)
      return
    }
    if (store.db.open && store.unproved) await (proof ??= backups.prove(store).then(() => { if (store.readOnly) doubted() }))
    if (store.db.open) await backups.automatic(store, 'daily')
  }
}

/** What is done once a change is kept; it cannot take that back any more, and of a change that was taken back nothing is done. */
function aftermath(log: (line: string) => void): { afterwards(work: () => void): void; settled<T>(change: () => T): T } {
  let waiting: (() => void)[] = []
  return {
    afterwards: (work) => { waiting.push(work) },
    settled: (change) => {
      waiting = []
      const value = change()
      for (const work of waiting) {
        try {
          work()
        } catch (error) {
          log(`after a change: ${error instanceof Error ? error.name : 'unknown'}`)
        }
      }
      return value
    },
  }
}

const broughtBy = ({ calendars = calendarFiles }: OfficeOptions): Brought => ({ files: calendars, rules: clockRules, statutory: statutoryDays, warnings: warningTable })

/** What the room laid down over what the program brings; made anew only after something was added. Asked for before a call begins, so never of a change that is taken back. */
function arrangementOf({ calendar }: Repos, brought: Brought): () => Arrangement {
  let made: { readonly head: string; readonly arrangement: Arrangement } | undefined
  return () => {
    const head = calendar.head()
    if (made?.head !== head) made = { head, arrangement: arrange(brought, calendar.own()) }
    return made.arrangement
  }
}

/** Texts of a compartment, for whoever holds its key. */
function apartDoor({ apart }: Store, ids: OfficeOptions['ids']): ApartDoor {
  return { holds: (name, userId) => apart.holds(name, userId), seal: (name, userId, record, text) => apart.seal(name, userId, record, text, ids.randomBytes(12)), open: (name, userId, record, sealed) => apart.open(name, userId, record, sealed) }
}

function vaultDoor(dir: string, options: OfficeOptions, recorder: RecorderDesk): VaultDoor {
  const { clock, ids, argon } = options
  let open: Store | undefined
  let deskName: string | undefined
  const [listeners, takenIn]: [(() => void)[], (() => void)[]] = [[], []]
  const backups = backupKeeper({ dir, clock, ids, open: () => (open?.db.open === true ? open : undefined) })
  const evidence = new EvidenceDesk(dir, () => options.clock.now())
  const media = new MediaDesk(dir, () => options.clock.now())
  return {
    backups: backups.door, evidence, media,
    onDoubt: (listener) => { listeners.push(listener) }, onTakeIn: (listener) => { takenIn.push(listener) },
    inspect: () => (open?.db.open === true ? { state: 'open', ...(deskName === undefined ? {} : { deskName }) } : inspectVault(dir)),
    newRecoveryKey: () => newRecoveryKey(ids),
    recoveryUsedAt: () => readKeyring(dir)?.recovery.usedAt,
    sameRecoveryKey: (typed, halves) => normaliseRecoveryKey(typed) === normaliseRecoveryKey(halves.join('')),
    create: (input) => createVault(dir, { ...input, clock, ids, ...(argon === undefined ? {} : { argon }) }),
    unlock: async (login, passphrase) => {
      const result = await unlockVault(dir, { login, passphrase, clock })
      if (!result.ok) return result
      open = result.store
      deskName = readKeyring(dir)?.deskName
      const vault = openVaultOf(dir, open, options, { backups, evidence, media, recorder, doubted: () => { for (const listener of listeners) listener() }, takenIn: () => { for (const listener of takenIn) listener() } })
      options.opened?.(vault)
      recorder.opened(vault)
      return { ok: true, userId: result.userId, vault }
    },
    verify: async (login, passphrase) => {
      const result = await checkPassphrase(dir, { login, passphrase, clock, open })
      if (result.ok) recorder.settle()
      return result
    },
    recover: (login, recoveryKey, next) => recoverPassphrase(dir, { login, recoveryKey, next, clock, ids, open }),
    renewRecovery: (recoveryKey, next) => renewRecovery(dir, { recoveryKey, next, clock, ids, open }),
    changePassphrase: (login, current, next, record) => changePassphrase(dir, { login, current, next, clock, ids, open, record }),
    administer: async (wanted) => (open?.db.open === true ? administer(dir, wanted, { clock, ids, store: open }) : { ok: false, code: 'missing' }),
    holders: () => {
      const keyring = readKeyring(dir)
      return keyring === undefined ? new Map() : holdersOf(keyring)
    },
    digest: (text) => hash('sha256', text), isDamage,
  }
}

/** The office on a vault folder; it opens nothing before `vault.unlock`. */
export function openOffice(dir: string, options: OfficeOptions): Promise<Office> {
  finishRestore(dir)
  sweepBackups(dir)
  sweepUnfinished(dir)
  const recorder = recorderDesk({ dir, clock: options.clock, log: options.log ?? toStderr })
  if (options.recorder === undefined) recorder.link.none()
  else options.recorder(recorder.link)
  return Promise.resolve(makeOffice({
    door: vaultDoor(dir, options, recorder), recorder: recorder.door, clock: options.clock, ids: options.ids, brought: broughtBy(options), codeLists, retention: retentionTable, safetyGuide,
    word: () => import('#word/door').then(({ wordDoor }) => wordDoor), checkOutput: options.checkOutput ?? false, diskTrouble, log: options.log ?? toStderr,
  }))
}
