/**
 * The receipt's own sentences: names of classes, what happens next, lawful remedies, recording notice.
 * No labels for people: 无理缠访 is a matter's class and reads 解释疏导 on paper.
 */
import type { ReceiptData } from './receiptData'

/** A letter was never a visit: head and time follow the way in which the matter came. */
export const HEADS: Readonly<Record<ReceiptData['form'], { readonly title: string; readonly time: string; readonly people: string }>> = {
  visit: { title: '来访登记回执', time: '来访时间', people: '来访人数' },
  letter: { title: '来信登记回执', time: '收到时间', people: '反映人数' },
  call: { title: '来电登记回执', time: '来电时间', people: '反映人数' },
  web: { title: '网上信访登记回执', time: '收到时间', people: '反映人数' },
  fax: { title: '传真信访登记回执', time: '收到时间', people: '反映人数' },
  outreach: { title: '走访下访登记回执', time: '走访时间', people: '反映人数' },
  assigned: { title: '交办转办登记回执', time: '收到时间', people: '反映人数' },
}

export const CLASS_NAME: Readonly<Record<ReceiptData['petitionClass'], string>> = {
  consult: '政策咨询',
  simple: '合理诉求（简单）',
  complex: '合理诉求（复杂）',
  unreasonable: '解释疏导／不予支持',
}

export const KIND_NAME = { suggestion: '建议意见', report: '检举控告', appeal: '申诉求决' } as const

const CLASS_STEP: Readonly<Record<ReceiptData['petitionClass'], string>> = {
  consult: '能当场答复的当场答复；需要核实的，由首接责任人在承诺日期前书面答复。',
  simple: '由首接责任人跟进主办单位，在承诺日期前办结并告知结果。',
  complex: '列出问题、责任、时限清单，提交街道联席会议研究，在承诺日期前办结并告知结果。',
  unreasonable: '就已有结论作解释和疏导，在承诺日期前答复；如有新的事实和理由，请随时补充，另行登记。',
}

/** What happens now, in order. */
export function nextSteps(data: ReceiptData): readonly string[] {
  if (data.statutoryKind === 'report') {
    return ['按规定转送有权处理的纪检监察机关或者有关机关，由其依规依纪依法处理。', '本室及经办人员严格保密，不向被检举控告的人员或者单位透露或者转交您的材料。']
  }
  const step = CLASS_STEP[data.petitionClass]
  return data.statutoryKind === 'suggestion' ? ['建议意见由有权处理机关研究论证，对科学合理的予以采纳，并予以回复。', step] : [step]
}

/**
 * 复查 and 复核 are for 申诉求决 (《信访工作条例》第三十一、三十五、三十六条), and always printed beside 解释疏导.
 * While the kind is not yet settled, a remedy too many does no harm, one left out would; an inquiry has none.
 */
export function hasRemedies({ statutoryKind, petitionClass }: Pick<ReceiptData, 'statutoryKind' | 'petitionClass'>): boolean {
  if (statutoryKind === undefined) return petitionClass !== 'consult'
  return statutoryKind === 'appeal' || (statutoryKind === 'suggestion' && petitionClass === 'unreasonable')
}

export const REMEDIES =
  '不服信访处理意见的，可自收到书面答复之日起30日内请求复查；不服复查意见的，可再请求复核。依法应当通过诉讼、仲裁、行政复议等途径解决的，请按其程序和时限提出，可申请法律援助。'

const HOW = { oral: '已当面口头告知并有标识', written: '已书面告知', none: '未当面告知，现场有标识' } as const
const CONSENT = { agreed: '您表示同意', refused: '您拒绝录音录像，不影响接待', notApplicable: '本次不适用' } as const

export function noticeText(notice: ReceiptData['notice']): string {
  const room = '本接待室录音录像，以记录接待过程、保障安全。'
  if (notice === undefined) return `${room}拒绝录音录像不影响接待。`
  return `${room}${HOW[notice.how]}；${CONSENT[notice.consent]}。`
}

/** A community desk registers and transfers; it does not decide (条例 15, 22, 23). */
export function explainCompetence(competent: boolean): string {
  return competent
    ? '本回执证明信访事项已登记，不代替受理告知书或者处理意见书。'
    : '本室登记、解释、调解、转送和跟进；是否受理及处理意见由有权处理机关书面告知，本回执不代替受理告知书。'
}
