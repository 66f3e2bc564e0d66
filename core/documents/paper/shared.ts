/**
 * Fields that several kinds of paper have alike, and the parts of a notice that are the same in each.
 * Knows no single kind.
 */
import type { Block } from './blocks'
import type { FieldSpec, PaperFacts, PaperValues } from './kind'
import { textOf } from './kind'
import { FORMS, nameOf } from './lists'
import { bodyContact, formOf, matterOf, petitionerOf } from './known'
import { dayAt, part, stop } from './writing'

export const PETITIONER: FieldSpec = { key: 'petitioner', label: '信访人', kind: 'line', required: '书面告知须写明受文人（条例第二十三条）；未留姓名的无法书面告知，请先补记姓名和住址', help: '写全名；多人信访写“某某等几人”' }
export const NUMBER: FieldSpec = { key: 'petitionNumber', label: '信访件编号', kind: 'line', help: '登记回执上的编号' }
export const RECEIVED: FieldSpec = { key: 'receivedOn', label: '收到日期', kind: 'day', required: '条例第二十三条：告知期限从收到之日起算，日期见登记' }
export const FORM: FieldSpec = { key: 'form', label: '信访形式', kind: 'choice', choices: FORMS }
export const MATTER: FieldSpec = { key: 'matter', label: '事项摘要', kind: 'text', required: '须让信访人看出是哪一件事项，可照录登记的标题和诉求', help: '写事，不写对人的评价；检举控告不写内容' }
export const CONTACT: FieldSpec = { key: 'contact', label: '联系人和电话', kind: 'line', required: '条例第十八条、第二十一条：须能联系和查询，请填出具机关的联系人和电话', help: '代拟时填有权处理机关的联系人和电话' }

/** 信访人、编号、收到日期、形式、事项, as the file has them. */
export function matterValues(facts: PaperFacts): PaperValues {
  const { petition } = facts
  return {
    petitioner: petitionerOf(facts), petitionNumber: petition?.number ?? '', receivedOn: petition?.receivedOn ?? '', form: formOf(facts), matter: matterOf(facts), contact: bodyContact(facts),
  }
}

/** 您的信访事项（编号XF26-0012，来访）已于2026年9月5日收到。 */
export function receivedSentence(values: PaperValues): string {
  const marks = [textOf(values, 'petitionNumber') === '' ? '' : `编号${textOf(values, 'petitionNumber')}`, nameOf(FORMS, textOf(values, 'form'))].filter((text) => text !== '')
  return `您的信访事项${marks.length === 0 ? '' : `（${marks.join('，')}）`}已于${dayAt(values, 'receivedOn')}收到。`
}

/** Who may be asked, and how. */
export function contactPart(head: string, values: PaperValues, ...more: readonly string[]): readonly Block[] {
  const contact = textOf(values, 'contact')
  return part(head, contact === '' ? '' : stop(`联系人和电话：${contact}`), ...more)
}
