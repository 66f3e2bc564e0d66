/** What a worker reads when an input does not fit: the field in its Chinese name, what is wrong, and the way out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'

let room: TestOffice
beforeAll(async () => { room = await makeTestOffice() })
afterAll(async () => { await room.close() })

const form = petition()
const { title: _title, ...untitled } = form

describe('a refused input', () => {
  it.each([
    ['nothing there', 'petitions.get', {}, 'id', '“编号”：没有填写，请填写后重试'],
    ['a field left out', 'petitions.register', { form: untitled }, 'form.title', '“登记表 标题”：没有填写，请填写后重试'],
    ['a word for a number', 'petitions.get', { id: 'seven' }, 'id', '“编号”：这里要填数字，请改正后重试'],
    ['a number for text', 'people.match', { name: 7 }, 'name', '“姓名”：这里要填文字，请改正后重试'],
    ['half a person', 'petitions.get', { id: 1.5 }, 'id', '“编号”：这里要填整数，请改正后重试'],
    ['one of no choice', 'petitions.promise', { petitionClass: 'other' }, 'petitionClass', '“分类”：不在可选的范围内，请重新选择'],
    ['a page too long', 'petitions.list', { limit: 51 }, 'limit', '“条数”：太大或太多（上限 50），请改小后重试'],
    ['a page of nothing', 'petitions.list', { limit: 0 }, 'limit', '“条数”：太小（至少 1），请改正后重试'],
    ['no day', 'petitions.promise', { petitionClass: 'simple', startOn: '2026-02-30' }, 'startOn', '“起算日”：不是有效日期，请按 2026-09-05 这样填写'],
    ['a day before the desk', 'petitions.promise', { petitionClass: 'simple', startOn: '1899-12-31' }, 'startOn', '“起算日”：年份应在 1900–2199 之间'],
    ['a day without room for a limit', 'petitions.promise', { petitionClass: 'complex', startOn: '9999-12-31' }, 'startOn', '“起算日”：年份应在 1900–2199 之间'],
    ['a field nobody knows', 'petitions.get', { id: 1, extra: 1 }, '', '“输入”：含有不认识的栏目，请更新程序后重试'],
    ['a sixth representative', 'petitions.register', { form: { ...form, representatives: Array.from({ length: 6 }, () => ({ name: '代表' })) } }, 'form.representatives', '“登记表 代表”：代表最多 5 名（《信访工作条例》第二十条）'],
  ])('%s', async (_what, call, input, field, message) => {
    expect(await room.refused('li', call, input)).toEqual({ code: 'invalid', message, ...(field === '' ? {} : { field }) })
  })
  it('counts a limit to the last day that leaves room for it', async () => {
    expect((await room.as('li', 'petitions.promise', { petitionClass: 'complex', startOn: '2199-12-31' })).promise.dueOn).toBe('2200-01-30')
  })
})

describe('a refused step', () => {
  it.each([
    ['people.card', { id: 999 }, 'not-found', 'id', '重新查找'], ['people.alike', { id: 999 }, 'not-found', 'id', '重新查找'], ['people.merge', { keepId: 999, otherId: 998, reason: '同一人' }, 'not-found', 'keepId', '重新查找'],
    ['people.unmerge', { mergeId: 999, reason: '合并有误' }, 'not-merged', 'mergeId', '请刷新'], ['people.ownFile', { personId: 999, reason: '本人到场', passphrase: PASSPHRASE }, 'not-found', 'personId', '重新查找'],
    ['drafts.open', { id: 999 }, 'draft-gone', 'id', '重新登记'], ['petitions.get', { id: 999 }, 'not-found', 'id', '刷新列表'], ['receipts.preview', { petitionId: 999, paper: 'a5' }, 'not-found', 'id', '刷新列表'],
  ])('%s %o names field and way out', async (call, input, code, field, way) => {
    expect(await room.refused('li', call, input)).toMatchObject({ code, field, message: expect.stringContaining(way) })
  })
  it('of joining cards does so too', async () => {
    const made = async (name: string) => (await room.as('li', 'petitions.register', { form: petition({ who: { name, idNumber: '', phone: '' } }) })).personId ?? 0
    const [one, two, three] = [await made('甲一'), await made('乙二'), await made('丙三')]
    await room.as('li', 'people.merge', { keepId: one, otherId: two, reason: '同一人' })
    expect(await room.refused('li', 'people.merge', { keepId: one, otherId: one, reason: '同一人' })).toMatchObject({ code: 'same-person', field: 'otherId', message: expect.stringContaining('另选一份') })
    expect(await room.refused('li', 'people.merge', { keepId: three, otherId: two, reason: '同一人' })).toMatchObject({ code: 'already-merged', field: 'otherId', message: expect.stringContaining('撤销合并') })
  })
})
