/** Backups as the office lives with them: by itself every day and when leaving, by hand to a stick, checked, drilled, in the log. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CAST, ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'

const DAY = 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const own = () => `${room.dir}-backups`
const names = (folder = own()): string[] => (existsSync(folder) ? readdirSync(folder).sort() : [])
const entries = async (action: string) => (await room.as('shen', 'audit.list', { action })).rows
const stick = (): string => {
  const folder = join(room.dir, '..', `stick-${names(join(room.dir, '..')).length}`)
  mkdirSync(folder)
  return folder
}

it('backs up by itself when leaving after work, not twice for nothing, and says so in the log', async () => {
  await room.as('li', 'petitions.register', { form: petition() })
  await room.as('li', 'vault.lock', {})
  expect(names()).toHaveLength(1)
  await room.restart()
  const { rows, level, newestAt, checkedAt } = await room.as('zhao', 'backups.state', {})
  expect(rows).toMatchObject([{ kind: 'auto', sound: true, readable: true, at: room.now() }])
  expect({ level, newestAt, checkedAt }).toEqual({ level: 'amber', newestAt: room.now(), checkedAt: room.now() })
  expect(await entries('backups.auto')).toMatchObject([{ userName: '自动', object: `backup:${rows[0]?.name ?? ''}`, result: 'ok' }])
  await room.as('zhao', 'vault.lock', {})
  expect(names()).toHaveLength(1)
  await room.restart()
  room.forward(DAY)
  await room.as('li', 'petitions.register', { form: petition() })
  await room.as('li', 'vault.lock', { leaving: true })
  expect(names()).toHaveLength(2)
})

it('tells nobody how many petitions a backup holds, neither at the desk nor before a log-in', async () => {
  for (let count = 0; count < 47; count += 1) await room.as('li', 'petitions.register', { form: petition({ excludedIds: [ID.wang, ID.zhao] }) })
  const made = await room.as('wang', 'backups.make', {})
  const { rows } = await room.as('wang', 'backups.state', {})
  const path = join(own(), made.name, 'room.db')
  const whole = readFileSync(path)
  const spoilt = Buffer.from(whole)
  spoilt[5000] = (spoilt[5000] ?? 0) ^ 1
  for (const bytes of [whole, spoilt]) {
    writeFileSync(path, bytes)
    const checked = await room.as('wang', 'backups.check', { name: made.name })
    const drilled = await room.as('zhao', 'backups.drill', { name: made.name, passphrase: PASSPHRASE })
    expect([checked.passed, drilled.passed]).toEqual([bytes === whole, bytes === whole])
    // Sizes, days and the version of the schema are no counts; of petitions and entries there is no figure.
    const spoken = [...checked.checks, ...drilled.checks].map(({ detail }) => detail).filter((detail) => /\d/u.test(detail))
    expect(spoken.filter((detail) => !/^(?:\d+ 字节，与说明一致|第 \d+ 版，本程序能读)$/u.test(detail))).toEqual([])
    expect(drilled.html).not.toMatch(/\d+ [件条]/u)
  }
  await room.as('li', 'vault.lock', {})
  const found = await room.office().call({ call: 'backups.found', input: {} })
  expect(found).toMatchObject({ ok: true, value: { rows: expect.arrayContaining([expect.objectContaining({ name: made.name, readable: true })]) as unknown } })
  for (const answer of [made, rows, found]) expect(JSON.stringify(answer)).not.toMatch(/petitions|auditEntries/u)
})

it('leaving at once after a backup by hand makes no second one', async () => {
  await room.as('li', 'petitions.register', { form: petition() })
  await room.as('li', 'backups.make', {})
  await room.as('li', 'vault.lock', { leaving: true })
  expect(names()).toHaveLength(1)
})

it('backs up in a quiet moment of a new day, without being asked', async () => {
  await room.as('li', 'petitions.register', { form: petition() })
  await room.office().idle()
  expect(names()).toHaveLength(1)
  await room.office().idle()
  expect(names()).toHaveLength(1)
  room.forward(DAY)
  await room.as('li', 'petitions.register', { form: petition() })
  for (let round = 0; round < 3; round += 1) await room.office().idle()
  expect(names()).toHaveLength(2)
  expect(readdirSync(own()).every((name) => /^room-\d{8}-\d{6}$/u.test(name))).toBe(true)
})

it('keeps what the rotation keeps', async () => {
  for (let day = 0; day < 9; day += 1) {
    await room.as('li', 'petitions.register', { form: petition() })
    await room.as('li', 'backups.make', {})
    room.forward(DAY)
  }
  expect(names()).toHaveLength(8)
  expect((await room.as('li', 'backups.state', {})).rows.map(({ at }) => (room.now() - at) / DAY)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

it('writes one to a stick by hand, whole and without a name in it, and remembers when', async () => {
  await room.as('li', 'petitions.register', { form: petition() })
  await room.office().idle()
  const folder = stick()
  const row = await room.as('li', 'backups.make', { folder })
  expect(names(folder)).toEqual([row.name])
  for (const name of readdirSync(join(folder, row.name))) expect(readFileSync(join(folder, row.name, name)).toString('latin1')).not.toMatch(/13812345678|11010519491231002X/u)
  expect(await room.as('admin', 'backups.state', {})).toMatchObject({ outsideAt: room.now(), level: 'green' })
  expect(await entries('backups.make')).toMatchObject([{ userName: CAST.li.name, object: `outside:${row.name}`, result: 'ok' }])
  expect(await room.refused('li', 'backups.make', { folder: room.dir })).toMatchObject({ code: 'no-folder', field: 'folder' })
  expect((await room.refused('li', 'backups.make', { folder: join(folder, 'gone') })).code).toBe('no-folder')
  expect((await room.refused('li', 'backups.make', { folder: 'relative' })).code).toBe('no-folder')
  expect((await room.refused('shen', 'backups.make', {})).code).toBe('forbidden')
  expect((await entries('backups.make'))[0]).toMatchObject({ result: 'forbidden' })
})

it('finds a damaged backup when it is checked, and shows one that was tampered with', async () => {
  const { name } = await room.as('li', 'backups.make', {})
  expect(await room.as('li', 'backups.check', { name })).toMatchObject({ passed: true })
  const path = join(own(), name, 'room.db')
  const bytes = readFileSync(path)
  bytes[5000] = (bytes[5000] ?? 0) ^ 1
  writeFileSync(path, bytes)
  const checked = await room.as('li', 'backups.check', { name })
  expect(checked.passed).toBe(false)
  expect(checked.checks.find(({ ok }) => !ok)?.detail).toContain('损坏')
  expect((await entries('backups.check')).map(({ result }) => result)).toEqual(['damaged', 'ok'])
  writeFileSync(join(own(), name, 'manifest.json'), '{}')
  expect(await room.as('li', 'backups.state', {})).toMatchObject({ level: 'red', rows: [{ name, readable: false, sound: false }] })
  expect((await room.refused('li', 'backups.check', { name: 'room-20000101-000000' })).code).toBe('not-found')
  expect((await room.refused('li', 'backups.check', { name: '../vault' })).code).toBe('invalid')
})

it('calls no backup usable whose database is gone or cut, whose keyring is another one, or that failed a check; a new one is due', async () => {
  await room.as('li', 'petitions.register', { form: petition() })
  const { name } = await room.as('li', 'backups.make', {})
  const [database, keyring] = [join(own(), name, 'room.db'), join(own(), name, 'keyring.json')]
  const [whole, keys] = [readFileSync(database), readFileSync(keyring)]
  const spoilt = Buffer.from(whole)
  spoilt[5000] = (spoilt[5000] ?? 0) ^ 1
  const shown = async () => { const { rows, level } = await room.as('zhao', 'backups.state', {}); return [rows.map(({ sound }) => sound), level] }
  expect(await shown()).toEqual([[true], 'amber'])
  for (const harm of [() => { rmSync(database) }, () => { writeFileSync(database, whole.subarray(0, 8192)) }, () => { writeFileSync(keyring, keys.toString().replace('桂花', '桂华')) }]) {
    harm()
    expect(await shown()).toEqual([[false], 'red'])
    writeFileSync(database, whole)
    writeFileSync(keyring, keys)
  }
  writeFileSync(database, spoilt)
  expect(await shown()).toEqual([[true], 'amber'])
  await room.as('li', 'backups.check', { name })
  expect(await shown()).toEqual([[false], 'red'])
  const folder = stick()
  cpSync(join(own(), name), join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'room.db'), whole)
  expect(await room.as('li', 'backups.check', { name, folder })).toMatchObject({ passed: true })
  expect((await entries('backups.check'))[0]).toMatchObject({ object: `outside:${name}`, result: 'ok' })
  expect(await shown()).toEqual([[false], 'red'])
  room.forward(DAY)
  await room.office().idle()
  expect((await room.as('zhao', 'backups.state', {})).rows.map(({ sound }) => sound)).toEqual([true, false])
  writeFileSync(database, whole)
  await room.as('li', 'backups.check', { name })
  expect((await room.as('zhao', 'backups.state', {})).rows.map(({ sound }) => sound)).toEqual([true, true])
})

it('drills a restore without touching the room, with the password, and answers a certificate', async () => {
  await room.as('li', 'petitions.register', { form: petition() })
  const { name } = await room.as('li', 'backups.make', {})
  await room.as('zhao', 'drafts.list', {})
  expect(await room.refused('zhao', 'backups.drill', { name, passphrase: 'wrong' })).toMatchObject({ code: 'wrong-login', field: 'passphrase', waitMs: 1000 })
  expect((await room.refused('li', 'backups.drill', { name, passphrase: PASSPHRASE })).code).toBe('forbidden')
  room.forward(1000)
  const { passed, checks, html } = await room.as('zhao', 'backups.drill', { name, passphrase: PASSPHRASE })
  expect(checks.filter(({ ok }) => !ok)).toEqual([])
  expect(passed).toBe(true)
  expect(html).toMatch(/恢复演练记录/u)
  expect(html).toContain(name)
  expect(html).not.toMatch(/陈小燕|13812345678|楼上漏水/u)
  expect(names()).toEqual([name])
  expect(await entries('backups.drill')).toMatchObject([{ userName: CAST.zhao.name, object: `backup:${name}`, result: 'ok' }, { result: 'forbidden' }, { result: 'wrong-login' }])
  expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
})
