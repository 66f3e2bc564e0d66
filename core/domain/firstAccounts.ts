/**
 * What the accounts of the first start must fulfil together: own log-ins, strong passwords, an administrator,
 * somebody who receives, and no one who administers and audits. Screen and office judge with the same function.
 */
import { ratePassphrase } from './passphrase'

export interface FirstAccount { readonly login: string; readonly roles: readonly string[]; readonly passphrase: string }
export type AccountFault = 'login-taken' | 'admin-auditor' | 'passphrase-weak' | 'no-admin' | 'no-receiver'
export interface AccountProblem {
  readonly code: AccountFault
  /** `accounts.<index>.<key>`; what all accounts lack together stands at the first one's roles. */
  readonly field: string
  readonly message: string
}

/** Most accounts the first start takes; more are added later. */
export const MOST_FIRST_ACCOUNTS = 20

const isAdmin = ({ roles }: FirstAccount) => roles.includes('admin')
const receives = ({ roles }: FirstAccount) => roles.includes('reception') || roles.includes('leader')
/** Log-ins that look alike are one: full-width and capital letters do not tell them apart. */
const plain = (login: string) => login.trim().normalize('NFKC').toLowerCase()

/** Roles the room cannot do without, and who holds each. */
export function neededRoles<A extends FirstAccount>(accounts: readonly A[]): readonly { readonly code: 'no-admin' | 'no-receiver'; readonly name: string; readonly lack: string; readonly holders: readonly A[] }[] {
  return [
    { code: 'no-receiver', name: '接访的人', lack: '还没有人接访：请给一个账号选上“接访社工”（或“分管领导”）', holders: accounts.filter(receives) },
    { code: 'no-admin', name: '系统管理员', lack: '还没有系统管理员：请给一个账号选上“系统管理员”', holders: accounts.filter(isAdmin) },
  ]
}

/** Everything that stands in the way, in the order of the fields. */
export function accountProblems(accounts: readonly FirstAccount[]): readonly AccountProblem[] {
  const each = accounts.flatMap(({ login, passphrase, roles }, index): AccountProblem[] => {
    const field = `accounts.${index}`
    const rating = ratePassphrase(passphrase, login.trim())
    const twin = accounts.findIndex((other) => plain(other.login) === plain(login))
    return [
      ...(plain(login) !== '' && twin !== index ? [{ code: 'login-taken' as const, field: `${field}.login`, message: `登录名“${login.trim()}”与账号 ${twin + 1} 相同，请改一个` }] : []),
      ...(roles.includes('admin') && roles.includes('auditor') ? [{ code: 'admin-auditor' as const, field: `${field}.roles`, message: '系统管理员和审计员不能是同一个账号，请去掉其中一个角色' }] : []),
      ...(rating.accepted ? [] : [{ code: 'passphrase-weak' as const, field: `${field}.passphrase`, message: `密码${rating.hint}` }]),
    ]
  })
  const lacking = neededRoles(accounts).filter(({ holders }) => holders.length === 0)
  return [...each, ...lacking.map(({ code, lack }) => ({ code, field: 'accounts.0.roles', message: lack }))]
}
