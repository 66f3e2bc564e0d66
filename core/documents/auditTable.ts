/**
 * The audit log as a table for a spreadsheet: the words a reader knows beside the names the log itself uses.
 */
import type { AuditRow } from '../contract/audit'
import { actionWord, actorWord, fieldWords, reasonWords, resultWord } from '../domain/auditWords'
import { csvTable } from '../domain/csv'
import { formatInstantZh } from '../domain/day'
import { roleNames } from '../domain/roleNames'

const HEAD = ['序号', '时间', '人员', '角色', '操作', '对象', '内容栏目', '结果', '原因', '校验', '操作代码', '对象代码', '时间（毫秒）']

export function auditCsv(rows: readonly AuditRow[]): string {
  return csvTable([HEAD, ...rows.map(({ seq, at, userName, role, action, object, subject, fields, result, reason, mark }) => [
    seq, formatInstantZh(at), actorWord({ userName, action }), roleNames(role), actionWord(action), subject, fieldWords(fields), resultWord(result), reasonWords(action, reason).text, mark, action, object, at,
  ])])
}
