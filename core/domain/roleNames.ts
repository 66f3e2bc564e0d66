/** The Chinese names of the roles, for screens and for the audit log, which keeps their codes. Knows nothing of what a role may do. */
export const ROLE_NAMES = { reception: '接访社工', leader: '分管领导', counsellor: '心理志愿者', mediator: '调解员', justice: '司法所/律师', admin: '系统管理员', auditor: '审计员' } as const

const names = new Map<string, string>(Object.entries(ROLE_NAMES))

/** Codes as the log writes them, parted by commas, in the words of the desk. */
export const roleNames = (codes: string): string => codes.split(',').map((code) => names.get(code) ?? code).join('、')
