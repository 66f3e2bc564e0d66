/** Brings an issued paper to a printer or into a file: the office records the output first; what nothing took is recorded as failed, so that the next one is still the first. */
import { useState } from 'react'
import type { IssuedPaper } from '#core/contract/papers'
import type { Paper } from '#core/documents/printStyle'
import { machine } from '../../bridge/machine'
import { useTell } from '../../bridge/useTell'

export interface Outcome { readonly ok: boolean; readonly message: string; /** The room's own template could not be filled: the program's layout can be taken instead. */ readonly instead?: boolean }
/** `out`: something of it left the machine, though not all went well. */
interface Used extends Outcome { readonly out?: boolean }
interface Page { readonly html: string; readonly fileTitle: string }

const NOT_SAVED: Outcome = { ok: false, message: '没有保存' }

export function usePaperOutput({ id, number }: Pick<IssuedPaper, 'id' | 'number'>, paper: Paper) {
  const { tell } = useTell('papers.print')
  const { tell: tellFailed } = useTell('papers.failed')
  const { tell: askWord } = useTell('papers.docx')
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined)
  const fileName = (title: string, ending: string): string => `${title}${number === undefined ? '' : `-${number}`}.${ending}`
  const work = async (bring: () => Promise<Outcome>) => {
    if (busy) return
    setBusy(true)
    setOutcome(undefined)
    setOutcome(await bring())
    setBusy(false)
  }
  const issue = (medium: 'sheet' | 'pdf', use: (page: Page) => Promise<Used>) => work(async () => {
    const reply = await tell({ paperId: id, medium })
    if (!reply.ok) return { ok: false, message: reply.fault.message }
    const result = await use(reply.value)
    if (!result.ok && result.out !== true) await tellFailed({ paperId: id, outputNo: reply.value.outputNo })
    return result
  })
  const print = (printer: string) => issue('sheet', async ({ html }) => {
    const reply = await machine.print({ html, paper, printer })
    return reply.ok ? { ok: true, message: '已送到打印机' } : { ok: false, message: reply.fault.message, out: reply.fault.code === 'print-partly' }
  })
  const savePdf = () => issue('pdf', async ({ html, fileTitle }) => {
    const reply = await machine.savePdf({ html, paper, suggestedName: fileName(fileTitle, 'pdf') })
    if (!reply.ok) return { ok: false, message: reply.fault.message }
    return reply.value.saved ? { ok: true, message: '已保存 PDF' } : NOT_SAVED
  })
  /** In the room's own template where it has one, or in the program's layout. */
  const saveWord = (own = true) => work(async () => {
    const made = await askWord({ paperId: id, own })
    if (!made.ok) return { ok: false, message: made.fault.message, instead: made.fault.code === 'template-refused' }
    const { base64, fileTitle, ownTemplate } = made.value
    const reply = await machine.saveDocx({ base64, suggestedName: fileName(fileTitle, 'docx') })
    if (!reply.ok) return { ok: false, message: reply.fault.message }
    return reply.value.saved ? { ok: true, message: ownTemplate === undefined ? '已导出 Word 文档' : `已导出 Word 文档，用的是本室模板“${ownTemplate.fileName}”` } : NOT_SAVED
  })
  return { print, savePdf, saveWord, busy, outcome }
}
