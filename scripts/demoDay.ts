/**
 * An invented day at an invented desk, written into a fresh vault through the office's own door.
 * Nobody in it exists: the region code 449999 is not assigned and the telephone numbers are not in use.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import type { Office } from '#core/office'
import { openOffice } from '#db/officeHost'
import { liveMorning, type Room } from './demoMorning'
import { demo } from './demoPeople'

type Form = InputOf<'petitions.register'>['form']
interface Entry { readonly at: string; readonly by: 'li' | 'wu'; readonly form: Form; readonly note?: string; readonly printed?: true }

const matter = (title: string, more: Partial<Form>): Omit<Form, 'petitioner'> => ({
  headcount: 1, representatives: [], form: 'visit', title, flags: [], materials: [], excludedIds: [], petitionClass: 'simple', statutoryKind: 'appeal', visitKind: '初访',
  notice: { how: 'oral', consent: 'agreed' }, conflict: { has: false }, ...more,
})
const person = (name: string, idNumber: string, phone: string, address: string): Form['petitioner'] => ({ mode: 'named', name, paperType: 'id', idNumber, phone, address, relation: '本人' })

const chen = person('陈桂兰', '449999195803121046', '13800000101', '桂花路18号3栋201')
const luo = person('罗志明', '449999198607212139', '13800000102', '安宁街5号1栋902')
const he = person('何伯年', '449999194911050324', '13800000103', '桂花路22号1栋103')
const deng = person('邓小梅', '449999197109180563', '13800000104', '东华里9号602')
const liang = person('梁婉仪', '449999199302030814', '13800000105', '桂花路18号6栋1203')
const tan = person('谭国雄', '449999196506141272', '13800000106', '蓬莱巷31号')

const entries: readonly Entry[] = [
  { at: '2026-08-31T10:10', by: 'li', printed: true, note: '已联系物业，答复本周内派人查看。', form: { petitioner: he, ...matter('楼道照明损坏两个月无人维修', { requests: '请求物业尽快修复一至三楼照明', facts: '七月上旬起一至三楼楼道灯全部不亮，已向物业报修三次。', contentClass1: '城乡建设', contentClass2: '城市建设和市政管理', purpose: '求决', emotionLevel: 1 }) } },
  { at: '2026-09-04T15:20', by: 'wu', printed: true, form: { petitioner: luo, ...matter('楼下商铺深夜噪声扰民', { requests: '请求街道协调商铺晚十点后停止装卸', facts: '自八月中旬起每晚十一点后装卸货物，家中有高考复读学生。', contentClass1: '环境保护', contentClass2: '环境污染', purpose: '求决', emotionLevel: 2 }) } },
  { at: '2026-09-07T09:05', by: 'li', printed: true, form: { petitioner: deng, ...matter('公司拖欠三个月工资', { requests: '请求协助追讨六至八月工资', facts: '公司以资金周转为由，六月起未发工资，同组共四人。', contentClass1: '劳动和社会保障', contentClass2: '工资福利', purpose: '求决', petitionClass: 'complex', emotionLevel: 2, materials: [{ name: '劳动合同', copies: 1, pages: 6, original: false }, { name: '银行流水', copies: 1, pages: 3, original: false }] }) } },
  { at: '2026-09-08T14:40', by: 'wu', form: { petitioner: liang, ...matter('咨询老旧小区加装电梯补助', { form: 'call', contentClass1: '城乡建设', contentClass2: '住房保障与房地产', purpose: '咨询', petitionClass: 'consult', statutoryKind: 'suggestion', emotionLevel: 1 }) } },
  { at: '2026-09-09T10:42', by: 'li', printed: true, form: { petitioner: chen, ...matter('三栋二单元天台渗水，请求物业维修', { requests: '请求物业维修天台防水', facts: '雨季以来顶楼三户天花板渗水，已拍照。', contentClass1: '城乡建设', contentClass2: '工程质量', purpose: '求决', emotionLevel: 2, materials: [{ name: '现场照片', copies: 1, pages: 4, original: false }] }) } },
  { at: '2026-09-09T14:31', by: 'wu', printed: true, form: { petitioner: { ...tan, mode: 'joint' }, ...matter('蓬莱巷十二户反映下水道返水', { headcount: 7, representatives: [{ name: '谭国雄', phone: '13800000106' }, { name: '岑伟强', phone: '13800000107' }], requests: '请求市政部门清疏下水道', facts: '每逢大雨巷口返水，七人到场，推举两名代表陈述。', contentClass1: '城乡建设', contentClass2: '城市建设和市政管理', purpose: '求决', petitionClass: 'complex', emotionLevel: 3, flags: [] }) } },
  { at: '2026-09-09T15:26', by: 'li', form: { petitioner: luo, ...matter('再次反映商铺深夜噪声', { requests: '上次反映后仍有装卸，请求现场查看', visitKind: '重复访', flags: ['重复'], contentClass1: '环境保护', contentClass2: '环境污染', purpose: '求决', emotionLevel: 3 }) } },
  { at: '2026-09-09T16:08', by: 'wu', form: { petitioner: { mode: 'anonymous', name: '' }, ...matter('来信反映小区公共收益账目不公开', { form: 'letter', statutoryKind: 'report', accused: '小区物业项目部', contentClass1: '其他', purpose: '揭发控告', notice: { how: 'none', consent: 'notApplicable' } }) } },
]

/** Makes the vault in `folder` and lives through the days before and a busy morning, to the moment of `demo.at`; the folder must not hold a vault yet. Gives what came of the morning. */
export async function fillDemoRoom(folder: string): Promise<Awaited<ReturnType<typeof liveMorning>>> {
  let now = Date.parse('2026-08-31T08:20:00+08:00')
  const start = now
  const office = await openOffice(folder, {
    clock: { now: () => now, uptime: () => now - start }, ids: { uid: () => randomUUID(), randomBytes: (count) => new Uint8Array(randomBytes(count)) }, checkOutput: true,
  })
  await createVault(office)
  const tokens = { li: await unlock(office, 'li'), wu: await unlock(office, 'wu'), qin: await unlock(office, 'qin') }
  const room: Room = {
    set: (at) => { now = at }, as: (who, call, input) => ask(office, call, input, tokens[who]),
    attempt: (who, call, input) => ask(office, call, input, tokens[who]).catch(() => undefined),
  }
  for (const { at, by, form, note, printed } of entries) {
    now = Date.parse(`${at}:00+08:00`)
    const token = tokens[by]
    const visit = form.form === 'visit' ? { smileAt: now - 420_000, waterAt: now - 380_000, listAt: now - 300_000 } : {}
    const { id } = await ask(office, 'petitions.register', { form: { ...visit, ...form } }, token)
    if (printed === true) await ask(office, 'receipts.print', { petitionId: id, paper: 'a5' }, token)
    if (note !== undefined) await ask(office, 'petitions.note', { id, text: note }, token)
  }
  const end = Date.parse(demo.at)
  const came = await liveMorning(room, { start: end - 170 * 60_000, end })
  await office.close()
  return came
}

async function ask<N extends CallName>(office: Office, call: N, input: InputOf<N>, token?: string): Promise<OutputOf<N>> {
  const reply = await office.call({ call, input, ...(token === undefined ? {} : { token }) })
  if (!reply.ok) throw new Error(`The invented day broke off at ${call}: ${reply.fault.code} ${reply.fault.field ?? ''}`)
  return reply.value as OutputOf<N>
}

async function createVault(office: Office): Promise<void> {
  const { halves } = await ask(office, 'vault.newRecoveryKey', {})
  const accounts = demo.accounts.map((account) => ({ ...account, roles: [...account.roles], passphrase: demo.passphrase }))
  await ask(office, 'vault.create', { desk: demo.desk, accounts, recoveryTyped: halves.join(' ') })
}

const unlock = async (office: Office, login: string): Promise<string> => (await ask(office, 'vault.unlock', { login, passphrase: demo.passphrase })).token
