/** Backups of a real vault: encrypted, proved, published whole or not at all; damage, another key and a swapped part are found. */
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BackupKind } from '#core/domain/rotation'
import { migrations as released } from '#db/migrations/index'
import { BackupUnproved, NoRoom, writeBackup, type Written } from '#db/store/backup'
import { diskTrouble } from '#db/store/diskTrouble'
import { AnotherDatabase, doJob, KeyringMoved, type MakeJob } from '#db/store/backupJob'
import { checkBackup, contentDigest, passed } from '#db/store/backupCheck'
import { backupsFolder, ensureBackupsFolder, isAuthenticManifest, listBackups, prune, readManifest, sweepBackups, sweepParts, writeManifest } from '#db/store/backupFolder'
import { markOf } from '#db/store/keyringMark'
import { openBeside, openForReading } from '#db/store/open'
import { changePassphrase } from '#db/store/passphrases'
import { derivedKey } from '#db/store/secrets'
import type { Store } from '#db/store/store'
import { files, readKeyring } from '#db/store/vaultFolder'
import { entry, ids, LI, makeTestVault, type TestVault } from './testVault'

const DAY = 86_400_000
/** The list the store reads, so that a test can add to it. */
const migrations = released as string[]
let vault: TestVault
let store: Store
let folder = ''
beforeEach(async () => {
  vault = await makeTestVault()
  store = await vault.open()
  folder = ensureBackupsFolder(vault.dir)
  store.write(() => {
    for (let each = 0; each < 300; each += 1) store.db.prepare(`INSERT INTO person (uid, name, created_at) VALUES (?, ?, 1)`).run(`u-${each}`, `欧阳标记${each}`)
    store.appendAudit(entry('test'))
  })
})
afterEach(() => { store.close(); vault.remove() })

const dk = (): Buffer => store.lend((keys) => Buffer.from(keys.dk))
function backup(kind: BackupKind = 'hand', to = folder): Written {
  const keyring = readKeyring(vault.dir)
  if (keyring === undefined) throw new Error('no keyring')
  return store.lend((keys) => writeBackup({ db: store.db, dk: keys.dk, keyring }, to, kind, vault.clock.now()))
}
const failing = (path: string, key: Uint8Array = dk()): string[] => checkBackup(path, key).filter(({ ok }) => !ok).map(({ what }) => what)

test('a backup holds everything, is encrypted, proves itself and leaves the room as it was', () => {
  const before = [contentDigest(store.db), store.auditHead()]
  const { name, manifest } = backup()
  expect(name).toBe('room-20270115-160000')
  const path = join(folder, name)
  expect(readdirSync(path).sort()).toEqual(['keyring.json', 'manifest.json', 'room.db'])
  for (const file of readdirSync(path)) expect(readFileSync(join(path, file)).includes('欧阳标记'), file).toBe(false)
  expect(checkBackup(path, dk()).map(({ what, ok }) => [what, ok])).toEqual(
    ['备份说明', '钥匙文件', '文件大小', '打开数据库', '钥匙与数据', '每一页', '记录联系', '数据格式', '审计日志', '信访事项', '全部记录'].map((what) => [what, true]),
  )
  expect(manifest).toMatchObject({ kind: 'hand', petitions: 0, auditEntries: 2, auditHead: store.auditHead().hash, at: vault.clock.now() })
  const copy = openForReading(join(path, 'room.db'), derivedKey(dk(), 'database'), 'aegis')
  expect(copy.prepare('SELECT count(*) FROM person').pluck().get()).toBe(300)
  expect(() => copy.exec('DELETE FROM person')).toThrow()
  copy.close()
  expect(readdirSync(path)).toHaveLength(3)
  expect([contentDigest(store.db), store.auditHead()]).toEqual(before)
})

test('two in the same second get names of their own; nothing is overwritten', () => {
  expect([backup().name, backup().name, backup().name]).toEqual(['room-20270115-160000', 'room-20270115-160000-2', 'room-20270115-160000-3'])
  expect(listBackups(folder).map(({ name }) => name)).toEqual(['room-20270115-160000-3', 'room-20270115-160000-2', 'room-20270115-160000'])
})

test('another key opens nothing and believes nothing', () => {
  const path = join(folder, backup().name)
  expect(failing(path, Buffer.alloc(32, 9))).toEqual(['备份说明'])
  expect(() => openForReading(join(path, 'room.db'), derivedKey(Buffer.alloc(32, 9), 'database'), 'aegis')).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }))
})

test('one flipped bit in any page of the database, and in any byte of manifest and keyring, is found', () => {
  const path = join(folder, backup().name)
  const missed: string[] = []
  for (const [file, step] of [['room.db', 2048], ['manifest.json', 7], ['keyring.json', 61]] as const) {
    const whole = readFileSync(join(path, file))
    for (let at = 40; at < whole.length; at += step) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
      writeFileSync(join(path, file), bytes)
      if (failing(path).length === 0) missed.push(`${file} ${at}`)
    }
    writeFileSync(join(path, file), whole)
  }
  expect(missed).toEqual([])
  expect(passed(checkBackup(path, dk()))).toBe(true)
})

test('a cut, missing, swapped or older part is found', () => {
  const old = join(folder, backup().name)
  store.write(() => { store.appendAudit(entry('later')) })
  const path = join(folder, backup().name)
  const copy = join(vault.root, 'copy')
  const tried = (change: () => void): string[] => {
    rmSync(copy, { recursive: true, force: true })
    cpSync(path, copy, { recursive: true })
    change()
    return failing(copy)
  }
  expect(tried(() => writeFileSync(join(copy, 'room.db'), readFileSync(join(path, 'room.db')).subarray(0, -4096)))).toEqual(['文件大小'])
  expect(tried(() => rmSync(join(copy, 'room.db')))).toEqual(['文件大小'])
  expect(tried(() => rmSync(join(copy, 'manifest.json')))).toEqual(['备份说明'])
  expect(tried(() => rmSync(join(copy, 'keyring.json')))).toEqual(['钥匙文件'])
  const swapped = tried(() => copyFileSync(join(old, 'room.db'), join(copy, 'room.db')))
  expect(swapped).toEqual(expect.arrayContaining(['审计日志', '全部记录']))
  expect(tried(() => writeFileSync(join(copy, 'room.db'), Buffer.alloc(readFileSync(join(path, 'room.db')).length)))).toEqual(['读取数据库'])
})

test('an older keyring beside a newer database is found; one that a crash left ahead is not taken for damage', async () => {
  const older = readFileSync(files(vault.dir).keyring)
  const before = join(folder, backup().name)
  await changePassphrase(vault.dir, { login: LI.login, current: LI.passphrase, next: '另一句谁也猜不着的话', clock: vault.clock, ids, open: store })
  const path = join(folder, backup().name)
  expect(failing(path)).toEqual([])
  const newer = readFileSync(join(path, 'keyring.json'))
  writeFileSync(join(path, 'keyring.json'), older)
  expect(failing(path)).toEqual(['钥匙与数据'])
  writeFileSync(join(before, 'keyring.json'), newer)
  expect(failing(before)).toEqual([])
})

test('a place that cannot be written leaves nothing half-made; leftovers of a crash are swept, foreign things stay', () => {
  const stick = join(vault.root, 'stick')
  mkdirSync(stick)
  writeFileSync(join(stick, 'room-20270115-160000.part'), 'a file of somebody else')
  if (process.getuid?.() !== 0) {
    chmodSync(stick, 0o500)
    expect(() => backup('hand', stick)).toThrow()
    chmodSync(stick, 0o700)
  }
  expect(() => backup('hand', join(vault.root, 'gone'))).toThrow()
  expect(existsSync(join(vault.root, 'gone'))).toBe(false)
  for (const name of ['room-20270101-090000.part', 'room-20270101-090000.old', 'restoring', 'drill-1', 'holiday pictures', 'room-2027']) mkdirSync(join(folder, name))
  sweepBackups(vault.dir)
  expect(readdirSync(folder).sort()).toEqual(['holiday pictures', 'room-2027'])
})

test('a change committed while the copy begins is either in copy and manifest or in neither', () => {
  const keyring = readKeyring(vault.dir)
  if (keyring === undefined) throw new Error('no keyring')
  const open = () => openBeside(files(vault.dir).database, derivedKey(dk(), 'database'), 'aegis')
  const [db, state] = [open(), open()]
  let commits = 0
  const prepare = db.prepare.bind(db)
  /** A colleague saves between the moment that is held and the copy, twice. */
  Object.assign(db, { prepare: (sql: string) => {
    if (sql.startsWith('VACUUM') && (commits += 1) <= 2) store.write(() => { store.appendAudit(entry(`meanwhile ${commits}`)) })
    return prepare(sql)
  } })
  const { name, manifest } = writeBackup({ db, state, dk: dk(), keyring }, folder, 'hand', vault.clock.now())
  expect(commits).toBe(3)
  expect(manifest).toMatchObject({ auditEntries: 4, auditHead: store.auditHead().hash, digest: contentDigest(store.db) })
  expect(failing(join(folder, name))).toEqual([])
  expect(() => state.exec('DELETE FROM person')).toThrow(expect.objectContaining({ code: 'SQLITE_READONLY' }))
  for (const each of [db, state]) each.close()
  expect(readdirSync(folder)).toEqual([name])
})

test('a copy that goes with another keyring, or of another database, is not made', () => {
  const keyring = readKeyring(vault.dir)
  if (keyring === undefined) throw new Error('no keyring')
  const job: MakeJob = { work: 'make', database: files(vault.dir).database, keyring, mark: markOf(store.db), known: store.auditHead(), folder, kind: 'hand', now: vault.clock.now() }
  expect(() => doJob({ ...job, mark: { generation: 2, mac: 'x' } }, dk())).toThrow(KeyringMoved)
  expect(() => doJob({ ...job, known: { ...job.known, hash: '0'.repeat(64) } }, dk())).toThrow(AnotherDatabase)
  expect(() => doJob(job, Buffer.alloc(32, 9))).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }))
  expect(readdirSync(folder)).toEqual([])
  expect(doJob(job, dk())).toMatchObject({ name: 'room-20270115-160000' })
})

test('of what was broken off on a stick only parts of backups are swept', () => {
  const stick = join(vault.root, 'stick')
  for (const [name, file] of [['room-20270101-090000.part', 'room.db'], ['room-20270101-090001.part', 'letters.doc'], ['room-20270101-090002', 'room.db'], ['pictures', 'manifest.json']] as const) {
    mkdirSync(join(stick, name), { recursive: true })
    writeFileSync(join(stick, name, file), '')
  }
  sweepParts(stick)
  expect(readdirSync(stick).sort()).toEqual(['pictures', 'room-20270101-090001.part', 'room-20270101-090002'])
})

test('what hinders a backup before a migration is told as trouble of the disk', () => {
  expect([new NoRoom('full'), new BackupUnproved('spoilt')].map(diskTrouble)).toEqual(['full', 'failing'])
})

test('the rotation removes what it does not keep, and judges only what was made with this key', () => {
  for (let day = 0; day < 10; day += 1) {
    backup('auto')
    vault.forward(DAY)
  }
  const foreign = join(folder, 'room-20200101-090000')
  cpSync(join(folder, listBackups(folder)[0]?.name ?? ''), foreign, { recursive: true })
  const manifest = readManifest(foreign)
  if (manifest === undefined) throw new Error('no manifest')
  writeManifest(foreign, { ...manifest, at: 1 })
  expect(isAuthenticManifest(manifest, dk())).toBe(true)
  const gone = prune(folder, dk())
  expect(gone).toHaveLength(2)
  expect(existsSync(foreign)).toBe(true)
  expect(listBackups(folder)).toHaveLength(9)
  expect(prune(folder, dk())).toEqual([])
})

test('a backup that is not whole, or failed a check, takes the place of no other one and goes in its time', () => {
  const names: string[] = []
  for (let hour = 0; hour < 3; hour += 1) {
    names.push(backup('auto').name)
    vault.forward(3_600_000)
  }
  rmSync(join(folder, names[2] ?? '', 'room.db'))
  expect(prune(folder, dk(), new Set([names[1] ?? '']))).toEqual([names[1]])
  expect(listBackups(folder).map(({ name }) => name)).toEqual([names[2], names[0]])
  for (let day = 0; day < 8; day += 1) {
    vault.forward(DAY)
    backup('auto')
  }
  expect(prune(folder, dk())).toEqual(expect.arrayContaining([names[2], names[0]]))
})

test('a schema of yesterday is backed up before it is brought up to date', async () => {
  const [digest, version] = [contentDigest(store.db), migrations.length]
  store.close()
  migrations.push('CREATE TABLE added (x INTEGER) STRICT;')
  try {
    store = await vault.open()
    expect(store.db.pragma('user_version', { simple: true })).toBe(version + 1)
    // The cards of a room of before were in no entry; from now on they are.
    expect(store.db.prepare(`SELECT object FROM audit WHERE action = 'audit.records'`).pluck().all()).toEqual(['person', 'person'])
    expect(store.verifyAudit()).toMatchObject({ ok: true })
  } finally {
    migrations.pop()
  }
  const [made] = listBackups(backupsFolder(vault.dir))
  expect(made?.manifest).toMatchObject({ kind: 'migration', schema: version, digest })
  expect(passed(checkBackup(join(folder, made?.name ?? ''), dk()))).toBe(true)
})
