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

/** What an answer holds; a refused call is the test's own mistake. */
export async function value(page: Page, name: string, input: unknown): Promise<Record<string, unknown>> {
  const reply = await call(page, name, input)
  if (!reply.ok) throw new Error(`${name}: ${reply.fault?.code} ${reply.fault?.message}`)
  return reply.value as Record<string, unknown>
}

/** The lawyer, the room's own 机关代字 and the competent body, where papers and opinions get their numbers. */
export const lawyer = { login: 'song', name: '宋律', roles: ['justice'], passphrase }
export const numbering = { agencyCode: '桂社', competentUnit: '桂花街道办事处' }
export const opinion = {
  facts: '业主反映八月起渗水。',
  issues: '漏水管道的维修责任', statutes: [{ name: '中华人民共和国民法典', version: '2021年1月1日起施行', article: '第二百八十八条', words: '不动产的相邻权利人应当正确处理相邻关系。' }], analysis: '渗水源自专有部分的，由所有人维修。',
  conclusions: [{ request: '谁来修', conclusion: '由所有人维修' }], remedies: [{ route: '向人民法院起诉', where: '桂花区人民法院', limit: '诉讼时效三年' }], lawyer: '宋律', licence: '14401201010000001', firm: '桂花律师事务所', judicialOffice: '桂花司法所',
}

/** Creates the vault with the cast, and what `more` adds to the desk and its people, without the wizard. @returns the halves of its recovery key. */
export async function furnish(page: Page, more: { readonly desk?: object; readonly accounts?: readonly object[] } = {}): Promise<readonly [string, string]> {
  const { halves } = await value(page, 'vault.newRecoveryKey', {}) as { readonly halves: readonly [string, string] }
  await value(page, 'vault.create', { desk: { ...desk, ...more.desk }, accounts: [...accounts, ...(more.accounts ?? [])], recoveryTyped: halves.join('-') })
  return halves
}
