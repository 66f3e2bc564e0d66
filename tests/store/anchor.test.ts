/** The anchor outside the database and the audit chain it holds the end of: power cuts, roll-back, acceptance. */
import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '#db/store/store'
import { files } from '#db/store/vaultFolder'
import { entry, LI, makeTestVault, type TestVault, ZHAO } from './testVault'

let vault: TestVault
beforeEach(async () => { vault = await makeTestVault() })
afterEach(() => { vault.remove() })

const write = (store: Store, count = 1) => { for (let step = 0; step < count; step += 1) store.write(() => { store.appendAudit(entry('test')) }) }

async function rolledBack(): Promise<Store> {
  const { database } = files(vault.dir)
  copyFileSync(database, join(vault.root, 'old.db'))
  const store = await vault.open()
  write(store)
  store.close()
  copyFileSync(join(vault.root, 'old.db'), database)
  return vault.open(ZHAO)
}

function spoilSlot(slot: number): void {
  const { anchor } = files(vault.dir)
  const torn = readFileSync(anchor)
  torn.fill(0, slot * 512, slot * 512 + 512)
  writeFileSync(anchor, torn)
}

/** Another mark on the last page: to the seal like an old page, to SQLite a page it does not look at when opening. */
function changeLastPage(): void {
  const { database } = files(vault.dir)
  const bytes = readFileSync(database)
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  writeFileSync(database, bytes)
}

test('either slot torn by a power cut leaves the desk writing; both spoiled, a missing file and a foreign one do not', async () => {
  const first = await vault.open()
  write(first, 3)
  first.close()
  const { anchor } = files(vault.dir)
  expect(readFileSync(anchor).length).toBe(1024)
  for (const slot of [0, 1]) {
    spoilSlot(slot)
    const store = await vault.open()
    expect(store.problem).toBeUndefined()
    write(store)
    store.close()
    const again = await vault.open()
    expect(again.problem).toBeUndefined()
    again.close()
  }
  for (const bytes of [Buffer.alloc(0), Buffer.alloc(1024), Buffer.from(readFileSync(anchor, 'utf8').replaceAll(/"seq":\d+/gu, '"seq":1'))]) {
    writeFileSync(anchor, bytes)
    const store = await vault.open()
    expect(store.problem).toContain('防回退标记文件损坏或被改动')
    store.close()
  }
  rmSync(anchor)
  const store = await vault.open()
  expect(store.problem).toContain('缺失')
  store.close()
})

test('an anchor that cannot be written does not undo or deny what was committed, and catches up', async () => {
  const { anchor } = files(vault.dir)
  const kept = readFileSync(anchor)
  const store = await vault.open()
  rmSync(anchor)
  mkdirSync(anchor)
  expect(() => { write(store) }).not.toThrow()
  rmSync(anchor, { recursive: true })
  writeFileSync(anchor, kept)
  write(store)
  store.close()
  const again = await vault.open()
  expect(again.problem).toBeUndefined()
  expect(again.verifyAudit()).toMatchObject({ ok: true, entries: 3 })
  again.close()
})

test('a database behind its anchor takes no change by any way until it is accepted with a reason', async () => {
  const store = await rolledBack()
  expect(store.problem).toContain('数据库是旧的：应至少有 2 条审计记录，现在只有 1 条')
  expect(() => { write(store) }).toThrow()
  expect(() => store.db.prepare('DELETE FROM draft').run()).toThrow(/readonly/u)
  expect(() => { store.idle() }).not.toThrow()
  expect(() => { store.accept(entry('vault.accept', { reason: ' ' })) }).toThrow()
  expect(store.readOnly).toBe(true)
  store.accept(entry('vault.accept', { userId: 2, userName: '赵立', role: 'leader', reason: '硬盘更换后从备份恢复' }))
  expect(store.readOnly).toBe(false)
  write(store, 2)
  store.close()
  const again = await vault.open(LI)
  expect(again.problem).toBeUndefined()
  expect(again.db.prepare(`SELECT reason FROM audit WHERE action = 'vault.accept'`).pluck().all()).toEqual(['硬盘更换后从备份恢复'])
  expect(() => { again.accept(entry('vault.accept', { reason: '没有需要接受的' })) }).toThrow()
  again.close()
})

test('another history of the same length is not taken for the same database', async () => {
  const { database } = files(vault.dir)
  copyFileSync(database, join(vault.root, 'old.db'))
  const first = await vault.open()
  write(first)
  first.close()
  copyFileSync(database, join(vault.root, 'first.db'))
  copyFileSync(join(vault.root, 'old.db'), database)
  const second = await vault.open()
  second.accept(entry('vault.accept', { reason: '测试' }))
  second.close()
  copyFileSync(join(vault.root, 'first.db'), database)
  const swapped = await vault.open()
  expect(swapped.problem).toContain('数据库与防回退标记不一致')
  swapped.close()
})

test('the verifier names a missing tail, a gap and clock set-backs', async () => {
  const store = await vault.open()
  write(store, 3)
  store.write(() => { store.appendAudit(entry('early', { at: 5 })) })
  expect(store.verifyAudit()).toMatchObject({ ok: true, entries: 5 })
  expect(store.verifyAudit().detail).toContain('第 5 条处时钟被往回调过')
  store.db.exec('DROP TRIGGER audit_no_delete')
  store.db.exec('DELETE FROM audit WHERE seq = 5')
  expect(store.verifyAudit()).toMatchObject({ ok: false, firstBad: 5 })
  store.db.exec('DELETE FROM audit WHERE seq = 3')
  expect(store.verifyAudit()).toMatchObject({ ok: false, entries: 2, firstBad: 3 })
  store.close()
})

test.each([0, 1])('a page changed while the vault was closed is told though slot %i of the sealed anchor is spoiled', async (slot) => {
  const first = await vault.open()
  write(first)
  // Long enough for pages of its own at the end, which nobody reads when opening.
  first.write(() => { first.db.prepare(`INSERT INTO draft (owner_id, form, revision, started_at, saved_at) VALUES (1, ?, 0, 1, 1)`).run('漏水'.repeat(5000)) })
  first.close()
  spoilSlot(slot)
  changeLastPage()
  const store = await vault.open()
  expect(store.problem).toContain('变动过')
  expect(() => { write(store) }).toThrow()
  store.close()
  const again = await vault.open()
  expect(again.problem, 'looking at it does not make it right').toContain('变动过')
  again.close()
})

test('the seal of before is off as soon as the vault is open: what a killed session wrote is no change', async () => {
  const first = await vault.open()
  write(first)
  first.close()
  const second = await vault.open()
  // Upkeep changes pages without a step of the audit chain, which the anchor counts by.
  second.db.exec('CREATE TABLE upkeep (id INTEGER)')
  second.db.pragma('wal_checkpoint(TRUNCATE)')
  const killed = join(vault.root, 'killed')
  cpSync(vault.dir, killed, { recursive: true })
  second.close()
  rmSync(vault.dir, { recursive: true })
  renameSync(killed, vault.dir)
  const third = await vault.open()
  expect(third.problem).toBeUndefined()
  expect(third.db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'upkeep'`).pluck().get()).toBe(1)
  third.close()
})
