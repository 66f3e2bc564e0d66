/** Every kind of paper: complete samples, required parts, what the file fills in, what may never stand in it, and that nothing typed is lost. */
import { describe, expect, it } from 'vitest'
import type { Block, Composed } from '#core/documents/paper/blocks'
import { draftValues } from '#core/documents/paper/check'
import { type FieldSpec, missingIn, type PaperKind, type PaperRow, type PaperValues } from '#core/documents/paper/kind'
import { PAPER_KINDS, paperKind } from '#core/documents/paper/kinds'
import { HIDDEN_MATTER } from '#core/documents/paper/kinds/minutes'
import { LABEL_WORDS, REFUSALS } from '#core/documents/paper/lists'
import { formatDayZh, isDay } from '#core/domain/day'
import refusals from '#resources/rules/refusals.json'
import { payloads } from './payloads'
import { facts, issueOf, noFacts, restrictedFacts, SECRETS } from './paperFacts'
import { paperSamples } from './paperSamples'

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'title': case 'to': case 'para': case 'heading': case 'note': case 'cut': return [block.text]
    case 'table': return block.rows.flatMap((row) => row.map(({ text }) => text))
    case 'attachments': return block.items
    case 'sign': return [block.unit, block.on === undefined ? '' : formatDayZh(block.on)]
    case 'hands': return block.lines.flatMap(({ label, after }) => [label, after ?? ''])
    case 'boxes': return [block.label, ...block.items.map(({ text, ticked }) => `${ticked === true ? '☑' : '□'}${text}`)]
    case 'qr': return [block.text, block.caption]
    case 'ruled': case 'gap': case 'pageBreak': return []
  }
}
const told = ({ blocks, head, draftedFor }: Composed): string => [head?.unit ?? '', head?.number ?? '', draftedFor ?? '', ...blocks.flatMap(textsOf)].join('\n')
const kindOf = (id: string): PaperKind => paperKind(id) ?? (() => { throw new Error(`no kind ${id}`) })()
const sampleOf = (id: string): PaperValues => paperSamples[id] ?? {}
const composed = (id: string, values: PaperValues = sampleOf(id)): string => told(kindOf(id).compose(values, issueOf()))
const problemsOf = (id: string, more: PaperValues = {}, known = facts) => {
  const { fields, problems } = kindOf(id)
  const values = { ...sampleOf(id), ...more }
  return [...missingIn(fields, values), ...(problems?.(values, known) ?? [])]
}
const rows = (values: PaperValues, key: string): readonly PaperRow[] => { const value = values[key]; return typeof value === 'string' || value === undefined ? [] : value }
const ids = PAPER_KINDS.map(({ id }) => id)

/** A value as it must be found on paper: a choice by its name, a day in words, a tick by its sentence (not looked for). */
function shown(field: Pick<FieldSpec, 'kind' | 'choices' | 'key'>, value: string): readonly string[] {
  if (value === '' || field.kind === 'tick') return []
  if (field.kind === 'choice') return [(field.choices?.find((choice) => choice.value === value)?.name ?? value).replace(/（条例.*）$|（《.*）$/u, '')]
  return (isDay(value) ? formatDayZh(value) : value).split('\n')
}

it('has all kinds of domain.md §3.2, each once, with a sample', () => {
  expect([...ids].sort()).toEqual([
    'accepted', 'answer', 'claims', 'delivery', 'educationPlan', 'evaluation', 'extended', 'followUp', 'legalOpinion', 'mediationAgreement', 'mediationApplication', 'mediationEnded', 'mediationRecord', 'mediationRegister', 'minutes', 'noLonger', 'notAccepted', 'poster', 'recheck', 'recordingNotice', 'review', 'transferred',
  ])
  expect(Object.keys(paperSamples).sort()).toEqual([...ids].sort())
  expect(paperKind('toString')).toBeUndefined()
})

it.each([
  ['accepted', '信受字', true, true], ['notAccepted', '信不受字', true, true], ['noLonger', '信不再字', true, true], ['transferred', '信转字', false, true], ['answer', '信处字', true, true], ['extended', '信延字', true, true], ['review', '信复查字', true, true], ['recheck', '信复查字', true, true],
  ['legalOpinion', '法意字', false, false], ['mediationRegister', '民调登字', false, false], ['mediationAgreement', '民调字', false, false], ['mediationEnded', undefined, false, true], ['claims', undefined, false, false], ['evaluation', undefined, false, false], ['delivery', undefined, false, false], ['poster', undefined, false, false],
])('%s: number %s, only by the competent body %s, to be served %s', (id, series, competentOnly, delivered) => {
  expect(kindOf(id)).toMatchObject({ competentOnly, delivered })
  expect(kindOf(id).series).toBe(series)
})

/** What §3.2 wants to stand in each. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  accepted: ['受理告知书', '予以受理', '60日', '2026年9月10日', '2026年11月9日', '桂花街道城市建设办公室承办', '第二十三条', '第三十一条', '第三十四条', '联系人和电话', '查询码'],
  notAccepted: ['不予受理', '审查情况', '第三十一条第一项', '蓬江区人民法院', '迎宾大道66号', '12368', '法律援助', '30日', '申请复查'],
  noLonger: ['复核意见', '江府信复核字〔2026〕7号', '2026年8月20日', '同一事实和理由', '第三十六条第三款', '不再受理', '临时救助', '新的事实和理由'],
  transferred: ['交办', '蓬江区住房和城乡建设局', '材料名称', '渗水照片', '原件', '2026年10月20日', '需要反馈', '15日', '5个工作日', '收件人（签名）', '去向', '共3份'],
  answer: ['投诉请求', '事实和理由', '查明的情况', '处理意见：支持', '处理意见：不予支持', '依据：', '30日', '申请复查', '蓬江区人民政府', '申请复核', '自收到', '诉讼、仲裁、行政复议', '法律援助'],
  extended: ['2026年9月10日', '2026年11月9日', '延期的理由', '2026年12月5日', '黄立文', '第三十四条', '30日'],
  review: ['信访处理意见', '桂信处字〔2026〕3号', '30日', '2026年10月18日', '蓬江区人民政府', '第三十五条', '申请复查'],
  recheck: ['复查意见', '30日', '2026年10月18日', '江海市人民政府', '第三十六条', '申请复核', '不再受理'],
  legalOpinion: ['致桂花街道办事处', '委托事项', '依据材料目录', '事实摘要', '争议焦点', '法律分析', '2021年1月1日起施行', '结论', '法律途径和时限', '一年内', '声明与保留', '苏明哲', '14407201810012345', '广东明衡律师事务所', '桂花司法所（会签）'],
  claims: ['问题清单', '责任清单', '时限清单', '主办', '协办：安和物业', '周海', '2026年10月5日', '进行中', '2026年9月25日　申请资金'],
  minutes: ['参加人员', '议程', '讨论情况', '会议决定', '落实单位', '完成日期：2026年10月5日', '主持人（签名）'],
  mediationApplication: ['申请人', '被申请人', '民族', '年龄', '职业', '单位（职务）', '住址和联系方式', '自愿', '不收费', '纠纷事实', '申请事项', '此致'],
  mediationRegister: ['当事人申请', '房屋物业', '一般', '3600元', '涉及人数', '发生时间', '发生地点', '登记人', '不受理的理由'],
  mediationRecord: ['调解记录', '地点', '记录人', '问：', '答：', '已向本人宣读', '与所说的一致', '每一页', '捺印'],
  mediationAgreement: ['编号', '当事人', '纠纷主要事实', '争议事项', '责任', '协议内容', '履行方式', '履行期限', '一式3份', '各执一份', '留存一份', '司法确认', '30日', '2026年10月19日', '签名、盖章或者捺印', '人民调解员 罗秀珍', '\n安和物业服务有限公司\n　年', '白石社区人民调解委员会'],
  mediationEnded: ['终止', '仲裁', '行政', '司法', '第二十六条', '起诉', '法律援助', '白石社区人民调解委员会'],
  followUp: ['30日评估', '部分履行', '黄', '回访人', '网格长', '2026年9月18日 15:20'],
  evaluation: ['□满意', '□基本满意', '□不满意', '对接待的评价', '对办理单位的评价', '□办理时间长', '□服务态度差', '□问题未解决', '□进展未告知', '□其他', 'https://xf.example.cn/q?code=K7QM2-XV9RT', '扫码评价', '不必写姓名', '可以不填'],
  delivery: ['送达文书', '桂信处字〔2026〕3号', '留置送达', '拒收', '杨帆', '罗秀珍', '代收人关系', '见证人（签名）', '送达人（签名）'],
  recordingNotice: ['录音录像', '目的', '保存期限', '谁可以看', '您的权利', '拒绝不影响接待', '☑同意录音录像', '□拒绝录音录像'],
  poster: ['信访渠道', '地址', '电话', '接待时间', '查询方式', '办理流程', '注意事项'],
  educationPlan: ['法治教育', '心理疏导', '已有结论', '仍然可以走的途径', '本人同意', '小结日期'],
}

describe.each(ids)('%s', (id) => {
  const kind = kindOf(id)
  const sample = sampleOf(id)

  it('is complete in its sample and says what it must', () => {
    expect(problemsOf(id)).toEqual([])
    const text = composed(id)
    for (const wanted of WORDS[id] ?? ['?']) expect(text).toContain(wanted)
    expect(text).not.toMatch(/undefined|NaN|\[object|。。|，。|：。|（）|《》/u)
    for (const word of LABEL_WORDS) expect(text, word).not.toContain(word)
  })
  it('knows no field twice, and its sample knows no other field', () => {
    const keys = kind.fields.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(Object.keys(sample).filter((key) => !keys.includes(key))).toEqual([])
    for (const field of kind.fields) if (field.kind === 'choice') expect(field.choices?.length ?? 0, field.key).toBeGreaterThan(1)
  })
  it('names each required field that is left out, with the reason', () => {
    for (const field of kind.fields.filter(({ required }) => required !== undefined)) {
      const without = { ...sample, [field.key]: field.kind === 'rows' ? [] : '' }
      const found = missingIn(kind.fields, without)
      expect(found.map((one) => one.field), field.key).toEqual([field.key])
      expect(found[0]?.message).toContain(field.label)
      expect(found[0]?.message).toContain(field.required)
    }
    for (const field of kind.fields.filter(({ kind: what }) => what === 'rows')) {
      for (const column of (field.columns ?? []).filter(({ required }) => required !== undefined)) {
        const lines = rows(sample, field.key).map((row, at) => (at === 0 ? { ...row, [column.key]: ' ' } : row))
        expect(missingIn(kind.fields, { ...sample, [field.key]: lines }).map((one) => one.field)).toContain(field.columns?.length === 1 ? field.key : `${field.key}.0.${column.key}`)
      }
    }
  })
  it('is filled from the file with its own fields only, from none as well', () => {
    const keys = kind.fields.map(({ key }) => key)
    for (const known of [facts, restrictedFacts, noFacts]) {
      const filled = kind.prefill(known)
      expect(Object.keys(filled).filter((key) => !keys.includes(key))).toEqual([])
      for (const field of kind.fields) {
        const value = filled[field.key]
        if (field.kind === 'rows') for (const row of rows(filled, field.key)) expect(Object.keys(row).filter((key) => !(field.columns ?? []).some((column) => column.key === key)), field.key).toEqual([])
        else if (field.kind === 'day' && value !== undefined && value !== '') expect(isDay(String(value)), field.key).toBe(true)
        else if (field.kind === 'choice' && value !== undefined && value !== '') expect(field.choices?.map((choice) => choice.value), field.key).toContain(value)
      }
      const text = told(kind.compose(filled, issueOf({ number: undefined, final: false })))
      expect(text).not.toMatch(/undefined|NaN|\[object/u)
    }
  })
  it('tells nothing of the content of a restricted matter', () => {
    const filled = kind.prefill(restrictedFacts)
    const text = `${JSON.stringify(filled)}${told(kind.compose(filled, issueOf()))}`
    for (const secret of SECRETS) expect(text, secret).not.toContain(secret)
  })
  it('loses nothing that was typed', () => {
    const text = composed(id)
    for (const field of kind.fields) {
      const value = sample[field.key]
      if (field.kind !== 'rows') for (const wanted of shown(field, typeof value === 'string' ? value : '')) expect(text, field.key).toContain(wanted)
      else for (const row of rows(sample, field.key)) for (const column of field.columns ?? []) for (const wanted of shown(column, row[column.key] ?? '')) expect(text, `${field.key}.${column.key}`).toContain(wanted)
    }
  })
  it('shows even one field alone, whatever else is empty', () => {
    for (const field of kind.fields.filter(({ kind: what }) => what === 'line' || what === 'text')) expect(composed(id, { [field.key]: '独此一处' }), field.key).toContain('独此一处')
  })
  it('keeps hostile text as text', () => {
    const lines = kind.fields.filter(({ kind: what }) => what === 'line' || what === 'text')
    payloads.forEach((payload, at) => {
      const field = lines[at % lines.length]
      if (field === undefined) return
      const text = composed(id, { ...sample, [field.key]: payload })
      for (const wanted of payload.split('\n')) expect(text, field.key).toContain(field.key === 'code' ? payload.trim() : wanted.trim())
    })
  })
  it('says above the head for whom it is drafted, and shows no number that is not given', () => {
    const draft = kind.compose(sample, issueOf({ number: undefined, final: false }))
    if (kind.competentOnly) expect(draft.draftedFor).toBe('桂花街道办事处')
    expect(kind.compose(sample, issueOf({ drafted: false })).draftedFor).toBeUndefined()
    expect(told(draft)).not.toContain('桂信受字〔2026〕12号')
    if (kind.series !== undefined) expect(told(kind.compose(sample, issueOf()))).toContain('桂信受字〔2026〕12号')
    expect(draft.fileTitle).not.toMatch(/王桂英|\//u)
  })
})

describe('what the law demands beyond filled fields', () => {
  const item = (more: PaperRow): PaperValues => ({ items: rows(sampleOf('answer'), 'items').map((row, at) => (at === 0 ? { ...row, ...more } : row)) })
  it.each<[string, string, PaperValues, string, RegExp]>([
    ['accepted', 'longer than 60 days', { dueOn: '2026-11-10' }, 'dueOn', /60日/u],
    ['accepted', 'accepted before it came', { acceptedOn: '2026-09-04', dueOn: '2026-10-30' }, 'acceptedOn', /早于收到日期/u],
    ['notAccepted', 'the reason of another paper', { reason: 'review-finished' }, 'reason', /不再受理告知书/u],
    ['notAccepted', 'a reason that only spares the notice', { reason: 'unreachable' }, 'reason', /可以不告知/u],
    ['notAccepted', 'a reason of nobody’s list', { reason: '不想受理' }, 'reason', /理由表/u],
    ['notAccepted', 'a review by nobody', { reviewBody: '' }, 'reviewBody', /复查机关/u],
    ['notAccepted', 'a label', { finding: '该人长期缠访。' }, 'finding', /缠访.*解释疏导/u],
    ['noLonger', 'before the last review', { receivedOn: '2026-08-01' }, 'receivedOn', /早于复核意见日期/u],
    ['transferred', 'assigned without a day', { dueOn: '' }, 'dueOn', /期限/u],
    ['transferred', 'assigned without a report', { feedback: 'no' }, 'feedback', /办结报告/u],
    ['answer', 'granted, by nobody', item({ doer: '' }), 'items.0.doer', /督促执行/u],
    ['answer', 'refused without a word', { guidance: '' }, 'guidance', /解释疏导/u],
    ['answer', 'no body to turn to', { reviewBody: '' }, 'reviewBody', /第三十五条/u],
    ['answer', 'a label in an opinion', item({ opinion: '该老上访的请求不支持' }), 'items.0.opinion', /老上访/u],
    ['answer', 'reviewed by itself', { reviewBody: '桂花街道办事处' }, 'reviewBody', /上一级/u],
    ['extended', 'more than 30 days', { newDueOn: '2026-12-10' }, 'newDueOn', /30日/u],
    ['extended', 'no later than before', { newDueOn: '2026-11-09' }, 'newDueOn', /不晚于/u],
    ['extended', 'after it ran out', { originalDueOn: '2026-09-19', newDueOn: '2026-10-10', approvedOn: '2026-09-18' }, 'originalDueOn', /已经届满.*书面答复/u],
    ['extended', 'a second time', { originalDueOn: '2026-12-05', newDueOn: '2026-12-20' }, 'originalDueOn', /不能再延长/u],
    ['extended', 'from another day than the file has', { originalDueOn: '2026-11-08' }, 'originalDueOn', /与填写的不一致/u],
    ['extended', 'approved too late', { originalDueOn: '2026-09-20', acceptedOn: '2026-07-22', newDueOn: '2026-10-10', approvedOn: '2026-09-21' }, 'approvedOn', /届满/u],
    ['review', 'a shorter right', { dueOn: '2026-10-17' }, 'dueOn', /不得短于/u],
    ['recheck', 'by the same body', { reviewBody: '蓬江区人民政府' }, 'reviewBody', /上一级/u],
    ['claims', 'later than promised', { promisedOn: '2026-10-04' }, 'items.0.due', /晚于承诺/u],
    ['minutes', 'no decision', { matters: [{ matter: '渗水', discussion: '讨论过', decision: '', unit: '城建办', dueOn: '2026-10-05' }] }, 'matters.0.decision', /决定/u],
    ['minutes', 'a matter left out', { agenda: [{ item: '甲' }, { item: '乙' }] }, 'matters', /再议/u],
    ['mediationRegister', 'one party', { parties: rows(sampleOf('mediationRegister'), 'parties').slice(0, 1) }, 'parties', /两方/u],
    ['mediationRegister', 'declined without a reason', { decision: 'no' }, 'reason', /理由/u],
    ['mediationRecord', 'a question without its answer', { lines: [{ who: 'ask', words: '什么时候' }] }, 'lines', /回答/u],
    ['mediationAgreement', 'one to sign', { parties: rows(sampleOf('mediationAgreement'), 'parties').slice(0, 1) }, 'parties', /签名/u],
    ['mediationAgreement', 'too few copies', { copies: '2' }, 'copies', /至少3份/u],
    ['mediationAgreement', 'copies in words', { copies: '三份' }, 'copies', /数字/u],
    ['mediationAgreement', 'less than 30 days', { confirmBy: '2026-10-17' }, 'confirmBy', /30日/u],
    ['mediationEnded', 'another reason, untold', { reason: 'other', reasonNote: '' }, 'reasonNote', /原因/u],
    ['followUp', 'late without a reason', { late: '' }, 'late', /原因/u],
    ['followUp', 'the 30 days without the grid leader', { gridLeader: '' }, 'gridLeader', /网格长/u],
    ['followUp', 'not kept and nothing next', { next: '' }, 'next', /下一步/u],
    ['delivery', 'one witness', { witness2: '' }, 'witness2', /两名见证人/u],
    ['delivery', 'the same witness twice', { witness2: '杨帆' }, 'witness2', /同一个人/u],
    ['delivery', 'the server as witness', { witness1: '陈志远' }, 'witness1', /不能作见证人/u],
    ['delivery', 'refused for no reason', { refusal: '' }, 'refusal', /原因/u],
    ['delivery', 'taken by somebody else', { way: 'direct', outcome: 'signed', signedBy: '王小林' }, 'relation', /关系/u],
    ['delivery', 'mailed without a number', { way: 'mail', outcome: 'sent' }, 'mailNumber', /邮件编号/u],
    ['educationPlan', 'looked back on before today', { reviewOn: '2026-09-01' }, 'reviewOn', /已经过去/u],
  ])('%s: %s', (id, _what, more, field, message) => {
    expect(problemsOf(id, more)).toContainEqual({ field, message: expect.stringMatching(message) })
  })

  it('lets no paper for many be made of a restricted matter', () => {
    for (const id of ['claims', 'minutes', 'legalOpinion', 'mediationApplication', 'mediationRegister', 'mediationRecord', 'mediationAgreement', 'mediationEnded', 'followUp', 'educationPlan']) {
      expect(problemsOf(id, {}, restrictedFacts).map(({ message }) => message).join(), id).toContain('第三十条')
    }
    expect(problemsOf('transferred', {}, restrictedFacts)).toContainEqual({ field: 'confidential', message: expect.stringContaining('内容保密') })
  })
  it('asks for the guardian of a child', () => {
    const petition = facts.petition
    if (petition === undefined) throw new Error('no petition')
    const child = { ...facts, petition: { ...petition, petitioner: { ...petition.petitioner, bornOn: '2014-01-02' } } }
    expect(problemsOf('recordingNotice', {}, child).map(({ field }) => field)).toEqual(['guardian'])
    expect(problemsOf('recordingNotice', { guardian: '王桂英' }, child)).toEqual([])
  })
})

it('tells the petitioner of a confidential matter nothing but where it went', () => {
  const { blocks } = kindOf('transferred').compose({ ...sampleOf('transferred'), confidential: '1' }, issueOf())
  const at = blocks.findIndex(({ kind }) => kind === 'pageBreak')
  const [forBody, forPetitioner] = [blocks.slice(0, at), blocks.slice(at)].map((part) => part.flatMap(textsOf).join('\n'))
  expect(forBody).toContain('天台长期渗水')
  expect(forPetitioner).toContain('蓬江区住房和城乡建设局')
  expect(forPetitioner).not.toMatch(/渗水|收据|桂花路22号/u)
})

it('gives an anonymous matter no sheet for the petitioner', () => {
  const { blocks } = kindOf('transferred').compose({ ...sampleOf('transferred'), petitioner: '匿名' }, issueOf())
  expect(blocks.some(({ kind }) => kind === 'pageBreak')).toBe(false)
})

it('asks no decision of a matter that the minutes may not tell, and no review body for a suggestion', () => {
  expect(problemsOf('minutes', { matters: [{ matter: HIDDEN_MATTER, discussion: '', decision: '', unit: '', dueOn: '' }] })).toEqual([])
  const petition = facts.petition
  if (petition === undefined) throw new Error('no petition')
  for (const [statutoryKind, petitionClass, wanted] of [['suggestion', 'simple', 0], ['', 'consult', 0], ['', 'simple', 1], ['appeal', 'consult', 1], ['appeal', 'unreasonable', 1]] as const) {
    const known = { ...facts, petition: { ...petition, statutoryKind, petitionClass } }
    expect(problemsOf('answer', { reviewBody: '' }, known), `${statutoryKind} ${petitionClass}`).toHaveLength(wanted)
  }
})

it('prints the remedies beside every outcome, and switches the review of a refusal', () => {
  for (const outcome of ['support', 'explain', 'reject']) {
    expect(composed('answer', { ...sampleOf('answer'), items: [{ request: '退费', outcome, opinion: '见上', law: '决议', doer: '社区' }], otherRemedies: '' })).toMatch(/30日内，向蓬江区人民政府申请复查[\s\S]*申请复核[\s\S]*诉讼、仲裁/u)
  }
  expect(composed('notAccepted', { ...sampleOf('notAccepted'), reviewApplies: '', reviewBody: '' })).not.toContain('复查')
})

it('has the twelve reasons of domain.md §1.2, each with its article and a way to go', () => {
  expect(REFUSALS).toHaveLength(12)
  expect(refusals.revision).not.toBe('')
  expect(refusals.source).toContain('信访工作条例')
  for (const { id, articles, finding, pointer } of REFUSALS) {
    expect(articles, id).toMatch(/第.+条/u)
    expect(finding.length, id).toBeGreaterThan(8)
    expect(pointer, id).toMatch(/可以|请/u)
  }
  for (const { id, finding, pointer } of REFUSALS) {
    const text = composed('notAccepted', { ...sampleOf('notAccepted'), reason: id })
    expect(text).toContain(finding)
    expect(text).toContain(pointer)
  }
})

describe('a draft', () => {
  it.each(ids)('of %s names in brackets what is missing, and nothing once it is there', (id) => {
    const kind = kindOf(id)
    const wanted = kind.fields.filter(({ required, kind: what }) => required !== undefined && (what === 'line' || what === 'text' || what === 'day'))
    const page = composed(id, draftValues(kind, {}))
    const named = wanted.filter(({ label }) => page.includes(`〔${label}〕`))
    expect(named.length, wanted.map(({ label }) => label).join('、')).toBeGreaterThanOrEqual(Math.ceil(wanted.length / 2))
    expect(composed(id, draftValues(kind, sampleOf(id)))).toBe(composed(id))
  })
})
