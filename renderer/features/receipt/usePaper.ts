/** Brings a receipt to paper or PDF: the office records it first, and a failed try is repeated with the very same page, not counted again. */
import { useRef, useState } from 'react'
import type { Paper } from '#core/contract/fields'
import { useTell } from '../../bridge/useTell'
import { machine } from '../../bridge/machine'

export interface Outcome { readonly ok: boolean; readonly message: string }

export function usePaper(petitionId: number, number: string, paper: Paper) {
  const { tell } = useTell('receipts.print')
  const unused = useRef<{ paper: Paper; html: string } | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined)
  const issue = async (use: (html: string) => Promise<Outcome>) => {
    if (busy) return
    setBusy(true)
    setOutcome(undefined)
    let html = unused.current?.paper === paper ? unused.current.html : undefined
    if (html === undefined) {
      const reply = await tell({ petitionId, paper })
      if (!reply.ok) {
        setBusy(false)
        setOutcome({ ok: false, message: reply.fault.message })
        return
      }
      html = reply.value.html
    }
    const result = await use(html)
    unused.current = result.ok ? undefined : { paper, html }
    setBusy(false)
    setOutcome(result)
  }
  const print = (printer: string | undefined) => issue(async (html) => {
    const reply = await machine.print({ html, paper, ...(printer === undefined ? {} : { printer }) })
    return reply.ok ? { ok: true, message: '已送到打印机' } : { ok: false, message: reply.fault.message }
  })
  const savePdf = () => issue(async (html) => {
    const reply = await machine.savePdf({ html, paper, suggestedName: `登记回执-${number}.pdf` })
    if (!reply.ok) return { ok: false, message: reply.fault.message }
    return reply.value.saved ? { ok: true, message: '已保存 PDF' } : { ok: false, message: '没有保存' }
  })
  return { print, savePdf, busy, outcome }
}
