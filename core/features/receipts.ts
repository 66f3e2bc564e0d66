/**
 * Receipts: the stored data as issued, drawn anew each time and therefore identical.
 */
import type { Handlers } from '../contract/index'
import { receiptHtml } from '../documents/receipt'
import type { ReceiptData } from '../documents/receiptData'
import { type Ctx, refuse } from '../door/context'

function issued(petitionId: number, { repos, actor }: Ctx): ReceiptData {
  const data = repos.petitions.byId(petitionId, actor.userId) === undefined ? undefined : repos.papers.receipt(petitionId)
  return data === undefined ? refuse('not-found', '没有这件信访事项，或您无权查看') : (JSON.parse(data) as ReceiptData)
}

export const receipts: Handlers<'receipts', Ctx> = {
  preview: ({ petitionId, paper }, ctx) => {
    const data = issued(petitionId, ctx)
    const reprint = ctx.repos.papers.prints(petitionId).length > 0
    ctx.audit({ object: `petition:${petitionId}`, fields: [paper] })
    return { html: receiptHtml(data, paper, { reprint }), number: data.number, reprint }
  },
  print: ({ petitionId, paper }, ctx) => {
    const data = issued(petitionId, ctx)
    const printNo = ctx.repos.papers.prints(petitionId).length + 1
    const reprint = printNo > 1
    const digest = ctx.digest(receiptHtml(data, paper, { reprint: false }))
    ctx.repos.papers.addPrint(petitionId, { printNo, at: ctx.now, byId: ctx.actor.userId, paper, reprint: Number(reprint), digest })
    ctx.repos.petitions.addEvent(petitionId, ctx.now, ctx.actor.userId, 'printed', `${reprint ? '补打' : '打印'}回执（第 ${printNo} 次，${paper === 'a5' ? 'A5' : '80 mm'}）`)
    ctx.audit({ object: `petition:${petitionId}`, fields: [paper, `print ${printNo}`], row: digest })
    return { html: receiptHtml(data, paper, { reprint }), number: data.number, reprint, printNo }
  },
  history: ({ petitionId }, ctx) => {
    issued(petitionId, ctx)
    return ctx.repos.papers.prints(petitionId).map(({ printNo, at, byId, paper, reprint, digest }) => ({ printNo, at, by: ctx.repos.accounts.nameOf(byId), paper, reprint: reprint === 1, digest }))
  },
}
