/** The invented room of the journeys, and calls made past the screens to bring it about. */
import type { Page } from '@playwright/test'

export const passphrase = '桂花树下-三点半-喝茶'
export const desk = {
  roomName: '桂花社区综治信访接待室', community: '安宁街道桂花社区', address: '桂花路18号社区服务中心一楼', phone: '0750-5550101', hours: '周一至周五 8:30–12:00，14:30–17:30',
  queryPhone: '0750-5550102', queryAddress: 'https://xf.example.cn/q', issuingUnit: '桂花社区居民委员会', competent: false,
}
export const accounts = [
  { login: 'admin', name: '陈管理', roles: ['admin'], passphrase },
  { login: 'li', name: '李晓岚', roles: ['reception'], passphrase },
  { login: 'zhao', name: '赵立新', roles: ['leader'], passphrase },
]
/** The example number of GB 11643 itself. */
export const visitor = { name: '王桂英', idNumber: '11010519491231002X', phone: '13800005678', address: '桂花路18号3栋201', title: '三栋二单元楼道长期漏水，请求物业维修' }

export interface Answer { readonly ok: boolean; readonly value?: unknown; readonly fault?: { readonly code: string; readonly message: string } }

export function call(page: Page, name: string, input: unknown): Promise<Answer> {
  return page.evaluate(([first, second]) => (Reflect.get(globalThis, 'room') as { call(name: string, input: unknown): Promise<Answer> }).call(first, second), [name, input] as const)
}

/** Creates the vault with the cast, without the wizard. @returns the halves of its recovery key. */
export async function furnish(page: Page): Promise<readonly [string, string]> {
  const key = await call(page, 'vault.newRecoveryKey', {})
  const { halves } = key.value as { readonly halves: readonly [string, string] }
  const made = await call(page, 'vault.create', { desk, accounts, recoveryTyped: halves.join('-') })
  if (!made.ok) throw new Error(`The vault was not created: ${made.fault?.code} ${made.fault?.message}`)
  return halves
}
