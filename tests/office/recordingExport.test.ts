/** Copies of recordings for evidence: two people, one copy within seven days, and what lies in the folder checked by the tools everybody has. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mediaFolder, mediaPath } from '#db/media/mediaFolder'
import { makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'
import { type MadeRecording, makeRecording } from '#tests/support/recordings'

const DAY = 86_400_000
let room: TestOffice
let stick: string
beforeEach(async () => {
  room = await makeTestOffice()
  stick = mkdtempSync(join(tmpdir(), 'stick-'))
})
afterEach(async () => {
  await room.close()
  rmSync(stick, { recursive: true, force: true })
})

const ask = (id: number) => room.as('li', 'recordingKeep.askExport', { id, forWhom: '桂花街道办事处', reason: '复核调取' })
/** Asked for by 李敏 and approved by 赵立. */
async function approved({ id }: MadeRecording): Promise<number> {
  const { exportId } = await ask(id)
  await room.as('zhao', 'recordingKeep.approveExport', { exportId, passphrase: PASSPHRASE })
  return exportId
}
async function written(exportId: number, folder = stick) {
  await room.as('li', 'recordingKeep.export', { exportId, folder })
  await room.vault().evidence.settled()
}
const states = async (id: number) => (await room.as('li', 'recordingKeep.exports', { id })).rows.map(({ state }) => state)
const last = async (id: number) => (await room.as('li', 'recordingKeep.exports', { id })).last?.end
const run = (folder: string, command: string, ...args: readonly string[]) => spawnSync(command, args, { cwd: folder, encoding: 'utf8' })
const verifies = (folder: string) => run(folder, 'openssl', 'pkeyutl', '-verify', '-pubin', '-inkey', '公钥.pem', '-rawin', '-in', '清单.json', '-sigfile', '清单.sig')

describe('a copy', () => {
  it('is checked with sha256sum and openssl, says where it comes from, and one changed byte is found', async () => {
    const { id: petitionId, number } = await room.as('li', 'petitions.register', { form: petition() })
    const one = await makeRecording(room, petitionId, { bytes: randomBytes(3_000_000) })
    await written(await approved(one))
    const folder = join(stick, 'LX26-0001-证据副本-20260905')
    expect(readdirSync(stick)).toEqual(['LX26-0001-证据副本-20260905'])
    expect(readdirSync(folder).sort()).toEqual(['LX26-0001.webm', '公钥.pem', '校验说明.txt', '清单.json', '清单.sig'].sort())
    expect(readFileSync(join(folder, 'LX26-0001.webm')).equals(one.bytes)).toBe(true)
    expect(run(folder, 'sha256sum', 'LX26-0001.webm').stdout.slice(0, 64)).toBe(one.sha256)
    const manifest = JSON.parse(readFileSync(join(folder, '清单.json'), 'utf8')) as Record<string, unknown>
    expect(manifest).toMatchObject({
      文件名: 'LX26-0001.webm', 字节数: 3_000_000, SHA256: one.sha256, 录音录像编号: 'LX26-0001', 信访件编号: number, 房间: '接待室一', 设备: '内置麦克风', 告知方式: '当面口头告知+标识', 本人意见: '同意', 保管人: '李敏',
      导出: { 交给: '桂花街道办事处', 用途: '复核调取', 申请人: '李敏', 批准人: '赵立', 导出人: '李敏' }, 签名算法: 'Ed25519',
    })
    expect(JSON.stringify(manifest)).not.toMatch(/陈小燕|13812345678/u)
    expect((manifest['经过'] as { 事项: string; 经手: string }[]).map(({ 事项, 经手 }) => [事项, 经手])).toEqual([['开始录制', '李敏'], ['申请导出取证', '李敏'], ['批准导出取证', '赵立'], ['导出取证', '李敏']])
    expect(verifies(folder)).toMatchObject({ status: 0, stdout: expect.stringContaining('Signature Verified Successfully') as unknown })
    const der = execFileSync('openssl', ['pkey', '-pubin', '-in', join(folder, '公钥.pem'), '-outform', 'DER'])
    const { fingerprint = '' } = await room.as('li', 'recordingKeep.exports', { id: one.id })
    expect(fingerprint.replaceAll(' ', '').toLowerCase()).toBe(createHash('sha256').update(der).digest('hex'))
    const guide = readFileSync(join(folder, '校验说明.txt'), 'utf8')
    for (const words of [one.sha256, fingerprint, 'certutil -hashfile LX26-0001.webm SHA256', 'openssl pkeyutl -verify']) expect(guide).toContain(words)
    flip(join(folder, 'LX26-0001.webm'), 1_500_000)
    expect(run(folder, 'sha256sum', 'LX26-0001.webm').stdout.slice(0, 64)).not.toBe(one.sha256)
    flip(join(folder, '清单.json'), 40)
    expect(verifies(folder).status).not.toBe(0)
  })
  it('is in the log and in the recording step by step, and every one of a room is signed with the same pair', async () => {
    const [one, two] = [await makeRecording(room, null), await makeRecording(room, null)]
    await written(await approved(one))
    await written(await approved(two))
    expect(room.vault().repos.recordings.events(one.id).map(({ act }) => act)).toEqual(['begin', 'askExport', 'approveExport', 'export', 'exported'])
    const [first = '', second = ''] = readdirSync(stick).sort()
    expect(readFileSync(join(stick, first, '公钥.pem'), 'utf8')).toBe(readFileSync(join(stick, second, '公钥.pem'), 'utf8'))
    expect((await room.as('shen', 'audit.list', { action: 'recordingKeep.exported' })).rows.map(({ object, result }) => [object, result])).toEqual([[`recording:${two.id}`, 'ok'], [`recording:${one.id}`, 'ok']])
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
    expect(room.topics.filter((each) => each.includes('recordings')).length).toBeGreaterThan(0)
  })
  it('finds a free name beside an earlier one of the same day', async () => {
    const one = await makeRecording(room, null)
    await written(await approved(one))
    await written(await approved(one))
    expect(readdirSync(stick).sort()).toEqual(['LX26-0001-证据副本-20260905', 'LX26-0001-证据副本-20260905(2)'])
    expect(await states(one.id)).toEqual(['done', 'done'])
  })
})

describe('an approval', () => {
  it('is another leader’s, with his passphrase, for one copy', async () => {
    const one = await makeRecording(room, null)
    const { exportId } = await ask(one.id)
    expect((await room.refused('wang', 'recordingKeep.askExport', { id: one.id, forWhom: '法院', reason: '调取证据' })).code).toBe('already-asked')
    expect(await room.refused('li', 'recordingKeep.export', { exportId, folder: stick })).toMatchObject({ code: 'not-approved' })
    expect((await room.refused('wang', 'recordingKeep.approveExport', { exportId, passphrase: PASSPHRASE })).code).toBe('forbidden')
    expect(await room.refused('zhao', 'recordingKeep.approveExport', { exportId, passphrase: 'wrong' })).toMatchObject({ code: 'wrong-login', field: 'passphrase' })
    room.forward(10_000)
    await room.as('zhao', 'recordingKeep.approveExport', { exportId, passphrase: PASSPHRASE })
    expect((await room.refused('zhao', 'recordingKeep.approveExport', { exportId, passphrase: PASSPHRASE })).code).toBe('not-open')
    await written(exportId)
    expect(await states(one.id)).toEqual(['done'])
    expect((await room.refused('li', 'recordingKeep.export', { exportId, folder: stick })).code).toBe('not-open')
    const own = await room.as('zhao', 'recordingKeep.askExport', { id: one.id, forWhom: '检察院', reason: '调取证据' })
    expect(await room.refused('zhao', 'recordingKeep.approveExport', { ...own, passphrase: PASSPHRASE })).toMatchObject({ code: 'own-request' })
  })
  it('ends after seven days, or when it is withdrawn by who asked or a leader', async () => {
    const one = await makeRecording(room, null)
    const first = await approved(one)
    room.forward(7 * DAY + 1)
    expect(await states(one.id)).toEqual(['expired'])
    expect((await room.refused('li', 'recordingKeep.export', { exportId: first, folder: stick })).code).toBe('expired')
    const second = await approved(one)
    expect(await states(one.id)).toEqual(['withdrawn', 'approved'])
    expect((await room.refused('wang', 'recordingKeep.withdrawExport', { exportId: second, reason: '不用了' })).code).toBe('not-yours')
    await room.as('zhao', 'recordingKeep.withdrawExport', { exportId: second, reason: '不用了' })
    expect((await room.refused('li', 'recordingKeep.export', { exportId: second, folder: stick })).code).toBe('not-open')
    expect((await room.as('zhao', 'recordingKeep.exports', {})).rows).toEqual([])
    expect(readdirSync(stick)).toEqual([])
  })
  it('waits in one list for whoever may see the recording', async () => {
    const { id: petitionId } = await room.as('li', 'petitions.register', { form: petition({ statutoryKind: 'report', accused: '某物业' }) })
    const [hidden, open] = [await makeRecording(room, petitionId), await makeRecording(room, null)]
    await ask(hidden.id)
    await ask(open.id)
    expect((await room.as('zhao', 'recordingKeep.exports', {})).rows.map(({ recordingId, own, state }) => [recordingId, own, state])).toEqual([[open.id, false, 'asked']])
    expect((await room.as('li', 'recordingKeep.exports', {})).rows).toHaveLength(2)
    expect((await room.refused('zhao', 'recordingKeep.exports', { id: hidden.id })).code).toBe('not-found')
  })
})

describe('nothing is left behind', () => {
  it('of a damaged, missing or exchanged file; the approval holds', async () => {
    const one = await makeRecording(room, null)
    const exportId = await approved(one)
    const path = mediaPath(room.dir, one.file)
    const whole = readFileSync(path)
    flip(path, 100_000)
    await written(exportId)
    expect([await last(one.id), readdirSync(stick)]).toEqual(['damaged', []])
    writeFileSync(path, whole.subarray(0, 100_000))
    await written(exportId)
    expect([await last(one.id), readdirSync(stick)]).toEqual(['damaged', []])
    rmSync(path)
    await written(exportId)
    expect([await last(one.id), readdirSync(stick)]).toEqual(['missing', []])
    writeFileSync(path, whole)
    expect(await states(one.id)).toEqual(['approved'])
    await written(exportId)
    expect(await states(one.id)).toEqual(['done'])
    expect((await room.as('shen', 'audit.list', { action: 'recordingKeep.exported' })).rows.map(({ result }) => result)).toEqual(['ok', 'missing', 'damaged', 'damaged'])
  })
  it('when the folder is not there, is the vault’s own, or takes nothing', async () => {
    const exportId = await approved(await makeRecording(room, null))
    const own = join(room.dir, 'inside')
    mkdirSync(own)
    for (const folder of [join(stick, 'none'), 'relative', room.dir, own, mediaFolder(room.dir), join(mediaFolder(room.dir), '..', 'vault')]) expect(await room.refused('li', 'recordingKeep.export', { exportId, folder }), folder).toMatchObject({ code: 'no-folder', field: 'folder' })
    rmSync(own, { recursive: true })
    // Takes no bytes at all.
    await written(exportId, '/proc')
    expect((await room.as('shen', 'audit.list', { action: 'recordingKeep.exported' })).rows.map(({ result }) => result)).toEqual(['no-room'])
  })
  it('when the room is locked while it is written', async () => {
    const one = await makeRecording(room, null, { bytes: randomBytes(30_000_000) })
    const exportId = await approved(one)
    await room.as('li', 'recordingKeep.export', { exportId, folder: stick })
    expect((await room.as('li', 'recordingKeep.exports', { id: one.id })).work).toMatchObject({ exportId, bytes: 30_000_000 })
    expect((await room.refused('li', 'recordingKeep.export', { exportId, folder: stick })).code).toBe('busy')
    const { evidence, repos } = room.vault()
    expect(repos.recordingKeep.copies()).toEqual([{ exportId, recordingId: one.id, folder: stick, name: 'LX26-0001-证据副本-20260905' }])
    await room.as('li', 'vault.lock', {})
    // Whoever locks is answered once nothing is left: the process ends with the answer.
    expect([evidence.state().running, readdirSync(stick)]).toEqual([undefined, []])
    await room.restart()
    expect(await states(one.id)).toEqual(['approved'])
    await room.vault().evidence.settled()
    expect(room.vault().repos.recordingKeep.copies()).toEqual([])
  })
  it('by a program that fell: swept at the next opening that finds the stick, with an entry in the log, and nothing else', async () => {
    const one = await makeRecording(room, null)
    const exportId = await approved(one)
    const vault = room.vault()
    vault.write(() => { vault.repos.recordingKeep.addCopy({ exportId, folder: stick, name: 'LX26-0001-证据副本-20260905' }) })
    const away = `${stick}-away`
    const rest = join(stick, 'LX26-0001-证据副本-20260905.0badcafe.part')
    mkdirSync(rest)
    writeFileSync(join(rest, 'LX26-0001.webm'), one.bytes.subarray(0, 1000))
    for (const name of ['LX26-0002-证据副本-20260905.0badcafe.part', 'LX26-0001-证据副本-20260904']) mkdirSync(join(stick, name))
    renameSync(stick, away)
    const opened = async () => {
      await room.restart()
      await room.as('li', 'vault.status', {})
      await room.vault().evidence.settled()
    }
    await opened()
    renameSync(away, stick)
    expect([readdirSync(stick).length, room.vault().repos.recordingKeep.copies().length]).toEqual([3, 1])
    await opened()
    expect(readdirSync(stick).sort()).toEqual(['LX26-0001-证据副本-20260904', 'LX26-0002-证据副本-20260905.0badcafe.part'])
    expect(room.vault().repos.recordingKeep.copies()).toEqual([])
    expect((await room.as('shen', 'audit.list', { action: 'recordingKeep.sweepCopy' })).rows).toMatchObject([{ object: `recording:${one.id}`, result: 'ok' }])
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
  it('when it is stopped', async () => {
    const one = await makeRecording(room, null, { bytes: randomBytes(30_000_000) })
    const exportId = await approved(one)
    await room.as('li', 'recordingKeep.propose', { ids: [one.id], ground: 'asked', reason: '本人要求删除' })
    expect((await room.refused('li', 'recordingKeep.stopExport', { exportId })).code).toBe('not-running')
    await room.as('li', 'recordingKeep.export', { exportId, folder: stick })
    // Asked in one breath with the beginning, so that the thread has not come far.
    await room.as('li', 'recordingKeep.stopExport', { exportId })
    await room.vault().evidence.settled()
    expect([await last(one.id), readdirSync(stick)]).toEqual(['stopped', []])
    await room.as('zhao', 'recordingKeep.approve', { ids: [one.id], passphrase: PASSPHRASE })
    expect((await room.as('li', 'recordingKeep.exports', { id: one.id })).rows).toMatchObject([{ state: 'withdrawn', reason: '', forWhom: '' }])
    expect((await room.refused('li', 'recordingKeep.askExport', { id: one.id, forWhom: '法院', reason: '调取证据' })).code).toBe('not-now')
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
})

it('neither a recording nor its petition is destroyed while a copy of it is written', async () => {
  const { id: petitionId } = await room.as('li', 'petitions.register', { form: petition() })
  const one = await makeRecording(room, petitionId)
  room.forward(11 * 366 * DAY)
  await room.as('li', 'recordingKeep.propose', { ids: [one.id], ground: 'due', reason: '保管期满' })
  await room.as('li', 'retention.propose', { petitionIds: [petitionId], reason: '保管期满' })
  const running = vi.spyOn(room.vault().evidence, 'state').mockReturnValue({ running: { exportId: 1, recordingId: one.id, done: 0, bytes: 1 } })
  expect(await room.refused('zhao', 'recordingKeep.approve', { ids: [one.id], passphrase: PASSPHRASE })).toMatchObject({ code: 'not-now', message: expect.stringContaining('正在导出') as unknown })
  expect(await room.refused('zhao', 'retention.approve', { petitionIds: [petitionId], passphrase: PASSPHRASE })).toMatchObject({ code: 'held', message: expect.stringContaining('正在导出') as unknown })
  running.mockRestore()
  await room.as('zhao', 'retention.approve', { petitionIds: [petitionId], passphrase: PASSPHRASE })
  expect(room.vault().repos.recordings.byId(one.id)?.state).toBe('destroyed')
})

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}
