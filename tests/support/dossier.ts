/** A petition with a whole file: people of every kind named in free text, papers issued, voided and served, a receipt printed, a limit and acts. */
import { petition, type TestOffice } from './office'
import { issuedPaper, SERVED } from './papers'

/** Invented, and found nowhere else. */
export const PEOPLE = {
  own: { name: '欧阳秋棠', idNumber: '11010519491231002X', phone: '13900007531', address: '紫荆里九巷27号5栋301', otherPhone: '13900007532', email: 'qiutang@example.org' },
  representative: { name: '慕容海岳', idNumber: '440524188001010014', phone: '13700006622' }, principal: { name: '司徒云峰', phone: '13600005511' }, accused: '夏侯建业',
  other: { name: '诸葛明远', idNumber: '110105194912310151', phone: '13500004400', address: '梧桐街3号院2单元402' }, witness: '令狐长风',
} as const
export const INTERNAL_NOTE = '内部研判：先不要外传此句'

/** Texts with the people in every way in which they are written. */
export const FACTS = `本人欧阳秋棠（电话 139 0000 7531）住紫荆里九巷27号5栋301，楼上${PEOPLE.other.name}（身份证１１０１０５１９４９１２３１０１５１，手机135-0000-4400）漏水，${PEOPLE.accused}知道。另有一位住6栋1单元808的邻居，座机0750-8887766，邮箱lin@example.com。`

export async function wholeFile(room: TestOffice): Promise<{ readonly id: number; readonly queryCode: string; readonly number: string }> {
  const { own, representative, principal, accused, other, witness } = PEOPLE
  const { id, number } = await room.as('li', 'petitions.register', { form: petition({
    who: { mode: 'onBehalf', name: own.name, idNumber: own.idNumber, phone: own.phone, address: own.address, otherPhones: [own.otherPhone], email: own.email, principal: { ...principal } },
    headcount: 3, representatives: [{ ...representative }], title: `${own.name}反映楼上${other.name}家漏水`, requests: `请${other.name}维修，并赔偿${own.name}的损失`, facts: FACTS, accused, happenedAt: own.address, companions: witness, materials: [{ name: '照片', copies: 1, pages: 2, original: false }],
  }) })
  await room.as('li', 'receipts.print', { petitionId: id, paper: 'a5' })
  const today = new Date(room.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  await room.as('li', 'petitions.note', { id, text: `${INTERNAL_NOTE}，${own.name}情绪激动` })
  await room.as('li', 'course.act', { id, kind: 'meet', doneOn: today, text: `和${other.name}当面说明，${INTERNAL_NOTE}` })
  const transfer = { kind: 'transferred', petitionId: id }
  const forward = { mode: 'forward', feedback: 'no', toUnit: '桂花街道房屋管理所', toContact: '桂花路 2 号，电话 0750-5550109' }
  const voided = await issuedPaper(room, 'li', transfer, forward)
  await room.as('zhao', 'papers.void', { paperId: voided.paperId, reason: '收件单位写错' })
  const { paperId } = await issuedPaper(room, 'li', transfer, { ...forward, matter: `${own.name}与${other.name}（${other.phone}）漏水纠纷` })
  await room.as('li', 'papers.deliver', { paperId, ...SERVED, addressee: own.name, signedBy: witness, relation: '邻居', on: today, time: '09:00', place: own.address })
  await issuedPaper(room, 'li', { kind: 'mediationAgreement', petitionId: id }, { parties: [{ name: own.name, contact: `${own.address}，电话${own.phone}` }, { name: other.name, contact: `${other.address}，电话${other.phone}` }], copies: '3', mediators: '上官调', effectiveOn: today, confirmBy: new Date(room.now() + 8 * 3_600_000 + 40 * 86_400_000).toISOString().slice(0, 10) })
  const { queryCode } = await room.as('li', 'petitions.get', { id })
  return { id, queryCode, number }
}
