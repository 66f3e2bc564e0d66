/** Brings a receipt to paper or PDF: the office records the output first; what no printer and no file took is recorded as failed, so that the next one is still the first. */
import { useState } from 'react'
import type { Paper } from '#core/contract/fields'
import { useTell } from '../../bridge/useTell'
import { machine } from '../../bridge/machine'

type Medium = 'sheet' | 'pdf'
export interface Outcome { readonly ok: boolean; readonly message: string }
/** `out`: something of it left the machine, though not all went well. */
interface Used extends Outcome { readonly out?: boolean }

export function usePaper(petitionId: number, number: string, paper: Paper) {
  const { tell } = useTell('receipts.print')
  const { tell: tellFailed } = useTell('receipts.failed')
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined)
  const issue = async (medium: Medium, use: (html: string) => Promise<Used>) => {
    if (busy) return
    setBusy(true)
    setOutcome(undefined)
    const reply = await tell({ petitionId, paper, medium })
    const result: Used = reply.ok ? await use(reply.value.html) : { ok: false, message: reply.fault.message }
    if (reply.ok && !result.ok && result.out !== true) await tellFailed({ petitionId, printNo: reply.value.printNo })
    setBusy(false)
    setOutcome(result)
  }
  const print = (printer: string | undefined) => issue('sheet', async (html) => {
    const reply = await machine.print({ html, paper, ...(printer === undefined ? {} : { printer }) })
    return reply.ok ? { ok: true, message: '已送到打印机' } : { ok: false, message: reply.fault.message, out: reply.fault.code === 'print-partly' }
  })
  const savePdf = () => issue('pdf', async (html) => {
    const reply = await machine.savePdf({ html, paper, suggestedName: `登记回执-${number}.pdf` })
    if (!reply.ok) return { ok: false, message: reply.fault.message }
    return reply.value.saved ? { ok: true, message: '已保存 PDF' } : { ok: false, message: '没有保存' }
  })
  return { print, savePdf, busy, outcome }
}
