/**
 * Reading the audit log, proving it whole, taking it along, and its head for the day sheet.
 * Whatever the reader may not know of is not there for him, not even in an export.
 */
import type { AuditFilter, AuditRow } from '../contract/audit'
import type { Handlers } from '../contract/index'
import { auditCsv } from '../documents/auditTable'
import { daySheetHtml } from '../documents/daySheet'
import { type Ctx, refuse } from '../door/context'
import type { AuditLine, AuditQuery } from '../door/ports'
import { objectWord } from '../domain/auditWords'
import { dayNumber, endOf, startOf } from '../domain/day'
import { shortMark } from '../domain/auditMark'

/** Entries looked through for one page: a rare thing in a long log must not hold up the desk. */
const WINDOW = 50_000
/** Entries of one export, and characters of its table: what a page can hand to the shell. */
const MOST_EXPORTED = 20_000
const MOST_CHARACTERS = 3_500_000

function wanted({ from, to, userId, action, object, result }: AuditFilter, { repos }: Ctx): Omit<AuditQuery, 'before' | 'floor' | 'limit'> {
  if (from !== undefined && to !== undefined && to < from) refuse('invalid', '截止日期早于开始日期，请改正', 'to')
  const typed = object?.trim()
  const number = typed !== undefined && /^[A-Za-z]+\d+-\d+$/u.test(typed) ? repos.audit.petitionId(typed.toUpperCase()) ?? 0 : undefined
  return {
    userId, action, result, object: number === undefined ? typed : `petition:${number}`,
    ...(from === undefined ? {} : { fromAt: startOf(from) }), ...(to === undefined ? {} : { toAt: endOf(to) }),
  }
}

/** 审计员 sees that something was done about a 检举控告; others only as its handlers. */
const oversees = ({ actor }: Ctx): boolean => actor.roles.includes('auditor')

const shown = ({ known, hash, ...line }: AuditLine): AuditRow => ({ ...line, subject: objectWord(line.object, known), mark: shortMark(hash) })

export const audit: Handlers<'audit', Ctx> = {
  list: ({ before, limit = 50, ...filter }, ctx) => {
    const below = before ?? ctx.vault.auditHead().seq + 1
    const floor = Math.max(1, below - WINDOW)
    const found = ctx.repos.audit.entries({ ...wanted(filter, ctx), before: below, floor, limit: limit + 1 }, ctx.actor.userId, oversees(ctx))
    const rows = found.slice(0, limit).map(shown)
    const last = rows.at(-1)
    if (found.length > limit && last !== undefined) return { rows, next: last.seq }
    return { rows, ...(floor > 1 ? { next: floor } : {}) }
  },
  people: (_input, { repos }) => repos.audit.people(),
  verify: (_input, { vault }) => vault.verifyAudit(),
  export: ({ passphrase: _checked, ...filter }, ctx) => {
    const lines = ctx.repos.audit.entries({ ...wanted(filter, ctx), before: ctx.vault.auditHead().seq + 1, floor: 1, limit: MOST_EXPORTED + 1 }, ctx.actor.userId, oversees(ctx))
    const csv = auditCsv(lines.map(shown))
    if (lines.length > MOST_EXPORTED || csv.length > MOST_CHARACTERS) refuse('too-many', `一次最多导出 ${MOST_EXPORTED} 条，请缩小日期范围，分几次导出`, 'from')
    const { seq, hash } = ctx.vault.auditHead()
    ctx.audit({ object: 'audit', fields: Object.keys(filter).map((name) => (name === 'userId' ? 'user' : name)), reason: `导出 ${lines.length} 条，当时末条 ${seq}，校验 ${shortMark(hash)}` })
    return { csv, fileName: `审计日志-${ctx.today}.csv`, entries: lines.length }
  },
  daySheet: (_input, ctx) => {
    const { repos, actor, today, now } = ctx
    const { seq, hash } = ctx.vault.auditHead()
    const { roomName, community } = repos.accounts.desk()
    const html = daySheetHtml({ roomName, community, day: today, printedAt: now, printedBy: actor.name, numbers: repos.audit.registered(dayNumber(today), actor.userId), head: { seq, hash } })
    ctx.audit({ object: `day:${today}`, fields: [], reason: `末条 ${seq}，校验 ${shortMark(hash)}` })
    return { html, seq, mark: shortMark(hash), day: today }
  },
}
