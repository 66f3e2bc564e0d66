/**
 * Plain Chinese for input that does not fit: which field, what is wrong.
 * Knows names of fields only, never their values.
 */
import { z } from 'zod'
import { bufferLabels } from '../domain/actionWords/buffer'
import { calendarLabels } from '../domain/actionWords/calendar'
import { courseLabels } from '../domain/actionWords/course'
import { dossierLabels } from '../domain/actionWords/dossier'
import { legalLabels } from '../domain/actionWords/legal'
import { papersLabels } from '../domain/actionWords/papers'
import { queueFields } from '../domain/actionWords/queue'
import { recorderLabels } from '../domain/actionWords/recorder'
import { safetyFields } from '../domain/actionWords/safety'
import { scriptsLabels } from '../domain/actionWords/scripts'
import { recordingsLabels } from '../domain/actionWords/recordings'
import { recordingKeepLabels } from '../domain/actionWords/recordingKeep'
import { takeInLabels } from '../domain/actionWords/takeIn'
import { workLabels } from '../domain/actionWords/work'
import { INTAKE_WORDS } from '../domain/intakeWords'

/** What a person would call the kind of thing that belongs into a field. */
const KINDS: Readonly<Record<string, string>> = { string: '文字', number: '数字', int: '整数', boolean: '是或否', array: '一组内容', object: '一组栏目', tuple: '一组内容' }

/** A plain sentence for what a schema refuses without words of its own. Zod's own Chinese speaks of `string` and `undefined`, which says nothing to a worker. */
function plain(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type': return issue.input === undefined ? '没有填写，请填写后重试' : `这里要填${KINDS[issue.expected] ?? '别的内容'}，请改正后重试`
    case 'invalid_value': return '不在可选的范围内，请重新选择'
    case 'too_big': return `太大或太多（上限 ${String(issue.maximum)}），请改小后重试`
    case 'too_small': return issue.origin === 'string' || issue.origin === 'array' ? '没有填写，请填写后重试' : `太小（至少 ${String(issue.minimum)}），请改正后重试`
    case 'invalid_format': return issue.format === 'date' ? '不是有效日期，请按 2026-09-05 这样填写' : '格式不对，请核对后重试'
    default: return '不符合要求，请核对后重试'
  }
}

z.config({ localeError: plain })

const LABELS: Readonly<Record<string, string>> = {
  ...workLabels, ...courseLabels, ...papersLabels, ...bufferLabels, ...safetyFields, ...INTAKE_WORDS, ...queueFields, ...scriptsLabels, ...calendarLabels, ...legalLabels, ...dossierLabels, ...recordingsLabels, ...recorderLabels, ...recordingKeepLabels, ...takeInLabels,
  login: '登录名', first: '初始密码', compartments: '保密范围', passphrase: '密码', current: '现密码', next: '新密码', roles: '角色', accounts: '账号', desk: '接待室信息', recoveryTyped: '恢复密钥', recoveryKey: '恢复密钥', roomName: '接待室名称', community: '街道/社区名称',
  hours: '接待时间', queryPhone: '查询电话', queryAddress: '查询网址', issuingUnit: '出具单位', competent: '是否有权处理机关', lockMinutes: '自动锁定时间',
  form: '登记表', text: '内容', id: '编号', toPersonId: '归属的档案', printNo: '出具次数', opinionSeen: '已核对原件', untold: '无法告知', keepId: '保留的人', otherId: '并入的人', mergeId: '合并记录', toId: '接办人', handTo: '接办人', exclude: '同时回避', paper: '纸张', petitionId: '信访件编号', petitionIds: '信访件',
  draftId: '草稿编号', revision: '草稿版本', field: '字段', before: '翻页位置', limit: '条数', state: '状态', due: '期限', officerId: '首接责任人', action: '操作', object: '对象', result: '结果', from: '开始日期', to: '截止日期', userId: '人员', startOn: '起算日',
  html: '文档', printer: '打印机', suggestedName: '文件名', factor: '大小', large: '大字',
  periods: '保管期限', consult: '政策咨询登记', petition: '信访登记', report: '检举控告登记', draft: '草稿', draftIds: '草稿',
  folder: '文件夹', source: '来源', secret: '登录', leaving: '退出', lastNumber: '最后一张回执的编号', printers: '打印机数',
}

/** First thing wrong with an input, as field path and sentence. */
export function sentence(error: z.ZodError): { readonly field: string; readonly message: string } {
  const issue = error.issues[0]
  if (issue === undefined) return { field: '', message: '输入不符合要求，请核对后重试' }
  const names = issue.path.map((part) => (typeof part === 'number' ? `第 ${part + 1} 项` : (LABELS[String(part)] ?? '某一栏')))
  const label = names.length === 0 ? '输入' : names.slice(-2).join(' ')
  const message = issue.code === 'unrecognized_keys' ? '含有不认识的栏目，请更新程序后重试' : issue.message
  return { field: issue.path.map(String).join('.'), message: `“${label}”：${message}` }
}
