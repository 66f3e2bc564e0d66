/** Who may be added, changed and taken out: one table of steps in an invented room. */
import { describe, expect, it } from 'vitest'
import { additionProblem, type AccountState, type AccountStep, handProblem, type RoomAccount, stepProblem, withdrawnBy } from '#core/domain/accountRules'
import { type Apart, apartOf } from '#core/domain/compartments'

const account = (id: number, login: string, roles: readonly string[], more: { readonly state?: AccountState; readonly holds?: readonly Apart[] } = {}): RoomAccount => ({ id, login, name: login.toUpperCase(), roles, state: more.state ?? 'active', holds: more.holds ?? apartOf(roles) })
const ADMIN = account(1, 'admin', ['admin'])
const LI = account(2, 'li', ['reception'])
const ZHAO = account(3, 'zhao', ['leader'])
const SONG = account(4, 'song', ['justice'])
const GONE = account(5, 'gone', ['reception'], { state: 'removed', holds: [] })
const ROOM = [ADMIN, LI, ZHAO, SONG, GONE]

describe('compartments of roles', () => {
  it.each<[readonly string[], readonly Apart[]]>([
    [['reception'], ['rec']], [['counsellor'], ['psy']], [['justice'], ['legal']], [['leader'], ['psy', 'rec', 'legal']], [['mediator', 'admin', 'auditor'], []], [['justice', 'counsellor'], ['psy', 'legal']], [['unknown'], []],
  ])('%j need %j', (roles, needed) => expect(apartOf(roles)).toEqual(needed))
})

describe('adding', () => {
  it.each([
    ['new', ['reception'], undefined], ['LI', ['reception'], 'login-taken'], ['ｌｉ', ['reception'], 'login-taken'], ['gone', ['reception'], 'login-taken'], ['new', ['admin', 'auditor'], 'admin-auditor'], ['new', ['admin', 'leader'], undefined],
  ])('%s as %j: %s', (login, roles, code) => expect(additionProblem(ROOM, { login, roles })?.code).toBe(code))
})

describe('steps on an account', () => {
  const roles = (...names: string[]): AccountStep => ({ kind: 'roles', roles: names })
  const simple = (kind: 'rename' | 'disable' | 'enable' | 'remove' | 'reset'): AccountStep => ({ kind })
  const away = (id: number) => ROOM.filter((one) => one.id !== id)
  const second = account(6, 'admin2', ['admin'])
  const rows: readonly (readonly [string, readonly RoomAccount[], RoomAccount, AccountStep, string | undefined])[] = [
    ['a colleague is renamed', ROOM, LI, simple('rename'), undefined],
    ['one renames himself', ROOM, ADMIN, simple('rename'), undefined],
    ['nobody changes his own roles', ROOM, ADMIN, roles('admin', 'leader'), 'self'],
    ['nobody disables himself', [...ROOM, second], ADMIN, simple('disable'), 'self'],
    ['nobody removes himself', [...ROOM, second], ADMIN, simple('remove'), 'self'],
    ['nobody resets his own passphrase', ROOM, ADMIN, simple('reset'), 'self'],
    ['administrator and auditor in one', ROOM, LI, roles('admin', 'auditor'), 'admin-auditor'],
    ['the same roles again', ROOM, account(7, 'x', ['reception', 'leader']), roles('leader', 'reception'), 'unchanged'],
    ['somebody who left', ROOM, GONE, simple('enable'), 'not-active'],
    ['disabled twice', [...away(2), { ...LI, state: 'disabled' }], { ...LI, state: 'disabled' }, simple('disable'), 'not-active'],
    ['enabled though active', ROOM, LI, simple('enable'), 'not-disabled'],
    ['enabled again', [...away(2), { ...LI, state: 'disabled' }], { ...LI, state: 'disabled' }, simple('enable'), undefined],
    ['one of two who receive', ROOM, LI, simple('disable'), undefined],
    ['the last who receives', [ADMIN, LI], LI, simple('disable'), 'no-receiver'],
    ['the last who receives, by roles', [ADMIN, LI], LI, roles('mediator'), 'no-receiver'],
    ['the last key of a compartment', away(4), ZHAO, simple('disable'), 'last-holder'],
    ['the last key, by roles', away(4), ZHAO, roles('reception'), 'last-holder'],
    ['the last key, by another passphrase', away(4), ZHAO, simple('reset'), 'last-holder'],
    ['a key of which another holder exists', ROOM, SONG, simple('remove'), undefined],
    ['another holder who is disabled does not count', [ADMIN, LI, SONG, { ...ZHAO, state: 'disabled' }], SONG, simple('remove'), 'last-holder'],
    ['a passphrase of who holds nothing', ROOM, account(8, 'tang', ['mediator']), simple('reset'), undefined],
  ]
  it.each(rows)('%s', (_what, room, target, step, code) => expect(stepProblem(room, target, step, ADMIN.id)?.code).toBe(code))
  it('the last administrator stays one, whoever asks', () => {
    expect(stepProblem(ROOM, ADMIN, { kind: 'remove' }, LI.id)?.code).toBe('no-admin')
    expect(stepProblem([...ROOM, second], ADMIN, { kind: 'remove' }, second.id)).toBeUndefined()
    expect(stepProblem([...ROOM, { ...second, state: 'disabled' }], ADMIN, { kind: 'disable' }, LI.id)?.code).toBe('no-admin')
  })
  it('names who, what and the way out', () => {
    expect(stepProblem(away(4), ZHAO, { kind: 'remove' }, ADMIN.id)?.message).toBe('ZHAO是最后一个能打开“心理/重点人群”、“法律意见”的人，请先让另一个人取得这把密钥，再做这一步')
  })
  it.each<[AccountStep, readonly Apart[]]>([[{ kind: 'roles', roles: ['reception'] }, ['psy', 'legal']], [{ kind: 'remove' }, ['psy', 'rec', 'legal']], [{ kind: 'reset' }, ['psy', 'rec', 'legal']], [{ kind: 'disable' }, []], [{ kind: 'rename' }, []]])('%j takes %j from a leader', (step, lost) => expect(withdrawnBy(ZHAO, step)).toEqual(lost))
})

describe('what somebody has in hand', () => {
  const disabled = { ...ZHAO, id: 9, state: 'disabled' as const }
  const room = [...ROOM, disabled]
  it.each<[string, AccountStep, number, number | undefined, string | undefined]>([
    ['nothing', { kind: 'remove' }, 0, undefined, undefined],
    ['kept with the name changed', { kind: 'rename' }, 3, undefined, undefined],
    ['kept with another passphrase', { kind: 'reset' }, 3, undefined, undefined],
    ['kept with a role at the desk', { kind: 'roles', roles: ['leader', 'admin'] }, 3, undefined, undefined],
    ['left by removal', { kind: 'remove' }, 1, undefined, 'sole-handler'],
    ['left for a while', { kind: 'disable' }, 1, undefined, 'sole-handler'],
    ['left with the role', { kind: 'roles', roles: ['mediator'] }, 1, undefined, 'sole-handler'],
    ['handed to a leader', { kind: 'remove' }, 3, ZHAO.id, undefined],
    ['handed to himself', { kind: 'remove' }, 3, LI.id, 'unknown-officer'],
    ['handed to who does not receive', { kind: 'disable' }, 3, ADMIN.id, 'unknown-officer'],
    ['handed to who is out himself', { kind: 'disable' }, 3, disabled.id, 'unknown-officer'],
    ['handed to who left', { kind: 'disable' }, 3, GONE.id, 'unknown-officer'],
    ['handed to nobody known', { kind: 'disable' }, 3, 99, 'unknown-officer'],
  ])('%s', (_what, step, matters, handTo, code) => expect(handProblem(room, LI, step, matters, handTo)?.code).toBe(code))
  it('is told as a number, with both ways out', () => expect(handProblem(room, LI, { kind: 'disable' }, 4, undefined)).toEqual({
    code: 'sole-handler', field: 'handTo', message: 'LI名下还有 4 件未办结或只有本人能查看的事项，请先请本人移交，或在“移交给”里选一位接办人',
  }))
})
