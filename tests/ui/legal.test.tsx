/** 法律意见 as the desk asks for it and as the lawyer writes, takes over, finalises, signs and shares it. */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { LawyerRequest } from '#core/contract/legal'
import { LegalRequestScreen } from '../../renderer/features/legal/LegalRequestScreen'
import { LegalScreen } from '../../renderer/features/legal/LegalScreen'
import { LegalPanel } from '../../renderer/ui/legal/LegalPanel'
import { OpinionNumber } from '../../renderer/ui/legal/OpinionNumber'
import { OWN_WORDS } from '#tests/support/legal'
import { openRoom, passphrase, prepareWindow, printed, type TestRoom } from './room'

const FIRST = '第一次登录要改的密码够长'
let room: TestRoom
let petitionId = 0

/** A lawyer with the compartment's key, and a room that can give numbers. */
async function bringLawyer(): Promise<void> {
  const done = async (login: string, name: string, input: unknown) => {
    const reply = await room.askAs(login, name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.fault.code}`)
    return reply.value
  }
  const { id } = await done('admin', 'accounts.create', { login: 'song', name: '宋律', roles: ['justice'], first: FIRST, passphrase }) as { id: number }
  await done('admin', 'desk.saveSettings', { ...(await done('admin', 'desk.settings', {}) as object), agencyCode: '桂社' })
  await done('zhao', 'accounts.approve', { id, compartments: ['legal'], passphrase })
  await room.logIn('song', FIRST)
  await room.value('vault.changePassphrase', { current: FIRST, next: passphrase })
}

beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
  printed.length = 0
  await bringLawyer()
  await room.logIn('li', passphrase)
  const form = { petitioner: { mode: 'named', name: '王桂英', phone: '13800005678' }, headcount: 1, representatives: [], form: 'visit', title: '楼上漏水', requests: '请楼上维修', facts: '八月起渗水', flags: [], materials: [{ name: '照片', copies: 1, pages: 2, original: false }], excludedIds: [], petitionClass: 'simple' }
  petitionId = (await room.value<{ id: number }>('petitions.register', { form })).id
})
afterEach(() => room.close())

const type = (label: string | RegExp, text: string, where: Pick<typeof screen, 'getByLabelText'> = screen) => fireEvent.change(where.getByLabelText(label), { target: { value: text } })
const lawyerAt = async (path: string) => {
  cleanup()
  await room.logIn('song', passphrase)
  room.show(<Routes><Route path="/legal" element={<LegalScreen />} /><Route path="/legal/:id" element={<LegalRequestScreen />} /></Routes>, path)
}
const opened = (id: number) => room.value<LawyerRequest>('legal.open', { requestId: id })
async function asked(): Promise<number> {
  const { requestId } = await room.value<{ requestId: number }>('legal.request', { petitionId, entrusted: '谁来维修', questions: ['请楼上维修'], facts: '八月起渗水', materials: [{ name: '照片', provider: '信访人', note: '复印件' }] })
  return requestId
}

it('the desk hands over what it chooses, and nothing typed is lost when it shuts the window', async () => {
  room.show(<LegalPanel petitionId={petitionId} />, '/')
  fireEvent.click(await screen.findByRole('button', { name: '委托律师…' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.click(dialog.getByRole('button', { name: '移交并委托' }))
  expect((await dialog.findAllByText(/请写明委托律师就什么问题出具意见/u)).length).toBeGreaterThan(0)
  type(/^委托事项/u, '渗水该由谁维修', dialog)
  fireEvent.click(dialog.getByRole('button', { name: '取消' }))
  fireEvent.click(screen.getByRole('button', { name: '委托律师…' }))
  const again = within(await screen.findByRole('dialog'))
  expect(again.getByLabelText<HTMLTextAreaElement>(/^委托事项/u).value).toBe('渗水该由谁维修')
  fireEvent.click(await again.findByRole('button', { name: '放进登记的“主要诉求”' }))
  fireEvent.click(again.getByRole('button', { name: '放进登记的“事实和理由”' }))
  fireEvent.click(again.getByRole('button', { name: '放进已收的 1 件材料' }))
  fireEvent.click(again.getByRole('button', { name: '移交并委托' }))
  expect(await screen.findByText('待律师接受')).toBeDefined()
  await lawyerAt('/legal')
  const entry = await screen.findByRole('link', { name: /渗水该由谁维修/u })
  fireEvent.click(entry)
  const given = within(await screen.findByRole('region', { name: '接待室移交的内容' }))
  expect(given.getByText('1. 请楼上维修')).toBeDefined()
  expect(given.getByText('八月起渗水')).toBeDefined()
  expect(given.getByText('1. 照片，信访人，复印件')).toBeDefined()
  expect(document.body.textContent).not.toContain('王桂英')
})

it('the lawyer writes, takes over a pasted text part by part, and cannot finalise before all is there', async () => {
  const id = await asked()
  await lawyerAt(`/legal/${id}`)
  fireEvent.click(await screen.findByRole('button', { name: '接受委托' }))
  await screen.findByText(/还缺 \d+ 处/u)
  type(/^争议焦点/u, OWN_WORDS.issues)
  await waitFor(async () => expect((await opened(id)).values['issues']).toBe(OWN_WORDS.issues))
  fireEvent.click(screen.getByRole('button', { name: '定稿…' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.click(dialog.getByRole('button', { name: '定稿' }))
  expect(await dialog.findByText(/还不能定稿/u)).toBeDefined()
  fireEvent.click(dialog.getByRole('button', { name: '再看看' }))
  fireEvent.click(screen.getByRole('button', { name: '读入已写好的文本…' }))
  const taking = within(await screen.findByRole('dialog', { name: '读入已写好的法律意见' }))
  type(/^粘贴全文/u, `一、争议焦点\n另一个焦点\n二、法律分析\n${OWN_WORDS.analysis}\n三、附件清单\n无`, taking)
  fireEvent.click(taking.getByRole('button', { name: '按标题分栏' }))
  const analysis = within(await taking.findByRole('group', { name: '法律分析' }))
  fireEvent.click(analysis.getByRole('button', { name: '采用' }))
  fireEvent.click(within(taking.getByRole('group', { name: '争议焦点' })).getByRole('button', { name: '接在后面' }))
  expect(taking.getByLabelText<HTMLTextAreaElement>(/^没有归入任何一栏的文字/u).value).toContain('三、附件清单')
  await waitFor(async () => expect((await opened(id)).values).toMatchObject({ analysis: OWN_WORDS.analysis, issues: `${OWN_WORDS.issues}\n另一个焦点` }))
})

it('is finalised, printed for pen and seal, co-signed on paper and shared; the leader is told that the number exists', async () => {
  const id = await asked()
  await room.logIn('song', passphrase)
  await room.value('legal.accept', { requestId: id })
  const { values } = await opened(id)
  await room.value('legal.save', { requestId: id, revision: 0, values: { ...values, ...OWN_WORDS, conclusions: [{ request: '请楼上维修', conclusion: '应当维修' }] } })
  await lawyerAt(`/legal/${id}`)
  fireEvent.click(await screen.findByRole('button', { name: '定稿…' }))
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '定稿' }))
  expect(await screen.findByRole('heading', { name: '桂社法意字〔2026〕1号' })).toBeDefined()
  const sheet = within(screen.getByRole('region', { name: '签名盖章用的纸质件' }))
  await waitFor(() => expect(sheet.getByRole<HTMLButtonElement>('button', { name: '打印' }).disabled).toBe(false))
  fireEvent.click(sheet.getByRole('button', { name: '打印' }))
  expect(await sheet.findByText('已送到打印机')).toBeDefined()
  expect(printed.at(-1)?.replaceAll(/<[^>]*>/gu, '')).toContain('桂社法意字〔2026〕1号')
  const sign = within(screen.getByRole('region', { name: '司法所会签' }))
  type(/^在纸上会签的人/u, '钱所长', sign)
  fireEvent.click(sign.getByRole('button', { name: '登记纸质会签' }))
  fireEvent.click(await screen.findByRole('button', { name: '共享给承办人…' }))
  const dialog = within(await screen.findByRole('dialog'))
  type(/^您自己的密码/u, passphrase, dialog)
  fireEvent.click(dialog.getByRole('button', { name: '共享' }))
  expect(await screen.findByText(/承办人可以在这件事项的“文书”里查看/u)).toBeDefined()
  cleanup()
  await room.logIn('zhao', passphrase)
  room.show(<><LegalPanel petitionId={petitionId} /><OpinionNumber petitionId={petitionId} number="桂社法意字[2026]1号" /><OpinionNumber petitionId={petitionId} number="桂社法意字〔2026〕2号" /></>, '/')
  expect(await screen.findByText(/本系统里有这份意见书：已共享/u)).toBeDefined()
  expect(await screen.findByText(/没有这件事项的这个编号/u)).toBeDefined()
  expect((await screen.findByRole('link', { name: '查看意见书' })).getAttribute('href')).toMatch(/^\/papers\/\d+$/u)
})
