/** What devices are called. */
import { expect, it } from 'vitest'
import { namedApart } from '#core/domain/recorderWords'

it.each([
  [[], []], [['内置麦克风'], ['内置麦克风']], [['甲', '乙', '甲', '甲'], ['甲', '乙', '甲（2）', '甲（3）']],
])('devices %j are %j', (labels, names) => { expect(namedApart(labels)).toEqual(names) })
