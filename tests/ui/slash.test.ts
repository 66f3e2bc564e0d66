/** Where `//` counts as asking for a script, and how long an interview is said to have lasted. */
import { describe, expect, it } from 'vitest'
import { lastedWords } from '../../renderer/features/intake/lasted'
import { slashAt } from '../../renderer/ui/scripts/slash'

describe('where // stands', () => {
  it.each([
    ['//', 2, { start: 0, query: '' }], ['请//qx', 5, { start: 1, query: 'qx' }], ['、、安静', 4, { start: 0, query: '安静' }], ['／／', 2, { start: 0, query: '' }], ['https://a', 9, undefined], ['a/b', 3, undefined], ['///', 3, undefined], ['// 停', 4, undefined], ['//a后', 3, { start: 0, query: 'a' }], ['', 0, undefined], ['记：//s', 5, { start: 2, query: 's' }],
  ] as const)('%j at %i', (text, cursor, slash) => expect(slashAt(text, cursor)).toEqual(slash))
  it('lasts in words that never go below nothing', () => expect([-5, 0, 61_000, 3_720_000, 90_000_000].map(lastedWords)).toEqual(['0 分 00 秒', '0 分 00 秒', '1 分 01 秒', '1 小时 02 分', '1 天 1 小时']))
})
