/**
 * Every kind of paper in the built program: from asking for a draft's page to its sheets standing in a frame, and to its PDF written to the disk.
 * An empty page shown and printed in the same way is the reference. Knows no kind by name.
 */
import type { Page } from '@playwright/test'
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { REST } from '#core/documents/paper/rest'
import { ratio, report, spread } from './figures'
import { benchRoom } from './room'
import { start, unlock } from './window'

const rounds = 3
const previewMs = 150
const pdfMs = 400
const root = process.cwd()

interface Answer { readonly ok: boolean; readonly value?: unknown; readonly fault?: { readonly code: string; readonly message: string } }

async function call<T>(page: Page, name: string, input: unknown): Promise<T> {
  const answer = await page.evaluate(([first, second]) => (Reflect.get(globalThis, 'room') as { call(name: string, input: unknown): Promise<Answer> }).call(first, second), [name, input] as const)
  if (!answer.ok) throw new Error(`${name}: ${answer.fault?.code} ${answer.fault?.message}`)
  return answer.value as T
}

const form = {
  petitioner: { mode: 'named', name: '王桂英', paperType: 'other', phone: '13800005678', address: '桂花路18号3栋201' }, headcount: 1, representatives: [], form: 'visit', title: '三栋二单元楼道长期漏水，请求物业维修',
  requests: '请求协调物业维修天台防水，赔偿屋内损失。', facts: '雨季以来顶楼三户天花板渗水，已拍照。'.repeat(20), flags: [], materials: [], excludedIds: [], petitionClass: 'complex', statutoryKind: 'appeal',
} as const

/** Milliseconds within the page, as a worker waits for them: the office composes, the shell holds the page, the frame has loaded it. */
function shown(page: Page, draftId: number | undefined): Promise<{ readonly ms: number; readonly html: string }> {
  return page.evaluate(async ([id, empty]) => {
    const room = Reflect.get(globalThis, 'room') as { call(name: string, input: unknown): Promise<Answer> }
    const begin = performance.now()
    const html = id === undefined ? empty : ((await room.call('papers.previewDraft', { draftId: id })).value as { readonly html: string }).html
    const { url } = (await room.call('shell.preview', { html })).value as { readonly url: string }
    const document = Reflect.get(globalThis, 'document') as { createElement(name: string): Record<string, unknown> & { remove(): void; setAttribute(name: string, value: string): void }; body: { append(element: unknown): void } }
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-same-origin')
    const loaded = new Promise<void>((done) => { frame['onload'] = () => { done() } })
    frame['src'] = url
    document.body.append(frame)
    await loaded
    const ms = performance.now() - begin
    frame.remove()
    return { ms, html }
  }, [draftId, EMPTY] as const)
}

/** As the program does with the first preview: a frame that stays. */
async function ground(page: Page): Promise<void> {
  const { url } = await call<{ readonly url: string }>(page, 'shell.preview', { html: REST })
  await page.evaluate(async (address) => {
    const document = Reflect.get(globalThis, 'document') as { createElement(name: string): Record<string, unknown> & { setAttribute(name: string, value: string): void }; body: { append(element: unknown): void } }
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-same-origin')
    const loaded = new Promise<void>((done) => { frame['onload'] = () => { done() } })
    frame['src'] = address
    document.body.append(frame)
    await loaded
  }, url)
}

const EMPTY = '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>空白</title></head><body></body></html>'

interface Times { readonly preview: number[]; readonly pdf: number[] }

async function measured(page: Page, draftId: number | undefined, file: string): Promise<Times> {
  const times: Times = { preview: [], pdf: [] }
  // The first round pays for what is loaded once and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const { ms, html } = await shown(page, draftId)
    const begin = performance.now()
    await call(page, 'shell.savePdf', { html, paper: 'a4', suggestedName: 'paper.pdf' })
    if (round > 0) {
      times.preview.push(ms)
      times.pdf.push(performance.now() - begin)
    }
  }
  if (statSync(file).size < 500) throw new Error('no PDF was written')
  return times
}

/** `base` is a folder in which the room of this measurement is made. */
export async function papersBench(base: string): Promise<void> {
  const folder = join(base, 'papers')
  mkdirSync(folder, { recursive: true })
  await (await benchRoom(join(folder, 'vault'), true)).close()
  const { app, page } = await start(root, folder)
  await unlock(page)
  const file = join(folder, 'paper.pdf')
  await app.evaluate(({ dialog }, filePath) => { dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath }) }, file)
  const { id } = await call<{ readonly id: number }>(page, 'petitions.register', { form })
  const offered = [
    ...(await call<readonly { readonly id: string; readonly offered: boolean }[]>(page, 'papers.kinds', { petitionId: id })).filter((kind) => kind.offered).map((kind) => ({ kind: kind.id, petitionId: id })),
    ...(await call<readonly { readonly id: string; readonly offered: boolean }[]>(page, 'papers.kinds', {})).filter((kind) => kind.offered).map((kind) => ({ kind: kind.id })),
  ].filter(({ kind }, at, all) => all.findIndex((one) => one.kind === kind) === at)
  await ground(page)
  const empty = await measured(page, undefined, file)
  const byKind: Record<string, Times> = {}
  for (const begin of offered) byKind[begin.kind] = await measured(page, (await call<{ readonly draftId: number }>(page, 'papers.start', begin)).draftId, file)
  await app.close()
  tell(byKind, empty)
}

function tell(byKind: Readonly<Record<string, Times>>, empty: Times): void {
  const middle = (times: readonly number[]): number => spread(times).p50
  const worst = (what: keyof Times): { readonly kind: string; readonly ms: number } => Object.entries(byKind).map(([kind, times]) => ({ kind, ms: middle(times[what]) })).sort((a, b) => b.ms - a.ms)[0] ?? { kind: '', ms: 0 }
  const [slowPreview, slowPdf] = [worst('preview'), worst('pdf')]
  report('papers', { slowestPreviewMs: { value: slowPreview.ms, limit: previewMs }, slowestPdfMs: { value: slowPdf.ms, limit: pdfMs } }, {
    task: `each of ${Object.keys(byKind).length} kinds as a draft, the middle of ${rounds}; from asking the office to the page in a frame, from asking the shell to the PDF on the disk`,
    slowestPreview: slowPreview.kind, slowestPdf: slowPdf.kind, previewOfEmptyPage: ratio(slowPreview.ms, middle(empty.preview)), pdfOfEmptyPage: ratio(slowPdf.ms, middle(empty.pdf)), emptyPage: { previewMs: middle(empty.preview), pdfMs: middle(empty.pdf) },
    kinds: Object.fromEntries(Object.entries(byKind).map(([kind, times]) => [kind, { previewMs: middle(times.preview), pdfMs: middle(times.pdf) }])),
  })
}
