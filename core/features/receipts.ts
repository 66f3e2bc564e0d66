/**
 * Receipts: drawn from the data as issued and kept as a page from the first output on, so that a reprint under a later template is still the same paper.
 * Which output is marked 补打 is said in docs/architecture.md.
 */
import type { Handlers } from '../contract/index'
import type { Paper } from '../contract/fields'
import { markedReprint, RECEIPT_TEMPLATE, receiptHtml } from '../documents/receipt'
import type { ReceiptData } from '../documents/receiptData'
import { type Ctx, refuse } from '../door/context'
import type { PrintRecord } from '../door/ports'
import { seen } from './seenPetition'

function issued(petitionId: number, ctx: Ctx): ReceiptData {
  seen(petitionId, ctx)
  const data = ctx.repos.papers.receipt(petitionId)
  return data === undefined ? refuse('not-found', '这件事项没有回执（已按保管期限销毁），请查看办理过程', 'petitionId') : (JSON.parse(data) as ReceiptData)
}

const WORDS = { sheet: { first: '打印回执', again: '补打回执' }, pdf: { first: '保存回执 PDF', again: '再次保存回执 PDF' } } as const

/** A file kept for the record does not make the visitor's first sheet a second one, nor the other way round; what no printer and no file took was never handed out. */
const isReprint = (earlier: readonly PrintRecord[], medium: PrintRecord['medium']): boolean => earlier.some((print) => print.medium === medium && print.failed === 0)

interface Original { readonly html: string; readonly digest: string; readonly kept: boolean }

/** The page without a mark: as it first left the desk, or as it is drawn now where it never did. */
function originalOf(petitionId: number, paper: Paper, ctx: Ctx): Original {
  const data = issued(petitionId, ctx)
  const kept = ctx.repos.papers.original(petitionId, paper)
  const html = kept?.html ?? receiptHtml(data, paper, { reprint: false })
  const digest = ctx.digest(html)
  if (kept !== undefined && kept.digest !== digest) refuse('receipt-changed', '留存的回执与首次出具时的不一致，没有打印；请联系系统管理员核验审计日志和备份', 'petitionId')
  return { html, digest, kept: kept !== undefined }
}

const asOutput = (html: string, reprint: boolean): string => (reprint ? markedReprint(html) : html)
const numberOf = (petitionId: number, ctx: Ctx): string => seen(petitionId, ctx).number

export const receipts: Handlers<'receipts', Ctx> = {
  preview: ({ petitionId, paper }, ctx) => {
    const { html } = originalOf(petitionId, paper, ctx)
    const reprint = isReprint(ctx.repos.papers.prints(petitionId), 'sheet')
    ctx.audit({ object: `petition:${petitionId}`, fields: [paper] })
    return { html: asOutput(html, reprint), number: numberOf(petitionId, ctx), reprint }
  },
  print: ({ petitionId, paper, medium }, ctx) => {
    const { html, digest, kept } = originalOf(petitionId, paper, ctx)
    const earlier = ctx.repos.papers.prints(petitionId)
    const printNo = earlier.length + 1
    const reprint = isReprint(earlier, medium)
    if (!kept) ctx.repos.papers.keepOriginal(petitionId, paper, { html, digest, template: RECEIPT_TEMPLATE, at: ctx.now })
    ctx.repos.papers.addPrint(petitionId, { printNo, at: ctx.now, byId: ctx.actor.userId, paper, medium, reprint: Number(reprint), digest, failed: 0 })
    ctx.repos.petitions.addEvent(petitionId, ctx.now, ctx.actor.userId, 'printed', `${WORDS[medium][reprint ? 'again' : 'first']}（第 ${printNo} 次出具，${paper === 'a5' ? 'A5' : '80 mm'}）`)
    ctx.audit({ object: `petition:${petitionId}`, fields: [paper, medium, `print ${printNo}`], records: [`petition:${petitionId}`] })
    return { html: asOutput(html, reprint), number: numberOf(petitionId, ctx), reprint, printNo }
  },
  failed: ({ petitionId, printNo }, ctx) => {
    issued(petitionId, ctx)
    const print = ctx.repos.papers.prints(petitionId).find((one) => one.printNo === printNo)
    if (print === undefined || print.byId !== ctx.actor.userId) return refuse('no-print', '没有您的这次出具，请刷新出具记录后核对', 'printNo')
    if (print.failed === 1) return refuse('no-print', '这次出具已记为没有成功，请直接重新打印', 'printNo')
    ctx.repos.papers.addFailure(petitionId, printNo, ctx.now, ctx.actor.userId)
    ctx.repos.petitions.addEvent(petitionId, ctx.now, ctx.actor.userId, 'printed', `第 ${printNo} 次出具没有成功，${print.medium === 'pdf' ? '没有存成文件' : '没有打出纸张'}，不算已交付`)
    ctx.audit({ object: `petition:${petitionId}`, fields: [`print ${printNo}`], records: [`petition:${petitionId}`] })
    return { done: true }
  },
  history: ({ petitionId }, ctx) => {
    issued(petitionId, ctx)
    return ctx.repos.papers.prints(petitionId).map(({ printNo, at, byId, paper, medium, reprint, failed, digest }) => ({ printNo, at, by: ctx.repos.accounts.nameOf(byId), paper, medium, reprint: reprint === 1, failed: failed === 1, digest }))
  },
}
