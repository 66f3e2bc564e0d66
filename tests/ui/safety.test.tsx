/** 红旗 on its screen over the real office: one key records it, answers lead to steps, what is typed is kept, nothing mandatory is left out; notes and the second worker beside the form. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { Route, Routes } from 'react-router'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '#core/contract/index'
import { IntakeScreen } from '../../renderer/features/intake/IntakeScreen'
import { PetitionScreen } from '../../renderer/features/petitions/PetitionScreen'
import { SafetyScreen } from '../../renderer/features/safety/SafetyScreen'
import { lastTime } from '../../renderer/features/safety/StepForm'
import { openRoom, prepareWindow, type TestRoom } from './room'

const screens = <Routes><Route path="/safety" element={<SafetyScreen />} /><Route path="/intake" element={<IntakeScreen />} /><Route path="/petitions/:id" element={<PetitionScreen />} /></Routes>
const visitor = { petitioner: { mode: 'named', name: '王桂英', phone: '13800005678' }, headcount: 1, representatives: [], form: 'visit', title: '楼道长期漏水', flags: [], materials: [], excludedIds: [], petitionClass: 'simple' }
let room: TestRoom
beforeEach(async () => {
  prepareWindow()
  room = await openRoom()
})
afterEach(() => room.close())

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const flag = (id: number) => room.value<OutputOf<'safety.flag'>>('safety.flag', { id })
const step = async (text: string) => within((await screen.findByText(text, { selector: 'p' })).closest('li') ?? document.body)

describe('红旗', () => {
  it('is recorded with one key, and not while somebody types', async () => {
    room.show(screens, '/safety')
    await button(/自伤自杀/u)
    for (const number of ['110', '120', '119']) expect(screen.getByText(number)).toBeDefined()
    expect(await screen.findByText('没有正在处置的红旗。')).toBeDefined()
    fireEvent.keyDown(document.body, { key: '5', ctrlKey: true })
    fireEvent.keyDown(document.body, { key: '9' })
    fireEvent.keyDown(document.body, { key: '5' })
    expect(await screen.findByText('拨打 120，留人守着')).toBeDefined()
    expect((await flag(1)).kind).toBe('medical')
    fireEvent.keyDown(await screen.findByLabelText('逐字记下说过的话'), { key: '1' })
    expect((await room.value<OutputOf<'safety.flags'>>('safety.flags', { which: 'all' })).rows).toHaveLength(1)
  })
  it('asks with buttons that the arrows only walk through, and shows the step an answer requires at once', async () => {
    const { id } = await room.value<{ id: number }>('safety.openFlag', { kind: 'selfHarm' })
    room.show(screens, `/safety?flag=${id}`)
    const plan = within(await screen.findByRole('group', { name: /说了时间、地点或方式/u }))
    plan.getByRole('button', { name: '是' }).focus()
    fireEvent.keyDown(plan.getByRole('button', { name: '是' }), { key: 'ArrowRight' })
    expect(document.activeElement).toBe(plan.getByRole('button', { name: '否' }))
    expect((await flag(id)).answers).toEqual({})
    expect(screen.queryByText('拨打 110', { selector: 'p' })).toBeNull()
    fireEvent.click(plan.getByRole('button', { name: '是' }))
    expect((await step('拨打 110')).getByText(/因为“说了时间、地点或方式？”/u)).toBeDefined()
    await waitFor(() => expect(plan.getByRole('button', { name: '是' }).getAttribute('aria-pressed')).toBe('true'))
    fireEvent.click(plan.getByRole('button', { name: '否' }))
    await waitFor(() => expect(plan.getByRole('button', { name: '否' }).getAttribute('aria-pressed')).toBe('true'))
    expect(await screen.findByText('拨打 110', { selector: 'p' })).toBeDefined()
  })
  it('keeps the time of a call with one press, asks for what is missing, and takes it when it is whole', async () => {
    const { id } = await room.value<{ id: number }>('safety.openFlag', { kind: 'medical' })
    room.show(screens, `/safety?flag=${id}`)
    fireEvent.click((await step('拨打 120')).getByRole('button', { name: '正在拨打' }))
    expect(await screen.findByText(/李晓岚 已拨打/u)).toBeDefined()
    fireEvent.click((await step('拨打 120')).getByRole('button', { name: '做完了，记入' }))
    expect(await screen.findByText('请填写说了什么')).toBeDefined()
    fireEvent.change((await step('拨打 120')).getByLabelText(/^说了什么/u), { target: { value: '老人叫不醒' } })
    fireEvent.change((await step('拨打 120')).getByLabelText(/^对方怎样答复/u), { target: { value: '十分钟到' } })
    fireEvent.click((await step('拨打 120')).getByRole('button', { name: '做完了，记入' }))
    await waitFor(async () => expect((await step('拨打 120')).getByText('已做')).toBeDefined())
    expect((await flag(id)).steps.find((each) => each.id === 'call120')?.closing).toMatchObject({ who: '医疗急救', number: '120', said: '老人叫不醒', outcome: '十分钟到' })
  })
  it('takes no time that is none, and “not possible” only with a reason', async () => {
    const { id } = await room.value<{ id: number }>('safety.openFlag', { kind: 'medical' })
    room.show(screens, `/safety?flag=${id}`)
    fireEvent.click((await step('联系家属')).getByRole('button', { name: /^填写/u }))
    const form = await step('联系家属')
    fireEvent.change(form.getByLabelText(/^时间/u), { target: { value: '25:99' } })
    fireEvent.click(form.getByRole('button', { name: '做完了，记入' }))
    expect(await screen.findByText(/时间请写成 14:05/u)).toBeDefined()
    fireEvent.click(form.getByRole('button', { name: '做不到…' }))
    fireEvent.click(form.getByRole('button', { name: '记为做不到' }))
    expect(await screen.findByText(/请写明为什么做不到/u)).toBeDefined()
    fireEvent.change(form.getByLabelText(/^为什么做不到/u), { target: { value: '无亲属' } })
    fireEvent.click(form.getByRole('button', { name: '记为做不到' }))
    expect(await screen.findByText(/做不到，无亲属/u)).toBeDefined()
    expect((await button('了结')).hasAttribute('disabled')).toBe(true)
  })
  it('keeps half-typed words without their being taken into the record, and Enter within an input method sends nothing', async () => {
    const { id } = await room.value<{ id: number }>('safety.openFlag', { kind: 'threat' })
    room.show(screens, `/safety?flag=${id}`)
    const words = await screen.findByLabelText('逐字记下说过的话')
    fireEvent.change(words, { target: { value: '“我明天就' } })
    fireEvent.keyDown(words, { key: 'Enter', ctrlKey: true, isComposing: true })
    await waitFor(async () => expect((await flag(id)).typed).toEqual({ words: '“我明天就' }))
    expect((await flag(id)).words).toEqual([])
    fireEvent.change(words, { target: { value: '  “我明天就\n带汽油来。”' } })
    fireEvent.keyDown(words, { key: 'Enter', ctrlKey: true })
    await waitFor(async () => expect((await flag(id)).words.map(({ text }) => text)).toEqual(['  “我明天就\n带汽油来。”']))
    await waitFor(() => expect((words as HTMLTextAreaElement).value).toBe(''))
    await waitFor(async () => expect((await flag(id)).typed).toEqual({}))
  })
  it('of an error says what to do in danger', async () => {
    room.show(screens, '/safety?flag=77')
    expect(await screen.findByText('打不开这条红旗')).toBeDefined()
  })
})

it('reads a time as the last one the clock showed', () => {
  const at = (text: string) => Date.parse(text)
  expect(lastTime(at('2026-09-05T10:00:00+08:00'), '09:30')).toBe(at('2026-09-05T09:30:00+08:00'))
  expect(lastTime(at('2026-09-05T10:00:00+08:00'), '0930')).toBe(at('2026-09-05T09:30:00+08:00'))
  expect(lastTime(at('2026-09-05T00:10:00+08:00'), '23：50')).toBe(at('2026-09-04T23:50:00+08:00'))
  expect([lastTime(0, ''), lastTime(0, '24:00'), lastTime(0, '9点')]).toEqual([undefined, undefined, undefined])
})

describe('警示备注', () => {
  it('stands on the recognised card and asks for a second worker beside the form; without one it is registered all the same', async () => {
    const { personId } = await room.value<{ personId: number }>('petitions.register', { form: visitor })
    await room.value('safety.writeNote', { personId, reason: '8月1日带一把折叠刀', twoPersons: true })
    room.show(screens, '/intake?new=1')
    fireEvent.change(await screen.findByLabelText(/^电话/u), { target: { value: '13800005678' } })
    expect(await screen.findByText('8月1日带一把折叠刀')).toBeDefined()
    expect(screen.queryByRole('combobox', { name: '第二名接待人员' })).toBeNull()
    fireEvent.click(await button(/^是此人/u))
    const second = await screen.findByRole<HTMLSelectElement>('combobox', { name: '第二名接待人员' })
    expect(screen.getByText(/没有填写也能登记/u)).toBeDefined()
    fireEvent.change(second, { target: { value: '3' } })
    await waitFor(async () => {
      const [draft] = await room.value<{ id: number }[]>('drafts.list', {})
      expect((await room.value<OutputOf<'drafts.open'>>('drafts.open', { id: draft?.id })).form.secondWorkerId).toBe(3)
    })
  })
  it('is written with a warning at words that label, kept when the window is closed, and shown on the petition’s page', async () => {
    const { id } = await room.value<{ id: number }>('petitions.register', { form: visitor })
    room.show(screens, `/petitions/${id}`)
    fireEvent.click(await button('写警示备注…'))
    fireEvent.change(await screen.findByLabelText(/^事实/u), { target: { value: '老上访，上次带刀' } })
    expect(await screen.findByText(/“老上访”是标签/u)).toBeDefined()
    fireEvent.click(await button('取消'))
    await waitFor(() => expect(screen.queryByLabelText(/^事实/u)).toBeNull())
    fireEvent.click(await button('写警示备注…'))
    expect((await screen.findByLabelText<HTMLTextAreaElement>(/^事实/u)).value).toBe('老上访，上次带刀')
    fireEvent.change(await screen.findByLabelText(/^事实/u), { target: { value: '上次带刀，已交保安' } })
    expect(screen.queryByText(/是标签/u)).toBeNull()
    fireEvent.click(screen.getByRole('checkbox', { name: '须两人接待' }))
    await act(async () => { fireEvent.click(await button('写入')) })
    expect(await screen.findByText('上次带刀，已交保安')).toBeDefined()
    fireEvent.change(await screen.findByRole('combobox', { name: '第二名接待人员' }), { target: { value: '3' } })
    expect(await screen.findByText(/另一人：赵立新/u)).toBeDefined()
  })
})
