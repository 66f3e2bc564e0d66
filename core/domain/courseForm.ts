/**
 * What has to be told of each act, and what is wrong with what was told: which fields its form shows, which it needs, in which range its days lie.
 * Screen and office judge with the same function. Knows no storage and no state; core/domain/course.ts does.
 */
import { type Day, formatDayZh } from './day'
import { type ActKind, ACTS, outcomesOf } from './course'
import { REFUSAL_REASONS, reasonsOf } from './refusalReasons'

export type ActField = 'unit' | 'coUnits' | 'reasonCode' | 'outcome' | 'text' | 'toldOn' | 'feedbackBy'
type Need = 'needed' | 'offered'
/** Acts recorded by `course.act`; the other two have calls of their own. */
export type ActFormKind = Exclude<ActKind, 'extend' | 'reopen'>

interface FormSpec { readonly fields: Readonly<Partial<Record<ActField, Need>>>; readonly labels?: Readonly<Partial<Record<ActField, string>>>; readonly help?: string }

/** The form of each act. A label in the words of the act stands in place of the general one. */
export const ACT_FORMS: Readonly<Record<ActFormKind, FormSpec>> = {
  answerOnSpot: { fields: { text: 'needed' }, labels: { text: '答复内容和依据' }, help: '写明答复了什么、依据哪项政策或哪条规定。' },
  verify: { fields: { text: 'offered' }, labels: { text: '要核实什么' } },
  inform: { fields: { text: 'needed' }, labels: { text: '告知了什么、怎样告知' }, help: '书面告知信访人事项去向、办理期限和查询方式。' },
  meet: { fields: { text: 'needed' }, labels: { text: '谈了什么、信访人的意见' } },
  accept: { fields: { unit: 'needed', text: 'offered', toldOn: 'offered' }, labels: { unit: '受理机关' }, help: '60日办结期限从受理当日起算，受理当日不计。' },
  assign: { fields: { unit: 'needed', coUnits: 'offered', text: 'needed', feedbackBy: 'offered' }, labels: { unit: '主办单位', coUnits: '协办单位', text: '解决路径' } },
  transfer: { fields: { unit: 'needed', text: 'needed', toldOn: 'offered', feedbackBy: 'offered' }, labels: { unit: '转给哪个机关', text: '转送理由和材料' }, help: '要求反馈的（交办）填写反馈期限；只转送的不填。' },
  returned: { fields: { unit: 'needed', text: 'needed' }, labels: { unit: '退回的机关', text: '退回理由' } },
  feedback: { fields: { unit: 'needed', text: 'needed' }, labels: { unit: '反馈的单位', text: '反馈内容' } },
  mediate: { fields: { text: 'offered', unit: 'offered' }, labels: { unit: '调解组织', text: '说明' }, help: '双方都同意才进入调解；一方明确拒绝的，不得调解。' },
  endMediation: { fields: { text: 'needed' }, labels: { text: '终止原因和告知的其他途径' } },
  agree: { fields: { text: 'needed', unit: 'offered' }, labels: { unit: '调解组织', text: '协议要点' }, help: '日期填协议生效日：各方签名、盖章或捺印，调解员签名并加盖印章之日；口头协议为达成之日。' },
  answer: { fields: { outcome: 'needed', unit: 'needed', text: 'needed', toldOn: 'offered' }, labels: { unit: '出具意见的机关', text: '处理意见和依据', outcome: '结果' }, help: '送达以后填写送达日期；30日复查期限从收到之日起算。' },
  refuse: { fields: { reasonCode: 'needed', unit: 'offered', text: 'needed', toldOn: 'offered' }, labels: { unit: '应找的机关', text: '说明和去向' } },
  noLonger: { fields: { reasonCode: 'needed', text: 'needed', toldOn: 'offered' }, labels: { text: '复核意见的文号、日期，为什么是同一事实和理由' } },
  direct: { fields: { reasonCode: 'needed', unit: 'needed', text: 'needed', toldOn: 'offered' }, labels: { unit: '应找的机关', text: '说明、程序和时限' } },
  urgent: { fields: { unit: 'needed', text: 'needed' }, labels: { unit: '报告给', text: '报告内容、已采取的措施' } },
  withdraw: { fields: { text: 'needed' }, labels: { text: '撤回的意思表示（书面或记录）' } },
  close: { fields: { outcome: 'needed', text: 'offered' }, labels: { outcome: '矛盾是否化解', text: '办结情况' }, help: '办结和化解是两件事：答复了不等于化解了。' },
  followUp: { fields: { outcome: 'needed', text: 'needed' }, labels: { outcome: '履行情况', text: '回访方式、找到谁、情况' } },
  evaluate: { fields: { outcome: 'needed', text: 'offered' }, labels: { outcome: '评价', text: '原因' }, help: '评价由信访人自己作出；不满意的，3日内面谈。' },
  archive: { fields: { text: 'offered' }, labels: { text: '存放位置' } },
}

const LABELS: Readonly<Record<ActField, string>> = { unit: '单位', coUnits: '协办单位', reasonCode: '理由', outcome: '结果', text: '说明', toldOn: '书面告知日期', feedbackBy: '反馈期限' }
export const labelOf = (kind: ActFormKind, field: ActField): string => ACT_FORMS[kind].labels?.[field] ?? (field === 'toldOn' && kind === 'answer' ? '送达日期' : LABELS[field])

export interface ActTold { readonly kind: ActFormKind; readonly doneOn: Day; readonly unit?: string | undefined; readonly coUnits?: string | undefined; readonly reasonCode?: string | undefined; readonly outcome?: string | undefined; readonly text?: string | undefined; readonly toldOn?: Day | undefined; readonly feedbackBy?: Day | undefined }
interface FormProblem { readonly field: string; readonly message: string }

/** The first thing that is missing or wrong, with the way out; undefined when nothing is. Days lie between the day of registration and today. */
export function formProblem(act: ActTold, { receivedOn, today }: { readonly receivedOn: Day; readonly today: Day }): FormProblem | undefined {
  const { fields } = ACT_FORMS[act.kind]
  const between = (field: string, label: string, day: Day): FormProblem | undefined => (day < receivedOn || day > today ? { field, message: `“${label}”应在登记日（${formatDayZh(receivedOn)}）和今天之间，请核对` } : undefined)
  const wrongDay = between('doneOn', '日期', act.doneOn) ?? (act.toldOn === undefined ? undefined : between('toldOn', labelOf(act.kind, 'toldOn'), act.toldOn))
  if (wrongDay !== undefined) return wrongDay
  for (const [field, need] of Object.entries(fields) as [ActField, Need][]) if (need === 'needed' && (act[field] ?? '').trim().length === 0) return { field, message: `请填写“${labelOf(act.kind, field)}”` }
  for (const field of Object.keys(LABELS) as ActField[]) if (fields[field] === undefined && (act[field] ?? '') !== '') return { field, message: `“${ACTS[act.kind].name}”没有“${LABELS[field]}”这一项，请清空` }
  if (act.feedbackBy !== undefined && act.feedbackBy <= act.doneOn) return { field: 'feedbackBy', message: '“反馈期限”应在交办日以后，请核对' }
  if (act.outcome !== undefined && !Object.hasOwn(outcomesOf(act.kind), act.outcome)) return { field: 'outcome', message: `请在“${labelOf(act.kind, 'outcome')}”里选一项` }
  if (act.reasonCode !== undefined && !reasonsOf(act.kind).some(({ code }) => code === act.reasonCode)) return { field: 'reasonCode', message: '请在理由清单里选一项' }
  return undefined
}

/** How an act reads in the timeline. */
export function actSentence(act: ActTold): string {
  const { kind, doneOn, unit = '', coUnits = '', text = '', toldOn, feedbackBy } = act
  const outcome = act.outcome === undefined ? '' : outcomesOf(kind)[act.outcome] ?? ''
  const reason = REFUSAL_REASONS.find(({ code }) => code === act.reasonCode)
  const parts = [
    `${ACTS[kind].name}${outcome === '' ? '' : `（${outcome}）`}，${formatDayZh(doneOn)}`, unit.trim() === '' ? '' : `${labelOf(kind, 'unit')} ${unit.trim()}`, coUnits.trim() === '' ? '' : `协办 ${coUnits.trim()}`,
    reason === undefined ? '' : `理由 ${reason.name}（${reason.source}）`, toldOn === undefined ? '' : `${labelOf(kind, 'toldOn')} ${formatDayZh(toldOn)}`, feedbackBy === undefined ? '' : `反馈期限 ${formatDayZh(feedbackBy)}`, text.trim(),
  ]
  return parts.filter((part) => part !== '').join('；')
}
