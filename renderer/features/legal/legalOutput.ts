/** Brings a finalised opinion to the printer or into a file for pen and seal; the office records each output first. */
import { useState } from 'react'
import { machine } from '../../bridge/machine'
import { useTell } from '../../bridge/useTell'

export interface Outcome { readonly ok: boolean; readonly message: string }

/** `out`: something of it left the machine. */
interface Used extends Outcome { readonly out?: boolean }

export function useLegalOutput(requestId: number, number: string) {
  const { tell } = useTell('legal.print')
  const { tell: tellFailed } = useTell('legal.failed')
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined)
  const bring = async (medium: 'sheet' | 'pdf', use: (html: string, fileTitle: string) => Promise<Used>) => {
    if (busy) return
    setBusy(true)
    const reply = await tell({ requestId, medium })
    const result = reply.ok ? await use(reply.value.html, reply.value.fileTitle) : { ok: false, message: reply.fault.message }
    if (reply.ok && !result.ok && result.out !== true) await tellFailed({ requestId, outputNo: reply.value.outputNo })
    setOutcome(result)
    setBusy(false)
  }
  return {
    busy, outcome,
    print: (printer: string) => bring('sheet', async (html) => {
      const reply = await machine.print({ html, paper: 'a4', printer })
      return reply.ok ? { ok: true, message: '已送到打印机' } : { ok: false, message: reply.fault.message, out: reply.fault.code === 'print-partly' }
    }),
    savePdf: () => bring('pdf', async (html, fileTitle) => {
      const reply = await machine.savePdf({ html, paper: 'a4', suggestedName: `${fileTitle}-${number}.pdf` })
      if (!reply.ok) return { ok: false, message: reply.fault.message }
      return reply.value.saved ? { ok: true, message: '已保存 PDF' } : { ok: false, message: '没有保存' }
    }),
  }
}
