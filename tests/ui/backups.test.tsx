/** 备份与恢复, 体检 and the restore wizard as a worker meets them, over the real office. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Session } from '#core/contract/vault'
import { BackupsScreen } from '../../renderer/features/backups/BackupsScreen'
import { HealthScreen } from '../../renderer/features/health/HealthScreen'
import { RestoreScreen } from '../../renderer/features/restore/RestoreScreen'
import { jams, openRoom, prepareWindow, printed, type TestRoom } from './room'

const passphrase = '桂花树下-三点半-喝茶'
let room: TestRoom
let stick = ''
beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
  stick = mkdtempSync(join(tmpdir(), 'stick-'))
})
afterEach(async () => {
  await room.close()
  rmSync(stick, { recursive: true, force: true })
})

const press = async (name: string | RegExp, within_ = screen) => fireEvent.click(await within_.findByRole('button', { name }))
const type = async (label: string | RegExp, text: string) => fireEvent.change(await screen.findByLabelText(label), { target: { value: text } })

/** The machine's folder dialog answers with the stick. */
function plugIn(): void {
  const { call, ...rest } = window.room
  Object.assign(window, { room: { ...rest, call: (name: string, input: unknown) => (name === 'shell.chooseFolder' ? Promise.resolve({ ok: true, value: { folder: stick } }) : call(name, input)) } })
}

it('makes a backup, here and on a stick, shows its state and checks it', async () => {
  plugIn()
  room.show(<BackupsScreen makes drills={false} />, '/backups')
  expect(await screen.findByText('还没有可用的备份，请现在备份一次')).toBeDefined()
  await press('现在备份')
  expect(await screen.findByText(/正在写一份备份并逐项核对/u)).toBeDefined()
  const table = await screen.findByRole('table', { name: '已有的备份' })
  expect(await within(table).findByText('手动')).toBeDefined()
  expect(await screen.findByText(/请另存一份到 U 盘/u)).toBeDefined()
  await waitFor(() => expect(screen.queryByText(/正在写一份备份/u)).toBeNull())
  await press('备份到 U 盘…')
  expect(await screen.findByText('备份正常')).toBeDefined()
  expect(readdirSync(stick)).toHaveLength(1)
  expect(screen.queryByRole('button', { name: '恢复演练' })).toBeNull()
  await press('核对')
  expect(await screen.findByText('这份备份完好，可以用来恢复')).toBeDefined()
  expect(screen.getByText(/逐页核对，全部完好/u)).toBeDefined()
})

it('looks at everything and names what needs attention', async () => {
  room.show(<HealthScreen />, '/health')
  const list = await screen.findByRole('list', { name: '体检结果' })
  for (const name of ['数据库', '审计日志', '查找索引', '磁盘空间', '电脑时间', '工作日历', '备份', '恢复密钥', '打印机']) expect(within(list).getByText(name)).toBeDefined()
  await press('保存体检包…')
  expect(await screen.findByText(/体检包已保存|没有保存/u)).toBeDefined()
})

it('restores from a stick: chosen, proved, looked at, with a reason and the password once more', async () => {
  plugIn()
  await room.value('backups.make', { folder: stick })
  await room.value('drafts.start', {})
  await room.value('vault.lock', {})
  let ended = 0
  room.show(<RestoreScreen onEnd={() => { ended += 1 }} />, '/')
  await press('从 U 盘或文件夹选…')
  fireEvent.click(await screen.findByRole('radio', { name: /手动/u }))
  await press('下一步')
  await type(/^登录名\s*\*?$/u, 'zhao')
  await type(/^密码\s*\*?$/u, passphrase)
  await press('打开并核对')
  expect(await screen.findByText(/恢复后会少 0 件信访事项、\d+ 条审计记录/u)).toBeDefined()
  await type(/^恢复的原因/u, '更换硬盘')
  await type(/^再输一次密码/u, passphrase)
  await press('恢复这份备份')
  expect(await screen.findByText('恢复好了')).toBeDefined()
  await press('去登录')
  expect(ended).toBe(1)
  const again = await room.value<Session>('vault.unlock', { login: 'li', passphrase })
  expect(again.name).toBe('李晓岚')
})

it('puts back only the keyring where nothing else is damaged', async () => {
  await room.value('backups.make', {})
  await room.value('vault.lock', {})
  const keyring = join(room.dir, 'keyring.json')
  writeFileSync(keyring, '{}')
  room.show(<RestoreScreen onEnd={() => undefined} />, '/')
  fireEvent.click(await screen.findByRole('radio', { name: /手动/u }))
  await press('下一步')
  await type(/^登录名\s*\*?$/u, 'zhao')
  await type(/^密码\s*\*?$/u, passphrase)
  await press('打开并核对')
  expect(await screen.findByText('坏的只是钥匙文件，数据库完好')).toBeDefined()
  await type(/^恢复的原因/u, '钥匙文件坏了')
  await type(/^再输一次密码/u, passphrase)
  await press('只换回钥匙文件')
  expect(await screen.findByText('钥匙文件换回来了')).toBeDefined()
  expect((await room.value<Session>('vault.unlock', { login: 'li', passphrase })).name).toBe('李晓岚')
})

it('drills a restore: the password once more, every check, and the certificate on paper or as a file', async () => {
  await room.value('backups.make', {})
  await room.logIn('zhao', passphrase)
  room.show(<BackupsScreen makes drills />, '/backups')
  await press('恢复演练')
  await type(/^您自己的密码/u, 'wrong')
  await press('开始演练')
  expect(await screen.findByText(/密码不对/u)).toBeDefined()
  await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: '开始演练' }).disabled).toBe(false), { timeout: 5000 })
  await type(/^您自己的密码/u, passphrase)
  await press('开始演练')
  expect(await screen.findByText('演练通过：这份备份可以用来恢复')).toBeDefined()
  const list = screen.getByRole('list', { name: '逐项核对' })
  for (const what of ['每一页', '审计日志', '信访事项', '用密码打开', '正式数据']) expect(within(list).getByText(new RegExp(what, 'u'))).toBeDefined()
  printed.length = 0
  await press('打印演练记录')
  expect(await screen.findByText('已送到打印机')).toBeDefined()
  expect(printed).toHaveLength(1)
  expect(printed[0]).toContain('恢复演练记录')
  expect(printed[0]).toContain('赵立新')
  jams.push({ code: 'no-printer', message: '没有找到打印机' })
  await press('打印演练记录')
  expect(await screen.findByText('没有找到打印机')).toBeDefined()
  await press('保存 PDF')
  expect(await screen.findByText('已保存 PDF')).toBeDefined()
  await press('完成')
  await waitFor(() => expect(screen.queryByText('演练通过：这份备份可以用来恢复')).toBeNull())
})
