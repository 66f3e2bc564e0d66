/** What an erasure takes out of a paper that speaks of several petitions, and what it leaves. */
import { expect, it } from 'vitest'
import { valuesWithout } from '#core/documents/paper/without'

const GONE = { number: 'XF26-0001', title: '楼上漏水', people: ['陈小燕', '13812345678', ''] }
const out = (matters: readonly Readonly<Record<string, string>>[], more: Readonly<Record<string, string>> = {}) => valuesWithout({ ...more, matters }, GONE, '（已销毁）')

it('blanks the lines that name it, and takes its people out of the others of that table', () => {
  expect(out([
    { matter: '楼上漏水（XF26-0001）', discussion: '说过', dueOn: '2026-09-20' }, { matter: '楼上漏水（XF26-0002）', discussion: '同陈 小燕家', dueOn: '' }, { matter: '楼上漏水一事', discussion: '再议', dueOn: '' }, { matter: 'XF26-00011', discussion: '138 1234 5678', dueOn: '' },
  ], { chair: '陈小燕' })).toEqual({
    chair: '陈小燕',
    matters: [{ matter: '（已销毁）', discussion: '', dueOn: '' }, { matter: '楼上漏水（XF26-0002）', discussion: '同（已销毁）家', dueOn: '' }, { matter: '（已销毁）一事', discussion: '再议', dueOn: '' }, { matter: 'XF26-00011', discussion: '（已销毁）', dueOn: '' }],
  })
})

it('gives the very same values where no line names it: a like number, title or name alone is not enough', () => {
  const values = { meeting: 'XF26-0001', matters: [{ matter: '楼上漏水（XF26-00012）', discussion: '陈小燕' }] }
  expect(valuesWithout(values, GONE, '（已销毁）')).toBe(values)
})
