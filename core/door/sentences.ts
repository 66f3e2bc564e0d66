/**
 * Plain Chinese for input that does not fit: which field, what is wrong.
 * Knows names of fields only, never their values.
 */
import { z } from 'zod'

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
  login: '登录名', passphrase: '密码', current: '现密码', next: '新密码', name: '姓名', roles: '角色', accounts: '账号', desk: '接待室信息', recoveryTyped: '恢复密钥', roomName: '接待室名称', community: '街道/社区名称',
  address: '住址', phone: '电话', hours: '接待时间', queryPhone: '查询电话', queryAddress: '查询网址', issuingUnit: '出具单位', competent: '是否有权处理机关',
  form: '登记表', petitioner: '信访人', mode: '署名方式', paperType: '证件类型', idNumber: '证件号', idReason: '证件号保留原因', grid: '网格/楼栋', occupation: '职业', relation: '与事项关系', sex: '性别', bornOn: '出生日期', principal: '被代理人',
  headcount: '来访人数', representatives: '代表', title: '标题', requests: '主要诉求', facts: '事实和理由', happenedOn: '发生时间', happenedAt: '发生地点', accused: '被反映单位（人）', contentClass1: '内容分类', contentClass2: '内容分类（二级）',
  purpose: '信访目的', flags: '标记', materials: '材料', copies: '份数', pages: '页数', original: '原件', emotionLevel: '情绪状态', selfReport: '自评分', notice: '录音录像告知', how: '告知方式', consent: '是否同意', conflict: '回避', handOverTo: '接办人',
  excludedIds: '回避人员', petitionClass: '分类', statutoryKind: '法定类别', guard: '无理缠访审批', basis: '已有结论', basisNo: '文书号', opinionNo: '法律意见书编号', approverId: '审批人', visitKind: '初访/重复访', visitReason: '判断理由', linkedPetitionId: '关联信访件',
  smileAt: '微笑时间', waterAt: '热水时间', listAt: '清单时间', reason: '原因', text: '内容', id: '编号', personId: '信访人编号', keepId: '保留的人', otherId: '并入的人', mergeId: '合并记录', toId: '接办人', exclude: '同时回避', paper: '纸张', petitionId: '信访件编号',
  draftId: '草稿编号', revision: '草稿版本', field: '字段', before: '翻页位置', limit: '条数', state: '状态', due: '期限', officerId: '首接责任人', action: '操作', startOn: '起算日',
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
