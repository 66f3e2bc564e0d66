/**
 * Opening a backup with its key and proving everything in it: pages, references, schema, audit chain, counts and rows.
 * Reads only; leaves no file beside the backup, so that it works on a write-protected stick.
 */
import { createHash } from 'node:crypto'
import { migrations } from '../migrations'
import { withChain } from './auditChain'
import { backupFiles, isAuthenticManifest, type Manifest, readManifest, sizeIfThere } from './backupFolder'
import { isAuthentic, type Keyring } from './keyring'
import { markOf } from './keyringMark'
import { schemaVersion } from './migrate'
import { type Db, isDamage, openForReading } from './open'
import { derivedKey } from './secrets'
import { readKeyring } from './vaultFolder'

export interface Check { readonly what: string; readonly ok: boolean; readonly detail: string }

const TABLES = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'search' AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`

const PROOFS = `SELECT object, result FROM audit WHERE action IN ('backups.check', 'backups.drill') AND object GLOB 'backup:*' AND result IN ('ok', 'damaged') ORDER BY seq`

/** A digest of every row of every table but the search index, in the order of their keys. */
export function contentDigest(db: Db): string {
  const hash = createHash('sha256')
  for (const { name } of db.prepare<[], { name: string }>(TABLES).all()) {
    hash.update(`\n${name}\n`)
    for (const row of db.prepare(`SELECT * FROM "${name}"`).raw(true).iterate()) hash.update(JSON.stringify(row))
  }
  return hash.digest('hex')
}

/** Backups beside the vault whose last check or drill failed, as the log of the room remembers. */
export function failedBackups(db: Db): ReadonlySet<string> {
  const failed = new Set<string>()
  for (const { object, result } of db.prepare<[], { object: string; result: string }>(PROOFS).iterate()) {
    if (result === 'damaged') failed.add(object.slice('backup:'.length))
    else failed.delete(object.slice('backup:'.length))
  }
  return failed
}

export const petitionCount = (db: Db): number => db.prepare<[], { n: number }>('SELECT count(*) AS n FROM petition').get()?.n ?? 0

/** Every check in order; it stops at the first that leaves nothing more to look at. */
export function checkBackup(folder: string, dk: Uint8Array): readonly Check[] {
  const checks: Check[] = []
  const note = (what: string, ok: boolean, good: string, bad: string): boolean => {
    checks.push({ what, ok, detail: ok ? good : bad })
    return ok
  }
  const manifest = readManifest(folder)
  const keyring = readKeyring(folder)
  if (!note('备份说明', manifest !== undefined && isAuthenticManifest(manifest, dk), '由本接待室写下，未被改动', '缺失、损坏或被改动') || manifest === undefined) return checks
  note('钥匙文件', keyring !== undefined && isAuthentic(keyring, dk), '完整，与数据相配', '缺失、损坏或被改动')
  const { database } = backupFiles(folder)
  const size = sizeIfThere(database)
  if (!note('文件大小', size === manifest.bytes, `${size} 字节，与说明一致`, `应为 ${manifest.bytes} 字节，实为 ${size} 字节`)) return checks
  let db: Db | undefined
  try {
    db = openForReading(database, derivedKey(dk, 'database'), manifest.cipher)
    note('打开数据库', true, '用钥匙打开了', '')
    if (keyring !== undefined) checkKeyring(db, keyring, manifest, note)
    checkContent(db, dk, manifest, note)
  } catch (error) {
    if (!isDamage(error)) throw error
    note('读取数据库', false, '', '数据损坏，读不出来')
  } finally {
    db?.close()
  }
  return checks
}

/**
 * An older keyring laid beside a newer database would bring back passphrases and compartment keys that were replaced. One that is ahead was left by a crash and
 * is mended when the room is opened. What is kept before a migration is kept as it was found: a room whose keyring is doubted is opened to be judged.
 */
function checkKeyring(db: Db, { generation, mac }: Keyring, { kind }: Manifest, note: Note): void {
  const seen = markOf(db)
  const fits = kind === 'migration' || seen === undefined || generation > seen.generation || mac === seen.mac
  note('钥匙与数据', fits, '是同一时候的', '钥匙文件比数据旧，或是另一份，可能被换过')
}

type Note = (what: string, ok: boolean, good: string, bad: string) => boolean

function checkContent(db: Db, dk: Uint8Array, manifest: Manifest, note: Note): void {
  note('每一页', db.pragma('integrity_check', { simple: true }) === 'ok', '逐页核对，全部完好', '有损坏的页')
  const broken: unknown = db.pragma('foreign_key_check')
  note('记录联系', Array.isArray(broken) && broken.length === 0, '没有断开的联系', '有断开的联系')
  const schema = schemaVersion(db)
  note('数据格式', schema === manifest.schema && schema <= migrations.length, `第 ${schema} 版，本程序能读`, `第 ${schema} 版，本程序读不了`)
  const { verdict, head } = withChain(db, dk, (chain) => ({ verdict: chain.verify(), head: chain.head() }))
  // No figures: who looks at a backup may not be one who may see every petition and every entry.
  note('审计日志', verdict.ok && verdict.entries === manifest.auditEntries && head.hash === manifest.auditHead, '前后相连，末尾与说明一致', verdict.ok ? '末尾与说明不一致' : '有记录缺失或被改动')
  note('信访事项', petitionCount(db) === manifest.petitions, '件数与说明一致', '件数与说明不一致')
  note('全部记录', contentDigest(db) === manifest.digest, '逐行比对，与备份时一致', '有记录与备份时不一致')
}

export const passed = (checks: readonly Check[]): boolean => checks.length > 0 && checks.every(({ ok }) => ok)
