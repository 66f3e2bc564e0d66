/** Three invented days of the room: earlier petitions of every class and nearness, so that the list has something to show. */
import type { Page } from '@playwright/test'
import { passphrase, value, visitor } from './cast'

export const days = { first: '2026-01-12T09:10:00+08:00', second: '2026-02-11T14:40:00+08:00', today: '2026-03-02T09:00:00+08:00' } as const

interface Told { readonly name: string; readonly phone: string; readonly address: string; readonly title: string; readonly petitionClass: string; readonly more?: object; readonly who?: object }

const early: readonly Told[] = [
  { name: '李建国', phone: '13911112222', address: '江海路9号5栋', title: '小区门口夜间货车噪声扰民', petitionClass: 'complex', more: { requests: '希望协调货车夜间绕行。', statutoryKind: 'appeal' } },
  { name: '欧阳春梅', phone: '13633334444', address: '桂花路22号', title: '咨询老年人高龄津贴的办理条件和需要准备的材料，以及异地居住的老人怎样每年认证一次才不会停发津贴', petitionClass: 'consult' },
]
const later: readonly Told[] = [
  { name: visitor.name, phone: visitor.phone, address: visitor.address, title: '楼道照明灯损坏半个月无人维修', petitionClass: 'simple', who: { paperType: 'id', idNumber: visitor.idNumber } },
  { name: '', phone: '', address: '', title: '反映沿街店铺占道经营', petitionClass: 'simple', more: { statutoryKind: 'suggestion' }, who: { mode: 'anonymous' } },
  { name: '赵大勇', phone: '13755556666', address: '安宁街66号', title: '被拖欠三个月工资', petitionClass: 'complex', more: { headcount: 6, representatives: [{ name: '赵大勇', phone: '13755556666' }, { name: '钱小满', phone: '13766667777' }], statutoryKind: 'appeal', requests: '请求协助追回六名工人被拖欠的三个月工资，共 86400 元。', facts: '2025 年 10 月至 12 月在安宁街 66 号装修工地做工，包工头多次答应结算，至今没有支付。', happenedOn: '2025-12-31', happenedAt: '安宁街66号', materials: [{ name: '考勤表', copies: 1, pages: 3, original: false }], emotionLevel: 2, notice: { how: 'oral', consent: 'agreed' } } },
]

/** Registers one day's visits through the office; the page need not show anything. */
export async function liveThrough(page: Page, day: 'first' | 'second'): Promise<void> {
  await value(page, 'vault.unlock', { login: 'li', passphrase })
  for (const { name, phone, address, title, petitionClass, more, who } of day === 'first' ? early : later) {
    const made = await value(page, 'petitions.register', { form: {
      petitioner: { mode: 'named', name, phone, address, ...who }, headcount: 1, representatives: [], form: 'visit', title, flags: [], materials: [], excludedIds: [], petitionClass, ...more,
    } })
    await value(page, 'petitions.note', { id: made['id'], text: '已电话联系主办单位，答复一周内到现场查看。' })
  }
}
