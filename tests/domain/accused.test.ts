/** Whose name stands in 被反映单位（人）: a table of what is typed there. */
import { expect, it } from 'vitest'
import { namedIn } from '#core/domain/accused'

const colleagues = [{ name: '王建国' }, { name: '赵立' }, { name: '李' }, { name: 'Ann Lee' }]
it.each([
  ['', []], ['某物业公司', []], ['王建国', ['王建国']], ['桂花社区王建国主任', ['王建国']], ['王 建　国', ['王建国']], ['王建', []], ['赵立和王建国', ['王建国', '赵立']], ['李主任', []], ['ＡＮＮ ＬＥＥ', ['Ann Lee']],
])('“%s” names %j', (accused, named) => expect(namedIn(accused, colleagues).map(({ name }) => name)).toEqual(named))
