/** Brings about what can be wrong with a vault on the disk, with real files and the real keys of the invented cast. */
import { randomBytes } from 'node:crypto'
import { copyFileSync, cpSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openKeys } from '#db/store/keyring'
import { openDatabase, takeWriterLock } from '#db/store/open'
import { derivedKey } from '#db/store/secrets'
import { files, readKeyring } from '#db/store/vaultFolder'
import { passphrase } from './cast'

export interface Spoilt {
  /** Keeps the vault as it is now, for `mend`. */
  keep(): void
  mend(): void
  readonly loseDatabase: () => void
  readonly emptyDatabase: () => void
  readonly strangeDatabase: () => void
  readonly damageDatabase: () => void
  readonly damageKeyring: () => void
  /** As a later version of the program would leave it. */
  readonly newerSchema: () => Promise<void>
  /** As another process that has the room open; ended by what it returns. */
  readonly occupy: () => () => void
  /** The kept database in the place of the present one: older than its anchor. */
  readonly putBackOlder: () => void
}

export function spoil(profile: string): Spoilt {
  const vault = join(profile, 'vault')
  const kept = join(profile, 'kept')
  const { database, keyring, lock } = files(vault)
  return {
    keep: () => { rmSync(kept, { recursive: true, force: true }); cpSync(vault, kept, { recursive: true }) },
    mend: () => { rmSync(vault, { recursive: true }); cpSync(kept, vault, { recursive: true }) },
    loseDatabase: () => renameSync(database, join(profile, 'lost.db')),
    emptyDatabase: () => truncateSync(database, 0),
    strangeDatabase: () => writeFileSync(database, 'SQLite format 3\0 of another program'),
    damageDatabase: () => writeFileSync(database, Buffer.concat([randomBytes(4096), readFileSync(database).subarray(4096)])),
    damageKeyring: () => writeFileSync(keyring, readFileSync(keyring).subarray(9)),
    newerSchema: async () => {
      const known = readKeyring(vault)
      const opened = known === undefined ? undefined : await openKeys(known, 'li', passphrase)
      if (known === undefined || opened === undefined) throw new Error('The vault has no key for li.')
      const db = openDatabase(database, derivedKey(opened.keys.dk, 'database'), known.cipher, false)
      db.pragma('user_version=99')
      db.close()
    },
    occupy: () => {
      const held = takeWriterLock(lock)
      if (held === undefined) throw new Error('The vault is occupied already.')
      return () => { held.close() }
    },
    putBackOlder: () => copyFileSync(files(kept).database, database),
  }
}
