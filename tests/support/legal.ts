/** A lawyer's opinion in stories: asked for, taken, filled in, finalised, co-signed, shared. */
import type { InputOf, OutputOf } from '#core/contract/index'
import { PASSPHRASE, type TestOffice, type Who } from './office'

export const HANDED = { entrusted: '请就楼上漏水的维修责任出具意见', questions: ['楼上住户是否应当维修', '能否要求赔偿天花板损失'], facts: '业主反映自八月起天花板渗水，物业查看后认为水来自楼上卫生间。', materials: [{ name: '渗水照片', provider: '信访人', note: '复印件' }] }
/** What only the lawyer writes. */
export const OWN_WORDS = {
  issues: '相邻关系中排水设施的维修责任', statutes: [{ name: '中华人民共和国民法典', version: '2021年1月1日起施行', article: '第二百八十八条', words: '不动产的相邻权利人应当正确处理相邻关系。' }],
  analysis: '渗水源自专有部分的，由该专有部分的所有人负责维修。', remedies: [{ route: '向人民法院起诉', where: '桂花区人民法院', limit: '诉讼时效三年' }],
  lawyer: '宋律', licence: '14401201010000001', firm: '桂花律师事务所', judicialOffice: '桂花司法所',
}

export async function requested(room: TestOffice, petitionId: number, who: Who = 'li', more: Partial<InputOf<'legal.request'>> = {}): Promise<number> {
  return (await room.as(who, 'legal.request', { petitionId, ...HANDED, ...more })).requestId
}

/** Values in which nothing is missing. */
export function whole(values: OutputOf<'legal.open'>['values']): OutputOf<'legal.open'>['values'] {
  const conclusions = Array.isArray(values['conclusions']) ? values['conclusions'].map((row) => ({ ...row, conclusion: `就“${row['request'] ?? ''}”：由专有部分所有人承担` })) : []
  return { ...values, ...OWN_WORDS, conclusions }
}

export async function drafted(room: TestOffice, petitionId: number, by: Who = 'li'): Promise<{ readonly requestId: number; readonly revision: number }> {
  const requestId = await requested(room, petitionId, by)
  await room.as('song', 'legal.accept', { requestId })
  const { values } = await room.as('song', 'legal.open', { requestId })
  const { revision, missing } = await room.as('song', 'legal.save', { requestId, revision: 0, values: whole(values) })
  if (missing.length > 0) throw new Error(JSON.stringify(missing))
  return { requestId, revision }
}

export async function finalised(room: TestOffice, petitionId: number, by: Who = 'li'): Promise<{ readonly requestId: number; readonly number: string }> {
  const draft = await drafted(room, petitionId, by)
  return { requestId: draft.requestId, number: (await room.as('song', 'legal.finalise', draft)).number }
}

export async function cosigned(room: TestOffice, petitionId: number, by: Who = 'li'): Promise<{ readonly requestId: number; readonly number: string }> {
  const opinion = await finalised(room, petitionId, by)
  await room.as('song', 'legal.cosign', { requestId: opinion.requestId, signed: { name: '钱所长', on: new Date(room.now() + 8 * 3_600_000).toISOString().slice(0, 10) } })
  return opinion
}

export async function shared(room: TestOffice, petitionId: number, by: Who = 'li'): Promise<{ readonly requestId: number; readonly number: string }> {
  const opinion = await cosigned(room, petitionId, by)
  await room.as('song', 'legal.share', { requestId: opinion.requestId, passphrase: PASSPHRASE })
  return opinion
}
