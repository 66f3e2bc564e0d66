/** What stands in the way of the first start's accounts, field by field, and the step on which a refused field lives. */
import { Login } from '#core/contract/vault'
import type { Role } from '#core/contract/call'
import { accountProblems } from '#core/domain/firstAccounts'

/** An account being typed, with the password's repetition. */
export interface TypedAccount { readonly login: string; readonly name: string; readonly roles: Role[]; readonly passphrase: string; readonly again: string }
export const EMPTY_ACCOUNT: TypedAccount = { login: '', name: '', roles: ['reception'], passphrase: '', again: '' }

export interface Wrong { readonly field: string; readonly message: string }
/** `live` ones are said while typing; the others wait until somebody wants to go on. */
export interface Problem extends Wrong { readonly live: boolean }

const order = ['login', 'name', 'roles', 'passphrase', 'again'] as const
const rank = (field: string): number => {
  const [, index = '0', key = ''] = field.split('.')
  return Number(index) * 10 + order.findIndex((known) => known === key)
}

function ownProblems({ login, name, roles, passphrase, again }: TypedAccount, at: string): Problem[] {
  const loginParsed = Login.safeParse(login.trim())
  const strange = /[^\p{Script=Han}A-Za-z0-9._-]/u.test(login.trim())
  return [
    ...(loginParsed.success ? [] : [{ field: `${at}.login`, message: login.trim() === '' ? '请填写登录名' : loginParsed.error.issues[0]?.message ?? '登录名不对', live: strange }]),
    ...(name.trim() === '' ? [{ field: `${at}.name`, message: '请填写姓名', live: false }] : [...name.trim()].length > 40 ? [{ field: `${at}.name`, message: '姓名最多 40 个字', live: true }] : []),
    ...(roles.length === 0 ? [{ field: `${at}.roles`, message: '请至少选一个角色', live: true }] : []),
    ...(again === passphrase ? [] : [{ field: `${at}.again`, message: again === '' ? '请再输一次密码' : '两次输入的密码不一样', live: again !== '' && !passphrase.startsWith(again) }]),
  ]
}

/** Every problem of the accounts typed so far, in the order of the fields on the screen. */
export function problemsOf(accounts: readonly TypedAccount[]): readonly Problem[] {
  const own = accounts.flatMap((account, index) => ownProblems(account, `accounts.${index}`))
  const together = accountProblems(accounts).map(({ code, field, message }) => ({ field, message, live: code === 'login-taken' || code === 'admin-auditor' }))
  return [...own, ...together].sort((a, b) => rank(a.field) - rank(b.field))
}

export type Step = 'desk' | 'accounts' | 'keyShown' | 'keyTyped' | 'summary'
export const STEPS: readonly Step[] = ['desk', 'accounts', 'keyShown', 'keyTyped', 'summary']

/** The step to go back to for a field the office refused. */
export function stepOf(field: string): Step {
  if (field.startsWith('desk')) return 'desk'
  if (field.startsWith('accounts')) return 'accounts'
  return field === 'recoveryTyped' ? 'keyTyped' : 'summary'
}
