/**
 * The heavy work of backups as jobs that need nothing but their description and the data key: making one, checking one, trying one out;
 * and the whole proof of the room's own database, which is as heavy.
 * Knows no thread; whoever runs a job lends the key and wipes it.
 */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupKind } from '#core/domain/rotation'
import { type ChainHead, withChain } from './auditChain'
import { writeBackup, type Written } from './backup'
import { type Check, checkBackup } from './backupCheck'
import type { Keyring } from './keyring'
import { type KeyringMark, markOf } from './keyringMark'
import { type Db, openBeside } from './open'
import { derivedKey } from './secrets'
import { type Proof, proveAll } from './verifyLog'

/** `known` and `mark` are what the office knew of its database when it read this keyring: the copy must be of the same room and belong to the same keyring. */
export interface MakeJob { readonly work: 'make'; readonly database: string; readonly keyring: Keyring; readonly mark: KeyringMark | undefined; readonly known: ChainHead; readonly folder: string; readonly kind: BackupKind; readonly now: number }
export interface CheckJob { readonly work: 'check'; readonly path: string }
/** `place` is an empty folder that the caller removes. */
export interface DrillJob { readonly work: 'drill'; readonly path: string; readonly place: string }
/** `atLeast`: so many entries its log has. */
export interface ProveJob { readonly work: 'prove'; readonly database: string; readonly cipher: Keyring['cipher']; readonly atLeast: number }
export type Job = MakeJob | CheckJob | DrillJob | ProveJob

export interface Results { readonly make: Written; readonly check: readonly Check[]; readonly drill: readonly Check[]; readonly prove: Proof }
export type ResultOf<J extends Job> = Results[J['work']]

/** The keyring was changed after the office had read it: to be tried again with the present one. */
export class KeyringMoved extends Error {}
/** The database is not the one the office has open. */
export class AnotherDatabase extends Error {}

/** @throws what writeBackup and checkBackup throw; KeyringMoved. */
export function doJob(job: Job, dk: Uint8Array): Results[Job['work']] {
  switch (job.work) {
    case 'make': return make(job, dk)
    case 'check': return checkBackup(job.path, dk)
    case 'drill': return [copyParts(job), ...checkBackup(job.place, dk)]
    case 'prove': return prove(job, dk)
  }
}

function make({ database, keyring, mark, known, folder, kind, now }: MakeJob, dk: Uint8Array): Written {
  const open = (): Db => openBeside(database, derivedKey(dk, 'database'), keyring.cipher)
  const db = open()
  try {
    const state = open()
    try {
      state.pragma('query_only=ON')
      return writeBackup({ db, state, dk, keyring, judge: (copied) => { judge(copied, mark, known, dk) } }, folder, kind, now)
    } finally {
      state.close()
    }
  } finally {
    db.close()
  }
}

function prove({ database, cipher, atLeast }: ProveJob, dk: Uint8Array): Proof {
  const db = openBeside(database, derivedKey(dk, 'database'), cipher)
  try {
    return proveAll(db, dk, atLeast)
  } finally {
    db.close()
  }
}

function judge(db: Db, mark: KeyringMark | undefined, known: ChainHead, dk: Uint8Array): void {
  const present = markOf(db)
  if (present?.generation !== mark?.generation || present?.mac !== mark?.mac) throw new KeyringMoved('the keyring was changed')
  if (withChain(db, dk, (chain) => chain.hashAt(known.seq)) !== known.hash) throw new AnotherDatabase('not the room that is open')
}

function copyParts({ path, place }: DrillJob): Check {
  try {
    for (const name of ['room.db', 'keyring.json', 'manifest.json']) copyFileSync(join(path, name), join(place, name))
    return { what: '取出备份', ok: true, detail: '三个文件都读得出来，已放到临时位置' }
  } catch {
    return { what: '取出备份', ok: false, detail: '有文件缺失或读不出来' }
  }
}
