/**
 * The restore drill: a backup restored into a place of its own, proved there and removed again.
 * Never writes to the room or to the backup.
 */
import { mkdirSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import type { Drill } from '#core/door/backupPort'
import { NoRoom } from './backup'
import type { ChainHead } from './auditChain'
import type { Check } from './backupCheck'
import { ensureBackupsFolder, readManifest } from './backupFolder'
import type { DrillJob } from './backupJob'
import { type Keyring, openKeys, wipe } from './keyring'
import type { Store } from './store'
import { readKeyring } from './vaultFolder'

interface DrillParts {
  readonly dir: string
  readonly source: string
  readonly store: Store
  readonly id: string
  readonly login: string
  readonly passphrase: string
  run(job: DrillJob): Promise<readonly Check[]>
}

/** Every check of the copy, and that the room stayed as it was. @throws NoRoom when the disk is too full for a copy; what `run` throws. */
export async function drillBackup({ dir, source, store, id, login, passphrase, run }: DrillParts): Promise<Drill> {
  const place = join(ensureBackupsFolder(dir), `drill-${id}`)
  const manifest = readManifest(source)
  const { bavail, bsize } = statfsSync(ensureBackupsFolder(dir))
  if (bavail * bsize < (manifest?.bytes ?? 0)) throw new NoRoom('no room for a drill')
  const before = store.auditHead()
  mkdirSync(place, { mode: 0o700 })
  try {
    const [copied, ...checks] = await run({ work: 'drill', path: source, place })
    const unchanged = untouched(store, before)
    const keyring = readKeyring(place)
    const opens = keyring === undefined ? [] : [await secretCheck(keyring, login, passphrase)]
    return { checks: [...(copied === undefined ? [] : [copied]), ...opens, ...checks, unchanged], bytes: manifest?.bytes ?? 0, digest: manifest?.digest ?? '', at: manifest?.at ?? 0 }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** The desk may go on meanwhile: what was in the room before the drill must be there as it was. */
function untouched(store: Store, before: ChainHead): Check {
  const ok = store.auditHashAt(before.seq) === before.hash
  const atRest = store.auditHead().seq === before.seq
  return { what: '正式数据', ok, detail: !ok ? '演练期间正式数据有变，请先核对审计日志' : atRest ? '演练期间没有改动' : '演练没有改动正式数据（期间照常办公）' }
}

/** A passphrase changed since the backup is no fault of the backup: with the present keyring it opens all the same. */
async function secretCheck(keyring: Keyring, login: string, passphrase: string): Promise<Check> {
  const opened = await openKeys(keyring, login, passphrase)
  if (opened !== undefined) wipe(opened.keys)
  return { what: '用密码打开', ok: true, detail: opened === undefined ? '密码在这份备份之后改过：在别的电脑恢复时要用当时的密码或恢复密钥' : '演练人的密码能打开这份备份' }
}
