/** Brings the paper form of a visit (来访登记表) to the printer or into a file. The form itself is fetched when it is first wanted, as the lock screen must be there at once. */
import type { FormRoom, Written } from '#core/documents/visitForm'
import { machine } from '../bridge/machine'

export type FormWay = 'print' | 'file'
export interface FormOutcome { readonly ok: boolean; readonly message: string }

export async function paperForm(room: FormRoom, written?: Written): Promise<string> {
  const { visitFormHtml } = await import('#core/documents/visitForm')
  return visitFormHtml(room, written)
}

async function print(html: string): Promise<FormOutcome> {
  const reply = await machine.print({ html, paper: 'a4' })
  return reply.ok ? { ok: true, message: '登记表已送到打印机' } : { ok: false, message: reply.fault.message }
}

async function file(html: string): Promise<FormOutcome> {
  const reply = await machine.savePdf({ html, paper: 'a4', suggestedName: '来访登记表.pdf' })
  if (!reply.ok) return { ok: false, message: reply.fault.message }
  return reply.value.saved ? { ok: true, message: '登记表已保存' } : { ok: false, message: '没有保存' }
}

export const bringForm = (html: string, way: FormWay): Promise<FormOutcome> => (way === 'print' ? print(html) : file(html))
