/**
 * The restore wizard's side of the storage: proves the secret, compares, and runs the steps of a restore.
 * Needs the room closed; answers refusals as codes.
 */
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { RestorePreview, RestoreSecret } from '#core/contract/backups'
import type { Clock, Ids } from '#core/domain/clock'
import type { Answer, BackupDoor } from '#core/door/backupPort'
import { dayOf, yearOf } from '#core/domain/day'
import { PAPER_KINDS } from '#core/documents/paper/kinds'
import { countersBeyond, paperCountersBeyond, RECORDING_SERIES } from '#core/domain/numbering'
import type { AuditEntry } from './store/auditChain'
import { isFull } from './store/backup'
import { checkBackup, passed } from './store/backupCheck'
import { backupFiles, freeName, sizeIfThere } from './store/backupFolder'
import { wipe } from './store/keyring'
import { isDamage } from './store/open'
import { openStore } from './store/opening'
import { CopyDamaged, discard, restoreSteps } from './store/restore'
import { type Comparison, compareWithPresent, VaultBusy } from './store/restorePreview'
import { type Found, takeKeyring } from './store/restoreKeyring'
import { type BackupProof, proveBackup } from './store/restoreProof'

interface Parts { readonly dir: string; readonly clock: Clock; readonly ids: Ids }

export function previewRestore({ dir, clock }: Parts, path: string | undefined, secret: RestoreSecret): ReturnType<BackupDoor['preview']> {
  return withProof<{ readonly preview: RestorePreview }>(dir, path, secret, clock, (proof, source) => {
    const { kind, at, auditEntries } = proof.manifest
    const checks = checkBackup(source, proof.keys.dk)
    if (!passed(checks)) {
      return { ok: true, preview: { at, kind, roomName: proof.keyring.deskName, passed: false, checks: [...checks], present: 'unreadable', lost: { petitions: 0, first: [], entries: 0, diverged: false } } }
    }
    const { present, petitions, lost, restorer, keyring } = compareWithPresent(dir, source, proof)
    if (!restorer.allowed) return { ok: false, code: 'forbidden' }
    return { ok: true, preview: { at, kind, petitions, auditEntries, roomName: proof.keyring.deskName, passed: true, checks: [...checks], present, lost, ...(keyring === undefined ? {} : { keyring: keyring.from }) } }
  })
}

interface Told { readonly reason: string; readonly lastNumber: string }

export function restoreRoom({ dir, clock }: Parts, path: string | undefined, secret: RestoreSecret, { reason, lastNumber }: Told): ReturnType<BackupDoor['restore']> {
  return withProof<{ readonly keptAs: string | undefined; readonly auditSeq: number }>(dir, path, secret, clock, (proof, source) => {
    if (sizeIfThere(backupFiles(source).database) !== proof.manifest.bytes) return { ok: false, code: 'damaged' }
    const comparison = compareWithPresent(dir, source, proof)
    if (!comparison.restorer.allowed) return { ok: false, code: 'forbidden' }
    const aside = existsSync(dir) ? asideOf(dir, clock.now()) : undefined
    run(dir, source, proof, { comparison, reason, lastNumber, clock, aside: aside ?? `${dir}-before` })
    return { ok: true, keptAs: aside === undefined ? undefined : basename(aside), auditSeq: proof.manifest.auditEntries + 1 }
  })
}

/** Puts only a keyring in the place of the damaged one; the database stays as it is, and says so itself where the keyring is older than it. */
export function restoreKeyring({ dir, clock }: Parts, path: string | undefined, secret: RestoreSecret, reason: string): ReturnType<BackupDoor['restoreKeyring']> {
  return withProof<{ readonly doubted: boolean }>(dir, path, secret, clock, (proof, source) => {
    const { keyring: found, restorer } = compareWithPresent(dir, source, proof)
    if (!restorer.allowed) return { ok: false, code: 'forbidden' }
    if (found === undefined) return { ok: false, code: 'nothing-to-take' }
    takeKeyring(dir, found.keyring)
    return logged(dir, found, proof, clock, { userId: restorer.userId, userName: restorer.userName, role: restorer.role, action: 'backups.restoreKeyring', object: found.from === 'backup' ? `backup:${basename(source)}` : 'keyring', reason })
  })
}

/** An older keyring leaves the room read only, without an entry: whoever accepts it writes one. */
function logged(dir: string, { keyring }: Found, { keys }: BackupProof, clock: Clock, entry: Pick<AuditEntry, 'userId' | 'userName' | 'role' | 'action' | 'object' | 'reason'>): Answer<{ readonly doubted: boolean }> {
  const lent = { dk: Buffer.from(keys.dk) }
  let opened: ReturnType<typeof openStore> | undefined
  try {
    opened = openStore(dir, keyring, lent, clock)
  } finally {
    if (opened?.ok !== true) wipe(lent)
  }
  if (!opened.ok) return { ok: false, code: opened.code }
  const { store } = opened
  try {
    const doubted = store.readOnly
    if (!doubted) store.write(() => { store.appendAudit({ ...entry, at: clock.now(), uptime: clock.uptime(), fields: '', result: 'ok', rowDigest: '' }) })
    return { ok: true, doubted }
  } finally {
    store.close()
  }
}

/** A free name beside the vault for what was there before. */
function asideOf(dir: string, now: number): string {
  const stamp = freeName(dirname(dir), now).slice('room-'.length)
  for (let count = 1; count < 1000; count += 1) {
    const path = join(dirname(dir), `${basename(dir)}-before-${stamp}${count === 1 ? '' : `-${count}`}`)
    if (!existsSync(path)) return path
  }
  throw new Error('no free name for the room moved aside')
}

interface Run extends Told { readonly comparison: Comparison; readonly clock: Clock; readonly aside: string }

function run(dir: string, source: string, { keys, keyring, manifest }: BackupProof, { comparison, reason, lastNumber, clock, aside }: Run): void {
  const { userId, userName, role } = comparison.restorer
  const entry = {
    at: clock.now(), uptime: clock.uptime(), userId, userName, role, action: 'backups.restore', object: `backup:${basename(source)}`, fields: '',
    result: 'ok', reason, rowDigest: manifest.digest,
  }
  const span = { fromYear: yearOf(dayOf(manifest.at)), toYear: yearOf(dayOf(clock.now())) }
  const counters = comparison.present === 'compared' ? comparison.counters : countersBeyond(comparison.counters, span, lastNumber)
  const paperCounters = comparison.present === 'compared' ? comparison.paperCounters : paperCountersBeyond(comparison.paperCounters, [RECORDING_SERIES, ...PAPER_KINDS.flatMap(({ series }) => series ?? [])], span)
  try {
    for (const step of restoreSteps({ dir, source, dk: keys.dk, keyring, manifest, entry, counters, paperCounters, aside })) step()
  } catch (error) {
    // What is still in its place stays; a room already moved aside is finished by the next start.
    if (existsSync(dir)) discard(dir)
    throw error
  }
}

/** Proves the secret, lends the keys and turns what is expected to go wrong into a code. */
async function withProof<T>(dir: string, path: string | undefined, secret: RestoreSecret, clock: Clock, work: (proof: BackupProof, source: string) => Answer<T>): Promise<Answer<T>> {
  if (path === undefined) return { ok: false, code: 'not-found' }
  const proof = await proveBackup(dir, path, secret, clock)
  if (!proof.ok) return proof
  try {
    return work(proof, path)
  } catch (error) {
    if (error instanceof VaultBusy) return { ok: false, code: 'busy' }
    if (error instanceof CopyDamaged || isDamage(error)) return { ok: false, code: 'damaged' }
    if (isFull(error)) return { ok: false, code: 'disk-full' }
    throw error
  } finally {
    wipe(proof.keys)
  }
}
