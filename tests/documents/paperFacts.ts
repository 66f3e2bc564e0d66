/** A petition's file as papers see it: an ordinary one, a restricted 检举控告, and none at all. Everybody in it is invented. */
import type { PaperFacts, PaperIssue } from '#core/documents/paper/kind'
import { Day } from '#core/domain/day'

export const day = (text: string): Day => Day.parse(text)

export const room: PaperFacts['room'] = {
  roomName: '综治信访接待室', community: '江海市蓬江区桂花街道白石社区', address: '桂花路18号社区服务中心一楼', phone: '0750-5550101', hours: '周一至周五 8:30–12:00，14:30–17:30', queryPhone: '0750-5550102', queryAddress: 'https://xf.example.cn/q',
  issuingUnit: '白石社区居民委员会', competent: false, competentUnit: '桂花街道办事处', committee: '白石社区人民调解委员会',
}

export const facts: PaperFacts = {
  today: day('2026-09-20'), officerName: '李晓岚', receiverName: '陈志远', room,
  petition: {
    number: 'XF26-0012', queryCode: 'K7QM2-XV9RT', receivedOn: day('2026-09-05'), receivedAt: 1_788_570_300_000, form: 'visit', petitionClass: 'complex', statutoryKind: 'appeal', restricted: false,
    petitioner: { name: '王桂英', sex: '女', bornOn: '1962-03-15', ethnicity: '汉族', occupation: '退（离）休人员', workUnit: '原江海纺织厂', idNumber: '110105196203150026', phone: '13800001234', address: '桂花路22号3栋602房' },
    anonymous: false, headcount: 6, representatives: ['王桂英', '梁国栋'], title: '三栋二单元天台长期渗水', requests: '请求维修天台防水层\n请求退还多收的维修费', facts: '去年雨季以来，顶楼三户天花板渗水，多次报修没有解决。', happenedOn: '2025-06-10', happenedAt: '桂花路22号3栋', contentClass: '城市建设和市政管理',
    materials: [{ name: '渗水照片', copies: 1, pages: 4, original: false }, { name: '维修费收据', copies: 2, pages: 1, original: true }],
    acts: [{ kind: 'accept', on: day('2026-09-10'), by: '李晓岚', unit: '桂花街道城市建设办公室', text: '', reasonCode: '', outcome: '' }],
    clocks: [
      { rule: 'complex-claim', ruleName: '复杂诉求办结', startOn: day('2026-09-05'), dueOn: day('2026-10-05'), provisional: false, state: 'open', source: '2026年工作计划' },
      { rule: 'closing', ruleName: '办结', startOn: day('2026-09-10'), dueOn: day('2026-11-09'), provisional: false, state: 'open', source: '《信访工作条例》第三十四条' },
      { rule: 'review-request', ruleName: '申请复查、复核', startOn: day('2026-09-18'), dueOn: day('2026-10-18'), provisional: false, state: 'open', source: '《信访工作条例》第三十五条' },
      { rule: 'judicial-confirmation', ruleName: '司法确认', startOn: day('2026-09-18'), dueOn: day('2026-10-19'), provisional: false, state: 'open', source: '《人民调解法》第三十三条' },
      { rule: 'follow-up-3', ruleName: '3日电话回访', startOn: day('2026-09-18'), dueOn: day('2026-09-21'), provisional: false, state: 'open', source: '2026年工作计划' },
    ],
    claims: [{ no: '1', issue: '天台防水层老化', leadUnit: '城市建设办公室', coUnits: '物业公司', person: '周海', path: '勘查后申请维修资金', milestones: '2026年9月25日　勘查', due: '2026-10-05', status: '进行中', evidence: '勘查照片' }],
  },
}

/** Every word of the matter's content, none of which may stand in any paper. */
export const SECRETS = ['甲某某', '好处费', '工程款', '转账记录', '低保审批', '白石村委会']

const open = facts.petition
if (open === undefined) throw new Error('the sample has no petition')

export const restrictedFacts: PaperFacts = {
  ...facts,
  petition: {
    ...open, petitionClass: 'simple', statutoryKind: 'report', restricted: true, title: '甲某某收取好处费', requests: '查处甲某某\n追回工程款', facts: '白石村委会在低保审批中收钱。', happenedAt: '白石村委会', contentClass: '贪污贿赂工程款',
    materials: [{ name: '甲某某的转账记录', copies: 3, pages: 2, original: false }], claims: [{ issue: '甲某某好处费', leadUnit: '白石村委会' }],
    acts: [{ kind: 'transfer', on: day('2026-09-12'), by: '李晓岚', unit: '蓬江区纪委监委信访室', text: '甲某某好处费', reasonCode: 'report', outcome: '' }],
  },
}

export const noFacts: PaperFacts = { today: facts.today, officerName: '李晓岚', receiverName: '陈志远', room }

export const issueOf = (more: Partial<PaperIssue> = {}): PaperIssue => ({ number: '桂信受字〔2026〕12号', on: day('2026-09-20'), unit: '桂花街道办事处', drafted: true, final: true, room, ...more })
