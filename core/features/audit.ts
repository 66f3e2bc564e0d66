/**
 * Reading the audit log and proving it whole.
 */
import type { Handlers } from '../contract/index'
import type { Ctx } from '../door/context'

export const audit: Handlers<'audit', Ctx> = {
  list: ({ before, action, limit = 50 }, { repos }) => {
    const rows = repos.papers.audit(before, action, limit + 1)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return { rows: page, ...(rows.length > limit && last !== undefined ? { next: last.seq } : {}) }
  },
  verify: (_input, { vault }) => vault.verifyAudit(),
}
