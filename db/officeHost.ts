/**
 * Introduces the office to its storage: the one place where core/ and db/ meet.
 * Knows neither Electron nor a transport.
 */
import { createHash } from 'node:crypto'
import type { Clock, Ids } from '#core/domain/clock'
import { makeCalendar } from '#core/domain/calendar'
import type { OpenVault, VaultDoor } from '#core/door/ports'
import { makeOffice, type Office } from '#core/office'
import { calendarFiles, clockRules, codeLists } from '#resources'
import { makeRepos } from './repos/repos'
import { newRecoveryKey, normaliseRecoveryKey } from './store/keyring'
import type { Argon } from './store/secrets'
import type { Store } from './store/store'
import { changePassphrase, checkPassphrase, createVault, sweepUnfinished, unlockVault } from './store/vault'
import { inspectVault } from './store/vaultFolder'

export interface OfficeOptions {
  readonly clock: Clock
  readonly ids: Ids
  /** Folder of the data files where they are not bundled; today all are. */
  readonly resources?: string
  readonly argon?: Argon
  readonly checkOutput?: boolean
  readonly log?: (line: string) => void
}

/** Writes between two rounds of upkeep (design.md §5). */
const WRITES_A_ROUND = 8

function openVaultOf(store: Store, clock: Clock): OpenVault {
  let writes = 0
  const idle = () => { if (store.db.open) store.idle() }
  return {
    repos: makeRepos(store.db), readOnly: store.readOnly, read: (work) => store.read(work), verifyAudit: () => store.verifyAudit(), idle, close: () => { store.close() },
    write: (work) => {
      const value = store.write(work)
      writes += 1
      if (writes % WRITES_A_ROUND === 0) setImmediate(idle)
      return value
    },
    appendAudit: (entry) => { store.appendAudit({ ...entry, at: clock.now(), uptime: clock.uptime() }) },
  }
}

function vaultDoor(dir: string, { clock, ids, argon }: OfficeOptions): VaultDoor {
  return {
    inspect: () => inspectVault(dir),
    newRecoveryKey: () => newRecoveryKey(ids),
    sameRecoveryKey: (typed, halves) => normaliseRecoveryKey(typed) === normaliseRecoveryKey(halves.join('')),
    create: (input) => createVault(dir, { ...input, clock, ids, ...(argon === undefined ? {} : { argon }) }),
    unlock: async (login, passphrase) => {
      const result = await unlockVault(dir, { login, passphrase, clock })
      return result.ok ? { ok: true, userId: result.userId, vault: openVaultOf(result.store, clock) } : result
    },
    verify: (login, passphrase) => checkPassphrase(dir, { login, passphrase, clock }),
    changePassphrase: (login, current, next) => changePassphrase(dir, { login, current, next, clock, ids }),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
  }
}

/** The office on a vault folder; it opens nothing before `vault.unlock`. */
export function openOffice(dir: string, options: OfficeOptions): Promise<Office> {
  sweepUnfinished(dir)
  return Promise.resolve(makeOffice({
    door: vaultDoor(dir, options), clock: options.clock, ids: options.ids, calendar: makeCalendar(calendarFiles), rules: clockRules, codeLists,
    checkOutput: options.checkOutput ?? false, log: options.log ?? ((line) => { process.stderr.write(`${line}\n`) }),
  }))
}
