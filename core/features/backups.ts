/**
 * 备份与恢复: backups by hand, their state and checks, the drill with its certificate, the restore wizard.
 * Knows backups by name only; folders and keys are the door's.
 */
import type { BackupCheck, BackupRow } from '../contract/backups'
import type { Handlers } from '../contract/index'
import { type Actor, type GateCtx, refuse, Refusal } from '../door/context'
import { inTurn } from '../door/gate'
import type { Refused } from '../door/backupPort'
import { backupState, OUTSIDE } from '../door/backupState'
import type { OpenVault } from '../door/ports'
import { drillCertificateHtml } from '../documents/drillCertificate'

const SENTENCES: Readonly<Record<string, string>> = {
  'no-folder': '这个文件夹不能存放备份，请换一个（例如 U 盘）', 'disk-full': '磁盘空间不够，请清理或换一个位置后重试', 'backup-failed': '备份没有成功，现有数据和备份都没有改动；请换一个位置或检查磁盘后重试',
  'not-found': '找不到这份备份，请重新选择', 'wrong-login': '登录名、密码或恢复密钥不对，请核对后重试', wait: '输错次数较多，请稍等再试', damaged: '这份备份损坏或被改动，不能用来恢复；请换一份',
  'stale-secret': '这个密码（或恢复密钥）在备份之后已经换过，请用现在的', 'other-room': '这份备份不是这间接待室的，或现有钥匙文件已损坏；要用它，请先把数据文件夹（vault）改名，再恢复',
  newer: '备份由更新版本的程序建立，请先更新程序', locked: '接待室已锁定，这一次没有做完；请登录后重试', busy: '接待室正在别处使用，请先在那边锁定', forbidden: '恢复要由分管领导、系统管理员，或用恢复密钥进行', open: '接待室正开着，请先锁定（F12）再恢复',
  'nothing-to-take': '现在的钥匙文件完好，不用换回；数据库打不开的，请恢复整份备份', missing: '数据库文件不见了，请恢复整份备份', foreign: '数据库不是本程序的，请核对文件夹',
}
interface Desk { readonly actor: Actor; readonly open: OpenVault }

function deskOf({ sessions, token }: GateCtx): Desk {
  const actor = sessions.byToken.get(token ?? '')
  const { vault: open } = sessions
  return actor === undefined || open === undefined ? refuse('locked', '接待室已锁定，请先登录') : { actor, open }
}

/** What was done while others went on working is logged for whoever began it, though he may have left meanwhile; a room that was shut takes no entry. */
function log({ actor, open }: Desk, action: string, object: string, result: string): void {
  if (!open.isOpen) refuse('locked', SENTENCES['locked'] ?? '')
  if (open.readOnly) return
  open.write(() => { open.appendAudit({ userId: actor.userId, userName: actor.name, role: actor.roles.join(','), action, object, fields: '', result, reason: '', rowDigest: '' }) })
}

function refused({ code, waitMs }: Refused, field?: string): never {
  throw new Refusal(code, SENTENCES[code] ?? '没有完成，请重试', { field, waitMs })
}

/** As the log names it: one on a stick is another one, though its name be the same. */
const objectOf = ({ folder, name }: { readonly folder?: string | undefined; readonly name: string }): string => `${folder === undefined ? 'backup:' : OUTSIDE}${name}`

/** A backup without what it counts: who may see which petitions is not known here. */
const shown = <R extends BackupRow>({ petitions: _petitions, auditEntries: _entries, ...row }: R): Omit<R, 'petitions' | 'auditEntries'> => row

const passed = (checks: readonly BackupCheck[]): boolean => checks.length > 0 && checks.every(({ ok }) => ok)

export const backups: Handlers<'backups', GateCtx> = {
  state: (_input, ctx) => {
    const { open } = deskOf(ctx)
    const own = ctx.door.backups.own()
    return { ...backupState(own, open.repos, ctx.clock.now()), underWay: own.underWay, rows: own.rows.map(shown) }
  },
  make: async ({ folder }, ctx) => {
    const desk = deskOf(ctx)
    if (desk.open.readOnly) refuse('read-only', '数据库目前只能查看；请先请分管领导处理，再备份')
    const answer = await ctx.door.backups.make(folder)
    if (!answer.ok) return refused(answer, 'folder')
    log(desk, 'backups.make', objectOf({ folder, name: answer.row.name }), 'ok')
    return shown(answer.row)
  },
  check: async (source, ctx) => {
    const desk = deskOf(ctx)
    const answer = await ctx.door.backups.check(source)
    if (!answer.ok) return refused(answer, 'name')
    log(desk, 'backups.check', objectOf(source), passed(answer.checks) ? 'ok' : 'damaged')
    return { passed: passed(answer.checks), checks: [...answer.checks] }
  },
  drill: async ({ passphrase, paper = 'a5', ...source }, ctx) => {
    const desk = deskOf(ctx)
    const answer = await ctx.door.backups.drill(source, desk.actor.login, passphrase)
    if (!answer.ok) return refused(answer, 'name')
    const { drill } = answer
    const ok = passed(drill.checks)
    log(desk, 'backups.drill', objectOf(source), ok ? 'ok' : 'damaged')
    const html = drillCertificateHtml({ ...drill, name: source.name, outside: source.folder !== undefined, by: desk.actor.name, heldAt: ctx.clock.now(), roomName: desk.open.repos.accounts.desk().roomName, passed: ok }, paper)
    return { passed: ok, checks: [...drill.checks], html }
  },
  found: ({ folder }, { door }) => {
    const { rows, ...around } = door.backups.found(folder)
    return { ...around, rows: rows.map(shown) }
  },
  preview: async ({ source, secret }, { door, sessions }) => {
    if (sessions.vault !== undefined) refuse('open', SENTENCES['open'] ?? '')
    const answer = await door.backups.preview(source, secret)
    return answer.ok ? answer.preview : refused(answer)
  },
  restore: async ({ source, secret, reason, lastNumber = '' }, { door, sessions }) => {
    if (sessions.vault !== undefined) refuse('open', SENTENCES['open'] ?? '')
    const answer = await inTurn(sessions, () => door.backups.restore(source, secret, { reason: reason.trim(), lastNumber }))
    if (!answer.ok) return refused(answer)
    return { done: true, auditSeq: answer.auditSeq, ...(answer.keptAs === undefined ? {} : { keptAs: answer.keptAs }) }
  },
  restoreKeyring: async ({ source, secret, reason }, { door, sessions }) => {
    if (sessions.vault !== undefined) refuse('open', SENTENCES['open'] ?? '')
    const answer = await inTurn(sessions, () => door.backups.restoreKeyring(source, secret, reason.trim()))
    return answer.ok ? { done: true, doubted: answer.doubted } : refused(answer)
  },
}
