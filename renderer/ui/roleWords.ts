/** The roles in the order screens offer them, with what each is for. */
import type { Role } from '#core/contract/call'
import { ROLE_NAMES } from '#core/domain/roleNames'

export interface RoleWord { readonly value: Role; readonly label: string; readonly text: string }

export const roleName = (role: Role): string => ROLE_NAMES[role]

const word = (value: Role, text: string): RoleWord => ({ value, label: roleName(value), text })

export const ROLE_WORDS: readonly RoleWord[] = [
  word('reception', '接待、登记、打印回执'), word('leader', '查看、审批、指定接办人'), word('counsellor', '情绪缓冲室'), word('mediator', '矛盾纠纷调解'), word('justice', '法律意见书'), word('admin', '设置和账号'), word('auditor', '查看审计日志'),
]
