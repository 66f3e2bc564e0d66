/**
 * 录音录像与个人信息告知书: what is recorded and kept, why, for how long, who sees it, which rights one has; a refusal never hinders the reception.
 * Knows nothing of the matter.
 */
import { ageOn } from '../../../domain/identity'
import { isDay } from '../../../domain/day'
import type { PaperFacts, PaperKind, PaperProblem, PaperValues } from '../kind'
import { textOf } from '../kind'
import { nameOf, yearsKept } from '../lists'
import { petitionerOf } from '../known'
import { dayAt, flush, given, hands, para, part, stop, title, unless } from '../writing'

const MANNERS = [{ value: 'oral', name: '口头告知并有标识' }, { value: 'written', name: '书面告知' }]
const CONSENTS = [{ value: 'agreed', name: '同意录音录像' }, { value: 'refused', name: '拒绝录音录像' }, { value: 'notApplicable', name: '本次不适用' }]
/** 《个人信息保护法》 Art. 31. */
const GUARDED_UNDER = 14

const fields: PaperKind['fields'] = [
  { key: 'visitor', label: '来访人', kind: 'line', help: '不愿留名的可以空着' },
  { key: 'visitOn', label: '来访日期', kind: 'day', required: '须写明是哪一次来访' },
  { key: 'manner', label: '告知方式', kind: 'choice', choices: MANNERS, required: '《个人信息保护法》第十七条：须告知，写明告知方式' },
  { key: 'purpose', label: '目的', kind: 'text', required: '《个人信息保护法》第十七条：须告知处理目的' },
  { key: 'kinds', label: '收集的信息种类', kind: 'text', required: '《个人信息保护法》第十七条：须告知信息种类' },
  { key: 'retention', label: '保存期限', kind: 'text', required: '《个人信息保护法》第十七条、第十九条：须告知保存期限，按本单位档案管理规定填写', help: '本单位另有核定的，请改成核定的期限' },
  { key: 'readers', label: '谁可以看', kind: 'text', required: '须告知哪些人可以查看' },
  { key: 'rights', label: '您的权利', kind: 'text', required: '《个人信息保护法》第四十四条至第四十七条：须告知查阅、更正等权利和行使方式' },
  { key: 'consent', label: '来访人的意见', kind: 'choice', choices: CONSENTS, help: '空着时印成方框，由来访人当面勾选' },
  { key: 'guardian', label: '监护人', kind: 'line', help: `不满${GUARDED_UNDER}周岁的，由监护人决定` },
]

function prefill(facts: PaperFacts): PaperValues {
  const { petition, room } = facts
  return {
    visitor: petitionerOf(facts), visitOn: petition?.receivedOn ?? facts.today, manner: 'written',
    purpose: '如实记录接待过程，办理您反映的事项，保障来访人和工作人员的安全。', kinds: '您登记的姓名、联系方式、住址、诉求和材料；接待室内的声音和图像。涉及健康、未成年人等敏感信息的，只在办理需要时收集。',
    retention: `登记、回执和办理记录自最后一次办理之日起保存${yearsKept('petition') ?? '若干'}年，录音录像按本单位核定的期限保存；期满后由两人经手销毁。`, readers: '承办人员和依照职责监督、查办的人员；查看录音录像须登记。检举控告的内容不会透露给被检举控告的人员、单位。',
    rights: `您可以查阅、复制自己的信息，信息有误可以要求更正，超过保存期限可以要求删除。请向${room.roomName}提出，电话${room.phone}。`, consent: '', guardian: '',
  }
}

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const born = facts.petition?.petitioner.bornOn ?? ''
  const young = isDay(born) && born <= facts.today && ageOn(born, facts.today) < GUARDED_UNDER
  return unless(!young || textOf(values, 'guardian') !== '', 'guardian', `来访人不满${GUARDED_UNDER}周岁，须由监护人同意（《个人信息保护法》第三十一条）：请填写监护人`)
}

export const recordingNotice: PaperKind = {
  id: 'recordingNotice', name: '录音录像与个人信息告知书', layout: 'form', competentOnly: false, delivered: false, source: '《个人信息保护法》第十七条、第十九条、第二十六条、第二十八条至第三十一条、第四十四条至第四十七条', fields, prefill, problems,
  compose(values, { room }) {
    const consent = textOf(values, 'consent')
    const guardian = textOf(values, 'guardian')
    return {
      layout: 'form', fileTitle: '录音录像与个人信息告知书',
      blocks: [
        title('录音录像与个人信息告知书'),
        ...given(textOf(values, 'visitor'), (text) => ({ kind: 'to', text })),
        para(`欢迎您来到${room.community}${room.roomName}。本接待室录音录像，并登记办理所需要的个人信息，现告知如下：`),
        ...part('一、目的', textOf(values, 'purpose')), ...part('二、收集的信息', textOf(values, 'kinds')), ...part('三、保存期限', textOf(values, 'retention')),
        ...part('四、谁可以看', textOf(values, 'readers')), ...part('五、您的权利', textOf(values, 'rights')),
        ...part('六、您可以拒绝', '您可以拒绝录音录像。拒绝不影响接待，也不影响您的事项登记和办理。'),
        { kind: 'boxes', label: '来访人的意见', items: CONSENTS.map(({ value, name }) => ({ text: name, ticked: value === consent })) },
        ...(consent !== '' && !CONSENTS.some(({ value }) => value === consent) ? [flush(consent)] : []),
        flush(stop(`告知方式：${nameOf(MANNERS, textOf(values, 'manner'))}；来访日期：${dayAt(values, 'visitOn')}`)),
        ...given(guardian, (text) => flush(stop(`监护人：${text}`))),
        hands(guardian === '' ? '来访人（签名或者捺印）' : '监护人（签名或者捺印）', '告知人（签名）'),
      ],
    }
  },
}
