/**
 * The audit log in plain Chinese: what a call, its outcome, its object and its fields are called for a reader.
 * Knows names only; a call without a word here is shown by its own name and fails a test.
 */
import { bufferActions, bufferFields, bufferObjects } from './actionWords/buffer'
import { calendarActions, calendarFields, calendarObjects } from './actionWords/calendar'
import { courseActions, courseFields } from './actionWords/course'
import { dossierActions, dossierFields } from './actionWords/dossier'
import { handoverActions, handoverFields, handoverObjects } from './actionWords/handover'
import { legalActions, legalFields } from './actionWords/legal'
import { papersActions, papersFields, papersObjects } from './actionWords/papers'
import { recordingKeepActions, recordingKeepFields, recordingKeepObjects } from './actionWords/recordingKeep'
import { queueActions, queueFields, queueObjects } from './actionWords/queue'
import { recorderActions, recorderFields } from './actionWords/recorder'
import { recordingsActions, recordingsFields, recordingsObjects } from './actionWords/recordings'
import { safetyActions, safetyFields, safetyObjects } from './actionWords/safety'
import { scriptsActions, scriptsFields, scriptsObjects } from './actionWords/scripts'
import { takeInActions, takeInFields, takeInObjects } from './actionWords/takeIn'
import { workActions, workFields, workObjects } from './actionWords/work'
import { APART_NAMES } from './compartments'
import { INTAKE_WORDS } from './intakeWords'
import { roleNames } from './roleNames'

/** What somebody did, by the name of the call; beside the calls also what the office notes by itself. */
export const ACTION_WORDS: Readonly<Record<string, string>> = {
  'vault.status': '查看保险库状态', 'vault.strength': '检查密码强度', 'vault.newRecoveryKey': '生成恢复密钥', 'vault.recoverySheet': '打印恢复密钥', 'vault.create': '建立接待室', 'vault.unlock': '登录',
  'vault.recover': '用恢复密钥重设密码', 'vault.nextRecoveryKey': '生成新的恢复密钥', 'vault.renewRecovery': '更换恢复密钥', 'vault.recoveryUsed': '查看恢复密钥是否用过', 'vault.changePassphrase': '修改密码', 'vault.acceptDatabase': '接受这份数据库', 'vault.lock': '锁定',
  'vault.sessionEnd': '结束登录', 'vault.attempt': '密码或恢复密钥不对', 'vault.attemptsLost': '登录失败记录异常',
  'desk.settings': '查看接待室设置', 'desk.saveSettings': '修改接待室设置', 'desk.officers': '查看人员名单', 'desk.codes': '查看代码表', 'desk.calendar': '查看工作日历', 'desk.workday': '查看是否工作日',
  'drafts.list': '查看草稿列表', 'drafts.start': '新建草稿', 'drafts.open': '打开草稿', 'drafts.save': '保存草稿', 'drafts.discard': '删除草稿',
  'people.match': '查找信访人', 'people.card': '查看信访人卡片', 'people.merge': '合并信访人', 'people.unmerge': '撤销合并信访人', 'people.reassign': '事项改归属', 'people.alike': '查找同一人的档案', 'people.ownFile': '出具本人信息查询单',
  'petitions.promise': '计算期限', 'petitions.register': '登记信访事项', 'petitions.list': '查看信访事项列表', 'petitions.get': '查看信访事项', 'petitions.timeline': '查看更早的办理过程', 'petitions.reveal': '查看隐去的内容', 'petitions.note': '添加备注', 'petitions.noteDraft': '打开没写完的备注', 'petitions.keepNoteDraft': '暂存没写完的备注', 'petitions.handOver': '移交', 'petitions.guards': '查看待审批的分类', 'petitions.approveGuard': '批准列为无理缠访', 'petitions.revokeGuard': '不同意或撤销无理缠访',
  'receipts.preview': '预览回执', 'receipts.print': '出具回执', 'receipts.failed': '回执没有出具成功', 'receipts.history': '查看打印记录',
  'retention.rules': '查看保管期限表', 'retention.setPeriods': '设定保管期限', 'retention.drafts': '查看过期草稿', 'retention.discardDrafts': '删除过期草稿', 'retention.due': '查看到期清单', 'retention.hold': '暂缓销毁', 'retention.release': '解除暂缓销毁', 'retention.propose': '提出销毁', 'retention.withdraw': '撤回销毁', 'retention.approve': '批准销毁', 'retention.unfiled': '查看没有登记成事项的到期清单', 'retention.proposeUnfiled': '提出销毁未登记成事项的记录', 'retention.withdrawUnfiled': '撤回销毁未登记成事项的记录', 'retention.approveUnfiled': '批准销毁未登记成事项的记录', 'retention.eraseAgain': '恢复旧库后再次销毁',
  'accounts.list': '查看人员', 'accounts.inHand': '查看名下事项数', 'accounts.create': '新建账号', 'accounts.rename': '改姓名', 'accounts.setRoles': '改角色', 'accounts.disable': '停用账号', 'accounts.enable': '启用账号', 'accounts.remove': '移除人员',
  'accounts.resetPassphrase': '重设密码', 'accounts.approve': '批准专项权限', 'accounts.approveByRecovery': '用恢复密钥批准专项权限', 'accounts.rotate': '更换专项密钥', 'vault.keyringAhead': '钥匙文件已补正',
  'backups.state': '查看备份', 'backups.make': '备份', 'backups.auto': '自动备份', 'backups.check': '检查备份', 'backups.drill': '恢复演练', 'backups.found': '查找备份', 'backups.preview': '预览恢复', 'backups.restore': '从备份恢复', 'backups.restoreKeyring': '换回钥匙文件', 'health.report': '体检', 'health.bundle': '导出体检包',
  'audit.list': '查看审计日志', 'audit.people': '查看审计日志的人员', 'audit.verify': '核验审计日志', 'audit.export': '导出审计日志', 'audit.daySheet': '出具值班单', 'audit.records': '补记各项记录的摘要',
  ...queueActions, ...bufferActions, ...safetyActions, ...scriptsActions, ...handoverActions, ...courseActions, ...papersActions, ...calendarActions, ...workActions, ...legalActions, ...dossierActions, ...recordingsActions, ...recordingKeepActions, ...recorderActions, ...takeInActions,
}

/** How it ended: `ok`, or the code of the refusal. */
const RESULT_WORDS: Readonly<Record<string, string>> = {
  ok: '成功', forbidden: '无权，已拒绝', 'not-found': '找不到或无权查看', 'wrong-login': '登录名或密码不对', 'wrong-recovery': '恢复密钥不对', wait: '等待时间未到', 'read-only': '只能查看，已拒绝', 'passphrase-weak': '密码太简单', invalid: '填写有误',
  'draft-gone': '草稿已不在', cut: '结尾缺失', damaged: '损坏', missing: '文件不见了', foreign: '不是原来的文件', changed: '内容变了', disk: '读不出来', stopped: '没有查完', 'possible-duplicate': '请先核对证件号相同的档案', lost: '缺失', 'not-taken': '没有完成',
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  ...INTAKE_WORDS, ...APART_NAMES, ...queueFields, ...bufferFields, ...safetyFields, ...scriptsFields, ...handoverFields, ...courseFields, ...papersFields, ...calendarFields, ...workFields, ...legalFields, ...dossierFields, ...recordingsFields, ...recordingKeepFields, ...recorderFields, ...takeInFields,
  a5: 'A5', roll80: '80 毫米热敏纸', sheet: '纸张', pdf: 'PDF', restricted: '检举控告', note: '备注', passphrase: '密码', recoveryKey: '恢复密钥',
  'period.consult': '政策咨询登记的期限', 'period.petition': '信访登记的期限', 'period.report': '检举控告登记的期限', 'period.draft': '草稿的期限',
  principalName: '被代理人姓名', principalIdNumber: '被代理人证件号', principalPhone: '被代理人电话', officerId: '首接责任人', active: '在用状态', conflictPending: '回避待处理',
  roomName: '接待室名称', community: '街道/社区名称', hours: '接待时间', queryPhone: '查询电话', queryAddress: '查询网址', issuingUnit: '出具单位', competent: '是否有权处理机关', lockMinutes: '自动锁定时间', roles: '角色', login: '登录名', user: '人员', from: '开始日期', to: '截止日期', action: '操作', object: '对象', result: '结果',
}

const OBJECT_WORDS: Readonly<Record<string, string>> = { petition: '信访事项', person: '信访人卡片', merge: '合并记录', draft: '草稿', account: '账号', vault: '保险库', database: '数据库', recovery: '恢复密钥', desk: '接待室设置', retention: '保管期限', day: '值班单', audit: '审计日志', backup: '备份', outside: '另存的备份', keyring: '钥匙文件', ...queueObjects, ...bufferObjects, ...safetyObjects, ...scriptsObjects, ...handoverObjects, ...papersObjects, ...calendarObjects, ...workObjects, ...recordingsObjects, ...takeInObjects, ...recordingKeepObjects }

/** What the program does by itself, whoever is or is not logged in. */
const BY_ITSELF: readonly string[] = ['retention.eraseAgain', 'vault.keyringAhead', 'vault.attemptsLost', 'backups.auto', 'audit.records', 'scripts.seed', 'recorder.end', 'recorder.recover', 'recordingKeep.sweepCopy', 'takeIn.look']

/** Who did it: a name, the program itself, or somebody before any log-in. */
export const actorWord = ({ userName, action }: { readonly userName: string; readonly action: string }): string => (BY_ITSELF.includes(action) ? '程序自动' : userName === '' ? '未登录' : userName)
export const actionWord = (action: string): string => ACTION_WORDS[action] ?? action
export const resultWord = (result: string): string => RESULT_WORDS[result] ?? `已拒绝（${result}）`

/** `petition:12` with the name a reader knows it by; without one by its own number. */
export function objectWord(object: string, known: string): string {
  const [kind = '', id = ''] = object.split(':')
  const word = OBJECT_WORDS[kind] ?? kind
  const name = kind === 'backup' && known === '' ? madeAt(id) : known === '' ? id : known
  return name === '' ? word : `${word} ${name}`
}

/** `room-20260302-090001`, the folder of a backup, as the moment it was made; any other name as it is. */
function madeAt(folder: string): string {
  const [, year, month, day, hour, minute, second] = /^room-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/u.exec(folder) ?? []
  return year === undefined ? folder : `${year}年${Number(month)}月${Number(day)}日 ${hour}:${minute}:${second}`
}

/** Steps whose reason is not typed but says which roles were given, as `leader,admin` or `reception → leader`. */
const GIVES_ROLES: ReadonlySet<string> = new Set(['accounts.create', 'accounts.setRoles'])

/** Why somebody did it, in the words of the desk. */
export function reasonWords(action: string, reason: string): { readonly label: '原因' | '角色'; readonly text: string } {
  return GIVES_ROLES.has(action) ? { label: '角色', text: reason.split(' → ').map(roleNames).join(' → ') } : { label: '原因', text: reason }
}

/** Names of fields, one after the other; `+` and `-` before one say that it was set or taken back. */
export function fieldWords(fields: string): string {
  const word = (field: string): string => {
    const sign = /^[+-]/u.exec(field)?.[0] ?? ''
    const bare = field.slice(sign.length)
    const print = /^print (\d+)$/u.exec(bare)?.[1]
    if (print !== undefined) return `第 ${print} 次出具`
    const named = FIELD_WORDS[bare] ?? objectWord(bare, '')
    return sign === '' ? named : `${sign === '+' ? '记上' : '撤回'}${named}`
  }
  return fields === '' ? '' : fields.split(',').map(word).join('、')
}
