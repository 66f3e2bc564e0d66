/** 卷宗 in its three profiles: who may have it made, what each shows, that nothing masked stands in any part, and what the log keeps of it. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OutputOf } from '#core/contract/index'
import type { DossierProfile } from '#core/contract/dossier'
import { INTERNAL_NOTE, PEOPLE, wholeFile } from '#tests/support/dossier'
import { makeRecording } from '#tests/support/recordings'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const make = (who: Who, petitionId: number, profile: DossierProfile) => room.as(who, 'dossier.make', { petitionId, profile, reason: '归档', passphrase: PASSPHRASE })
const titles = ({ parts }: OutputOf<'dossier.make'>): readonly string[] => parts.map(({ title }) => title)
/** As a reader sees it: without markup and blanks. */
const words = ({ parts }: OutputOf<'dossier.make'>): string => parts.map(({ html }) => html.replace(/<style>[\s\S]*?<\/style>/gu, '').replace(/<[^>]+>/gu, '').replace(/[\s\u3000]+/gu, '').normalize('NFKC')).join('\n')
const { own, representative, principal, accused, other, witness } = PEOPLE
const bare = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '')

it('inside shows the whole file in its order, voided papers too', async () => {
  const { id, number, queryCode } = await wholeFile(room)
  const made = await make('li', id, 'internal')
  expect(titles(made)).toEqual(['卷宗封面', '卷内目录', '来访登记表', '登记回执', '办理经过', '办理记录（内部）', '办理期限', '转送（交办）告知单', '转送（交办）告知单', '人民调解协议书', '送达情况'])
  const shown = words(made)
  for (const value of [own.name, own.idNumber, own.phone, own.address, other.name, other.phone, principal.name, representative.name, accused, witness, INTERNAL_NOTE, queryCode, '已作废']) expect(shown, value).toContain(bare(value))
  expect(made).toMatchObject({ mark: number, suggestedName: `卷宗-${number}-内部版.pdf` })
  const catalogue = made.parts[1]?.html ?? ''
  expect([...catalogue.matchAll(/data-part="(\w+)"/gu)].map(([, part]) => part)).toEqual(made.parts.slice(2).map((_part, at) => String(at + 2)))
  const stored = await room.as('li', 'papers.ofPetition', { petitionId: id })
  const agreement = stored.papers.find(({ kind }) => kind === 'mediationAgreement')
  expect(made.parts.find(({ title }) => title === '人民调解协议书')?.html).toBe((await room.as('li', 'papers.preview', { paperId: agreement?.id ?? 0 })).html)
})

it('for the petitioner shows his own data in full, everybody else masked, and nothing internal', async () => {
  const { id, queryCode } = await wholeFile(room)
  const made = await make('li', id, 'party')
  expect(titles(made)).toEqual(['卷宗封面', '卷内目录', '来访登记表', '登记回执', '办理经过', '办理期限', '转送（交办）告知单', '人民调解协议书', '送达情况'])
  const shown = words(made)
  for (const value of [own.name, own.idNumber, own.phone, own.otherPhone, own.address, queryCode, '诸**远', '李敏', '上官调']) expect(shown, value).toContain(bare(value))
  for (const value of [other.name, other.idNumber, other.phone, other.address, representative.name, principal.name, principal.phone, accused, witness, INTERNAL_NOTE, '归档', '0750-8887766', '07508887766', 'lin@example.com', '已作废']) expect(shown, value).not.toContain(bare(value))
})

it('in public shows no name, number, address or query code of anybody, in free text neither', async () => {
  const { id, queryCode, number } = await wholeFile(room)
  const made = await make('zhao', id, 'public')
  expect(titles(made)).toEqual(['卷宗封面', '卷内目录', '来访登记表', '办理经过', '办理期限', '转送（交办）告知单', '送达情况'])
  const shown = words(made)
  for (const value of [...Object.values(own), ...Object.values(other), ...Object.values(representative), ...Object.values(principal), accused, witness, queryCode, INTERNAL_NOTE, '李敏', '赵立', '上官调', '归档', '6栋1单元808', '8887766', 'lin@example.com']) expect(shown, value).not.toContain(bare(value))
  for (const value of [number, '欧某', '诸某', '桂花社区居民委员会', '0750-5550101', '桂花街道房屋管理所', '漏水', '公开版不收入', '0750-5550109']) expect(shown, value).toContain(bare(value))
})

it('is made by its officer or a leader, in public by a leader, and never in public of a report', async () => {
  const { id } = await wholeFile(room)
  expect(await room.refused('wang', 'dossier.make', { petitionId: id, profile: 'internal', reason: '归档', passphrase: PASSPHRASE })).toMatchObject({ code: 'not-yours' })
  expect(await room.refused('li', 'dossier.make', { petitionId: id, profile: 'public', reason: '公开', passphrase: PASSPHRASE })).toMatchObject({ code: 'leader-only', field: 'profile' })
  expect(await room.refused('li', 'dossier.make', { petitionId: id, profile: 'party', reason: '本人申请', passphrase: '不是这个密码呀不是' })).toMatchObject({ code: 'wrong-login' })
  room.forward(400_000)
  const report = (await room.as('zhao', 'petitions.register', { form: petition({ title: '反映收费', requests: '查账', facts: '多收了钱', statutoryKind: 'report', accused: '某物业' }) })).id
  expect(await room.refused('zhao', 'dossier.make', { petitionId: report, profile: 'public', reason: '公开', passphrase: PASSPHRASE })).toMatchObject({ code: 'restricted' })
  expect(await room.refused('li', 'dossier.make', { petitionId: report, profile: 'internal', reason: '归档', passphrase: PASSPHRASE })).toMatchObject({ code: 'not-found' })
  expect(words(await make('zhao', report, 'party'))).not.toMatch(/反映收费|查账|多收了钱|某物业/u)
  expect(words(await make('zhao', report, 'internal'))).toContain('多收了钱')
})

it('leaves a line in the timeline and in the log, with the reason and no content', async () => {
  const { id } = await wholeFile(room)
  await make('zhao', id, 'public')
  expect((await room.as('li', 'petitions.get', { id })).timeline[0]).toMatchObject({ kind: 'printed', text: '制作卷宗（公开版）：归档' })
  const { rows } = await room.as('shen', 'audit.list', { action: 'dossier.make' })
  expect(rows).toMatchObject([{ userName: '赵立', object: `petition:${id}`, fields: 'dossier,dossier.public', reason: '归档', result: 'ok' }])
  expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
})

it('inside names the recordings of the matter with their digests, to who may know of them only', async () => {
  const { id } = await wholeFile(room)
  const one = await makeRecording(room, id)
  await makeRecording(room, null)
  const made = await make('li', id, 'internal')
  expect(titles(made).at(-1)).toBe('录音录像目录')
  const shown = words(made)
  for (const value of [one.number, one.sha256, '录音', '08:50至09:00', '已结束', '共1段，另存于接待室']) expect(shown, value).toContain(bare(value))
  expect(shown).not.toContain('LX26-0002')
  expect(titles(await make('li', id, 'party'))).not.toContain('录音录像目录')
  expect(words(await make('li', id, 'party'))).not.toContain(one.number)
})

it('inside names no recording to who has not their key', async () => {
  await room.as('admin', 'accounts.setRoles', { id: ID.tang, roles: ['reception'], passphrase: PASSPHRASE })
  await room.restart()
  const { id } = await room.as('tang', 'petitions.register', { form: petition({ title: '楼道漏水' }) })
  const { number } = await makeRecording(room, id)
  const made = await make('tang', id, 'internal')
  expect(titles(made)).toContain('来访登记表')
  expect(words(made)).not.toContain(number)
})
