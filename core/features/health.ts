/**
 * 体检: judges what the storage measured, and puts it into a bundle that names nobody.
 */
import type { HealthCheck } from '../contract/health'
import type { Handlers } from '../contract/index'
import { backupState } from '../door/backupState'
import type { Ctx } from '../door/context'
import type { VaultFacts } from '../door/ports'
import { judgeCalendar, judgeClock, judgeDisk, judgeRecordings, judgeRecovery, judgeSearch, roughly } from '../domain/health'

const NAMES: Readonly<Record<HealthCheck['id'], string>> = { database: '数据库', audit: '审计日志', search: '查找索引', recordings: '录音录像文件', disk: '磁盘空间', clock: '电脑时间', calendar: '工作日历', backup: '备份', recovery: '恢复密钥' }

/** Counts of petitions and of what was done in them are not for whoever may not see all of them. */
const rough = (counts: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, roughly(count)]))

function examine({ vault, repos, calendar, today, now }: Ctx, facts: VaultFacts): HealthCheck[] {
  const verdict = vault.verifyAudit()
  const { level, text } = backupState(vault.backups(), repos, now)
  const doubt = vault.doubt()
  const judged = {
    database: doubt !== undefined ? { level: 'red' as const, text: doubt.why } : facts.sound ? { level: 'green' as const, text: '逐页检查完好' } : { level: 'red' as const, text: '有损坏的页，请停止登记，从备份恢复' },
    audit: { level: verdict.ok ? ('green' as const) : ('red' as const), text: verdict.detail },
    search: judgeSearch(facts), recordings: judgeRecordings(facts.recordings), disk: judgeDisk(facts.freeBytes, facts.databaseBytes, facts.recordings.bytes), clock: judgeClock({ now: facts.now, lastAt: facts.lastAt, driftMs: facts.driftMs }),
    calendar: judgeCalendar(calendar, today), backup: { level, text }, recovery: judgeRecovery(facts.recoveryUsedAt),
  }
  return (Object.keys(NAMES) as HealthCheck['id'][]).map((id) => ({ id, name: NAMES[id], ...judged[id] }))
}

export const health: Handlers<'health', Ctx> = {
  report: (_input, ctx) => ({ at: ctx.now, checks: examine(ctx, ctx.vault.facts()) }),
  bundle: ({ printers }, ctx) => {
    const { rows, actions, machine, schema, databaseBytes, freeBytes, unindexed, missing, driftMs } = ctx.vault.facts()
    const accounts = ctx.repos.accounts.active().flatMap(({ roles }) => roles)
    const roles = Object.fromEntries([...new Set(accounts)].sort().map((role) => [role, accounts.filter((other) => other === role).length]))
    const backups = ctx.vault.backups().rows.map(({ at, kind, bytes, sound, readable }) => ({ at, kind, bytes, sound, readable }))
    const checks = examine(ctx, ctx.vault.facts()).map(({ id, level, text }) => ({ id, level, text }))
    const report = { program: 'reception-room', at: new Date(ctx.now).toISOString(), machine, schema, databaseBytes, freeBytes, printers, checks, rows: rough(rows), unindexed: roughly(unindexed), missing: roughly(missing), driftMs, roles, actions: rough(actions), backups }
    return { text: `${JSON.stringify(report, null, 2)}\n`, suggestedName: `体检-${ctx.today}.json` }
  },
}
