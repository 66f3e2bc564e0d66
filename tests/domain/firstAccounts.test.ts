/** Accounts of the first start together, and a recovery key typed back group by group. */
import { describe, expect, it } from 'vitest'
import { accountProblems, neededRoles } from '#core/domain/firstAccounts'
import { compareHalf, splitPasted } from '#core/domain/recoveryKey'

const strong = '桂花树下-三点半-喝茶'
const account = (login: string, roles: readonly string[], passphrase = strong) => ({ login, roles, passphrase })

describe('first accounts', () => {
  it.each([
    ['nothing wrong', [account('li', ['reception', 'admin'])], []],
    ['a leader receives too', [account('li', ['leader', 'admin'])], []],
    ['the same log-in', [account('li', ['reception', 'admin']), account(' LI', ['auditor'])], [['login-taken', 'accounts.1.login']]],
    ['administrator and auditor', [account('li', ['reception', 'admin', 'auditor'])], [['admin-auditor', 'accounts.0.roles']]],
    ['a weak password', [account('li', ['reception', 'admin'], '123')], [['passphrase-weak', 'accounts.0.passphrase']]],
    ['no administrator', [account('li', ['reception'])], [['no-admin', 'accounts.0.roles']]],
    ['nobody who receives', [account('li', ['admin', 'mediator'])], [['no-receiver', 'accounts.0.roles']]],
  ] as const)('%s', (_name, accounts, expected) => {
    expect(accountProblems(accounts).map(({ code, field }) => [code, field])).toEqual(expected)
  })
  it('names who holds what is needed', () => {
    const [one, two] = [account('li', ['reception']), account('chen', ['admin'])]
    expect(neededRoles([one, two]).map(({ holders }) => holders)).toEqual([[one], [two]])
  })
})

describe('a recovery key typed back', () => {
  const halves = ['0ABC-DEFG-HJKM-N1PQ', 'RSTV-WXYZ-2345-6789'] as const
  it('is judged group by group', () => {
    expect(compareHalf('oabc defx h', halves[0])).toMatchObject({ right: false, extra: '', groups: [{ state: 'right' }, { state: 'wrong', text: 'DEFX' }, { state: 'open', text: 'H' }, { state: 'open', text: '' }] })
    expect(compareHalf('０abcdefghjkmnLpq', halves[0])).toMatchObject({ right: true })
    expect(compareHalf(`${halves[0]}77`, halves[0])).toMatchObject({ right: false, extra: '77' })
  })
  it('fills both halves when the whole key is pasted', () => {
    expect(splitPasted(`${halves[0]}\n${halves[1]}`.toLowerCase(), halves)).toEqual(halves)
    expect(splitPasted(halves[1], halves)).toBeUndefined()
  })
})
