/** Old content put back into a room: a whole database, any one page, a write-ahead log that is cut or of before. Whoever opens it is told, and nothing is written. */
import { cpSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeTestOffice, petition, type TestOffice } from '#tests/support/office'

const PAGE = 4096
const CHANGED = '数据库在上次锁定之后变动过，可能有一部分被换成了旧的内容'
let room: TestOffice
let path = ''
beforeEach(async () => {
  room = await makeTestOffice()
  path = join(room.dir, 'room.db')
})
afterEach(async () => { await room.close() })

const copy = (name: string): string => `${room.dir}-${name}`
/** The room as it lies on the disk now. */
const keep = (name: string): void => { cpSync(room.dir, copy(name), { recursive: true }) }

/** Puts a kept room in the place of the present one, changed by `spoil`, and opens it. */
async function openKept(name: string, spoil: () => void = () => undefined): Promise<void> {
  await room.restart()
  rmSync(room.dir, { recursive: true })
  cpSync(copy(name), room.dir, { recursive: true })
  spoil()
  await room.as('li', 'petitions.list', {})
}

/** Why the open room is doubted, as it is said to whoever looks. */
async function doubt(): Promise<string | undefined> {
  const status = await room.office().call({ call: 'vault.status', input: {} })
  if (!status.ok) throw new Error(status.fault.code)
  return (status.value as { readonly doubt?: { readonly why: string } }).doubt?.why
}

const refusal = async (): Promise<string> => (await room.refused('li', 'petitions.register', { form: petition({ title: '楼下停车' }) })).message

/** A room closed in order, kept as `old`, and after a day's work as `new`. */
async function workADay(): Promise<{ readonly old: Buffer; readonly fresh: Buffer }> {
  const { id } = await room.as('li', 'petitions.register', { form: petition() })
  await room.restart()
  keep('old')
  room.forward(60_000)
  await room.as('li', 'petitions.note', { id, text: '已约下周三面谈' })
  await room.as('li', 'petitions.register', { form: petition({ title: '三单元路灯' }) })
  await room.restart()
  keep('new')
  return { old: readFileSync(join(copy('old'), 'room.db')), fresh: readFileSync(path) }
}

/** Where the pages begin that differ. */
function changedPages(old: Buffer, fresh: Buffer): number[] {
  return Array.from({ length: old.length / PAGE }, (_, page) => page * PAGE).filter((from) => !old.subarray(from, from + PAGE).equals(fresh.subarray(from, from + PAGE)))
}

function withOldPage(old: Buffer, fresh: Buffer, from: number): Buffer {
  const mixed = Buffer.from(fresh)
  old.copy(mixed, from, from, from + PAGE)
  return mixed
}

it('says nothing of a room that is as it was closed', async () => {
  await workADay()
  await openKept('new')
  expect(await doubt()).toBeUndefined()
})

it('tells an old copy of the database', async () => {
  const { old } = await workADay()
  await openKept('new', () => { writeFileSync(path, old) })
  expect(await doubt()).toMatch(/^数据库是旧的：应至少有 \d+ 条审计记录，现在只有 \d+ 条$/u)
  expect(await refusal()).toBe('数据库目前只能查看，不能改动；请联系分管领导处理')
})

it('tells every single page that is an old one, whatever it holds', async () => {
  const { old, fresh } = await workADay()
  const pages = changedPages(old, fresh)
  expect(pages.length).toBeGreaterThan(10)
  for (const from of pages) {
    await openKept('new', () => { writeFileSync(path, withOldPage(old, fresh, from)) }).catch((error: unknown) => { expect(String(error)).toContain('"damaged"') })
    expect(await doubt(), `page ${from / PAGE + 1}`).toMatch(/^数据库(?:在上次锁定之后变动过，可能有一部分被换成了旧的内容|是旧的：.*|有损坏.*)$|^使用中发现数据库有损坏/u)
  }
})

it('goes on saying so until the leader takes it as it is, and seals it again', async () => {
  const { old, fresh } = await workADay()
  // The first page would be told by SQLite too, which finds it at odds with the rest.
  const [, second = 0] = changedPages(old, fresh)
  await openKept('new', () => { writeFileSync(path, withOldPage(old, fresh, second)) })
  for (let opened = 0; opened < 2; opened += 1) {
    expect(await doubt()).toBe(CHANGED)
    expect(await refusal()).toContain('只能查看')
    await room.restart()
    await room.as('li', 'petitions.list', {})
  }
  await room.as('zhao', 'vault.acceptDatabase', { reason: '已逐件核对', passphrase: '桂花树下第三张长椅子' })
  expect(await doubt()).toBeUndefined()
  await room.restart()
  await room.as('li', 'petitions.list', {})
  expect(await doubt()).toBeUndefined()
  expect(JSON.parse(readFileSync(join(room.dir, 'anchor.json'), 'utf8').slice(0, 512))).not.toHaveProperty('seal')
  await room.restart()
  expect(JSON.parse(readFileSync(join(room.dir, 'anchor.json'), 'utf8').slice(0, 512))).toHaveProperty('seal')
})

it('after a crash, when there is no seal, the whole room is proved in the first quiet moment, and an old page in it is told then', async () => {
  const { old } = await workADay()
  await room.as('li', 'petitions.register', { form: petition({ title: '五单元噪音' }) })
  // Checkpointed, as in an idle moment, then killed: the pages are in the database, the seal is off.
  await room.office().idle()
  keep('killed')
  expect(JSON.parse(readFileSync(join(copy('killed'), 'anchor.json'), 'utf8').slice(0, 512))).not.toHaveProperty('seal')
  await openKept('killed')
  await room.office().idle()
  expect(await doubt()).toBeUndefined()
  const fresh = readFileSync(join(copy('killed'), 'room.db'))
  let told = 0
  for (const from of changedPages(old, fresh)) {
    room.topics.length = 0
    const opened = await openKept('killed', () => { writeFileSync(path, withOldPage(old, fresh, from)) }).then(() => true, () => false)
    const atOnce = opened ? await doubt() : 'damaged'
    await room.office().idle()
    const why = opened ? await doubt() : 'damaged'
    if (atOnce === undefined && why !== undefined) {
      expect(why).toMatch(/^上次没有正常锁定；之后全面核对，/u)
      expect(room.topics.flat()).toContain('vault')
      expect(await refusal()).toContain('只能查看')
      told += 1
    }
  }
  expect(told).toBeGreaterThan(5)
})

it('tells a write-ahead log that lacks one byte, and one of before laid beside a closed room', async () => {
  await room.as('li', 'petitions.register', { form: petition() })
  await room.as('li', 'petitions.register', { form: petition({ title: '三单元路灯' }) })
  // As a power cut leaves it: open, the last work in the log only.
  keep('cut off')
  await openKept('cut off')
  expect(await doubt()).toBeUndefined()
  expect((await room.as('li', 'petitions.list', {})).rows).toHaveLength(2)
  const log = `${path}-wal`
  await openKept('cut off', () => { truncateSync(log, statSync(log).size - 1) })
  expect(await doubt()).toMatch(/^数据库是旧的：应至少有 \d+ 条审计记录，现在只有 \d+ 条$/u)
  expect(await refusal()).toContain('只能查看')
  await openKept('cut off')
  await room.restart()
  keep('closed')
  expect(existsSync(join(copy('closed'), 'room.db-wal'))).toBe(false)
  await openKept('closed', () => { cpSync(join(copy('cut off'), 'room.db-wal'), log) })
  expect(await doubt()).toMatch(/^数据库(?:是旧的|在上次锁定之后变动过)/u)
})
