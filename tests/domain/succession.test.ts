/** Who takes a matter over, and who may move it on: tables of small rooms. */
import { describe, expect, it } from 'vitest'
import { leastBurdened, mayHandOver, successionOf, successorsOf } from '#core/domain/succession'

const LI = { id: 1, roles: ['reception'] }
const WANG = { id: 2, roles: ['reception', 'mediator'] }
const ZHAO = { id: 3, roles: ['leader'] }
const ZHOU = { id: 4, roles: ['leader', 'admin'] }
const ADMIN = { id: 5, roles: ['admin'] }
const ROOM = [LI, WANG, ZHAO, ZHOU, ADMIN]

describe('a recorder who stands aside and names nobody', () => {
  it.each([
    ['goes to the leaders', ROOM, LI.id, [], 'leader', [3, 4]],
    ['not to one who must see nothing of it', ROOM, LI.id, [ZHAO.id], 'leader', [4]],
    ['not back to a leader who stands aside himself', ROOM, ZHAO.id, [], 'leader', [4]],
    ['has to choose where no leader is left', ROOM, LI.id, [ZHAO.id, ZHOU.id], 'choose', []],
    ['has to choose where there is none', [LI, WANG, ADMIN], LI.id, [], 'choose', []],
    ['keeps it where nobody else receives', [LI, ADMIN], LI.id, [], 'nobody', []],
    ['keeps it where everybody else must stand aside too', [LI, WANG, ZHAO], LI.id, [WANG.id, ZHAO.id], 'nobody', []],
  ] as const)('%s', (_what, active, from, excluded, kind, leaders) => {
    const found = successionOf(active, from, excluded)
    expect([found.kind, found.kind === 'leader' ? found.leaders.map(({ id }) => id) : []]).toEqual([kind, leaders])
  })
  it('can name whoever receives and need not stand aside', () => expect(successorsOf(ROOM, LI.id, [ZHAO.id]).map(({ id }) => id)).toEqual([2, 4]))
})

describe('of several leaders', () => {
  it.each([
    [{ 3: 5, 4: 2 }, 4], [{ 3: 2, 4: 2 }, 3], [{ 3: 0, 4: 1 }, 3],
  ])('with %j open matters it is %i', (open: Readonly<Record<number, number>>, chosen) => expect(leastBurdened([ZHOU, ZHAO], (id) => open[id] ?? 0)?.id).toBe(chosen))
  it('is nobody where there is none', () => expect(leastBurdened([], () => 0)).toBeUndefined())
})

it.each([[LI, true], [WANG, false], [ZHAO, true], [ADMIN, false]])('%j may hand over what LI answers for: %s', (actor, may) => expect(mayHandOver(LI.id, actor)).toBe(may))
