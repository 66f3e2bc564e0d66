/**
 * Invented receipts for the document tests: one per class and kind, and one that is as full as it may get.
 */
import type { ReceiptData, ReceiptDue } from '#core/documents/receipt'
import { Day } from '#core/domain/day'

const day = (text: string): Day => Day.parse(text)

const due: ReceiptDue = { ruleName: '简单诉求办结', source: '2026年工作计划', startOn: day('2026-09-05'), n: 7, unit: 'day', dueOn: day('2026-09-12'), earlyOn: day('2026-09-11'), provisional: false, calendarRevision: '2026-1' }
const statutory: ReceiptDue = { ...due, ruleName: '书面告知', source: '《信访工作条例》第二十三条', n: 15, dueOn: day('2026-09-20'), earlyOn: day('2026-09-20') }

export const simple: ReceiptData = {
  roomName: '综治信访接待室', community: '安宁街道桂花社区', address: '桂花路18号社区服务中心一楼', phone: '0750-5550101', hours: '周一至周五 8:30–12:00，14:30–17:30',
  queryPhone: '0750-5550102', queryAddress: 'https://xf.example.cn/q', issuingUnit: '桂花社区居民委员会', competent: false,
  number: 'XF26-0012', queryCode: 'K7QM2-XV9RT', receivedAt: Date.UTC(2026, 8, 5, 1, 5), form: 'visit', mode: 'named', name: '王*英', headcount: 1, representatives: [],
  title: '三栋二单元楼道长期漏水，请求物业维修', petitionClass: 'simple', statutoryKind: 'appeal', promise: due, statutory,
  receiverName: '李晓岚', officerName: '李晓岚', materials: [{ name: '漏水照片', copies: 1, pages: 4, original: false }, { name: '物业缴费单', copies: 2, pages: 1, original: true }],
  notice: { how: 'oral', consent: 'agreed' },
}
export const consult: ReceiptData = { ...simple, number: 'XF26-0013', title: '咨询低保申请条件', petitionClass: 'consult', statutoryKind: undefined, materials: [], promise: { ...due, ruleName: '政策咨询书面回复', n: 3, unit: 'workday', dueOn: day('2026-09-09'), earlyOn: day('2026-09-09') } }
export const complex: ReceiptData = {
  ...simple, number: 'XF26-0014', title: '旧改补偿款发放问题', petitionClass: 'complex', mode: 'joint', headcount: 12, representatives: ['陈*', '欧阳*', '刘*华', '周*', '吴*'], officerName: '赵立新',
  promise: { ...due, ruleName: '复杂诉求办结', n: 30, dueOn: day('2027-01-03'), earlyOn: day('2026-12-31'), provisional: true },
}
export const unreasonable: ReceiptData = { ...simple, number: 'XF26-0015', title: '已复核终结的宅基地纠纷再次反映', petitionClass: 'unreasonable', promise: { ...due, ruleName: '解释疏导答复', n: 30, source: '2026年工作计划未定此类时限，本室参照复杂诉求30日办理', dueOn: day('2026-10-05'), earlyOn: day('2026-09-30') } }
export const report: ReceiptData = {
  ...simple, number: 'XF26-0016', title: '举报甲某某收受好处费', statutoryKind: 'report', mode: 'anonymous', name: '',
  promise: { ...due, ruleName: '检举控告转送', source: '《信访工作条例》第二十二条、第三十条', n: 15, dueOn: day('2026-09-20'), earlyOn: day('2026-09-20') }, statutory: { ...statutory, exempt: '姓名或住址不清的无法告知' },
  materials: [{ name: '甲某某转账记录', copies: 3, pages: 4, original: false }], notice: { how: 'written', consent: 'refused' },
}
/** 80 characters of title, long particulars, ten kinds of paper. */
export const full: ReceiptData = {
  ...complex, number: 'XF26-0017', title: '小区地下车库漏水电梯停运消防通道被占'.repeat(5).slice(0, 80), queryAddress: `https://xf.example.cn/${'q'.repeat(170)}`,
  materials: Array.from({ length: 10 }, (_, at) => ({ name: `第${at + 1}组材料：业主大会决议与物业往来函件`, copies: at + 1, pages: 12, original: at % 2 === 0 })),
}
export const samples: Readonly<Record<string, ReceiptData>> = { simple, consult, complex, unreasonable, report, full }
