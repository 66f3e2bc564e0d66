/** 卷宗 as a PDF in its three profiles, printed by a real Electron: page numbers throughout, those of the catalogue, and no word of what a profile masks. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierProfile } from '#core/contract/dossier'
import type { OutputOf } from '#core/contract/index'
import { dossierPdf } from '#electron/shell/dossierPdf'
import { INTERNAL_NOTE, PEOPLE, wholeFile } from '#tests/support/dossier'
import { makeTestOffice, PASSPHRASE, type TestOffice } from '#tests/support/office'
import { renderPdf } from './renderPdf'

type Made = OutputOf<'dossier.make'>
const PROFILES = ['internal', 'party', 'public'] as const
let room: TestOffice
let folder = ''
let queryCode = ''
const pages = new Map<DossierProfile, readonly string[]>()
const made = new Map<DossierProfile, Made>()
/** As last printed, with its numbers. */
const catalogues = new Map<DossierProfile, string>()

/** Prints what is asked for the first time all at once, and each page only once. */
function printer(): { all(htmls: readonly string[]): Promise<void>; print(html: string): Promise<Uint8Array> } {
  const known = new Map<string, Uint8Array>()
  const all = async (htmls: readonly string[]): Promise<void> => {
    const fresh = [...new Set(htmls)].filter((html) => !known.has(html))
    const printed = await renderPdf(fresh.map((html, at) => ({ name: `part-${at}`, html, paper: html.includes('class="a5"') ? 'a5' as const : 'a4' as const })))
    fresh.forEach((html, at) => known.set(html, readFileSync(printed[`part-${at}`]?.pdf ?? '')))
  }
  return {
    all,
    print: async (html) => {
      if (!known.has(html)) await all([html])
      return known.get(html) ?? new Uint8Array()
    },
  }
}

/** The words of each page, without blanks. */
function pagesOf(pdf: Uint8Array, name: string): readonly string[] {
  const file = join(folder, name)
  writeFileSync(file, pdf)
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1).map((text) => text.normalize('NFKC').replace(/[\s\u3000]+/gu, ''))
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-'))
  room = await makeTestOffice()
  const file = await wholeFile(room)
  queryCode = file.queryCode
  const { all, print } = printer()
  for (const profile of PROFILES) made.set(profile, await room.as('zhao', 'dossier.make', { petitionId: file.id, profile, reason: '归档', passphrase: PASSPHRASE }))
  await all([...made.values()].flatMap(({ parts }) => parts.map(({ html }) => html)))
  for (const profile of PROFILES) {
    const { parts, mark } = made.get(profile) as Made
    pages.set(profile, pagesOf(await dossierPdf(parts.map(({ html }) => html), mark, (html) => { if (html.includes('data-part="2">')) catalogues.set(profile, html); return print(html) }), `${profile}.pdf`))
  }
}, 300_000)
afterAll(async () => {
  await room.close()
  if (process.env['KEEP_PDF'] === undefined) rmSync(folder, { recursive: true, force: true })
  else process.stderr.write(`${folder}\n`)
})

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '')
const { own, representative, principal, accused, other, witness } = PEOPLE
const OTHERS = [...Object.values(other), ...Object.values(representative), ...Object.values(principal), accused, witness, INTERNAL_NOTE, 'lin@example.com', '8887766']

describe.each(PROFILES)('%s', (profile) => {
  it('numbers all pages from the cover on, in one count', () => {
    const all = pages.get(profile) ?? []
    expect(all.length).toBeGreaterThan(6)
    expect(all.map((text, at) => text.endsWith(`XF26-0001${at + 1}/${all.length}`))).toEqual(all.map(() => true))
    expect(all[0]).toContain(`共${all.length}页`)
  })
  it('has in its catalogue the page on which each part begins', () => {
    const all = pages.get(profile) ?? []
    const { parts } = made.get(profile) as Made
    const numbers = [...(catalogues.get(profile) ?? '').matchAll(/data-part="(\d+)">(\d+)</gu)].map(([, part, page]) => ({ part: Number(part), page: Number(page) }))
    expect(numbers.map(({ part }) => part)).toEqual(parts.slice(2).map((_part, at) => at + 2))
    expect(numbers.map(({ page }) => page)).toEqual(numbers.map(({ page }) => page).toSorted((one, other) => one - other))
    for (const { part, page } of numbers) {
      expect(all[1], `page ${page} in the catalogue`).toContain(String(page))
      expect(all[page - 1], `page ${page}`).toContain(headOf(parts[part]?.title ?? ''))
      // It begins there: of a part longer than a page the title is not on the page before.
      if (part > 2) expect(all[page - 2]).not.toBe(all[page - 1])
    }
  })
})

/** What stands at the head of a part; of a paper its own title. */
const headOf = (title: string): string => bare(title === '转送（交办）告知单' ? '信访事项转送告知单' : title)

it('fills each place for a page number with the page the part begins on', async () => {
  const asked: string[] = []
  const { PDFDocument } = await import('pdf-lib')
  const blank = async (count: number, size: [number, number] = [595.28, 841.89]): Promise<Uint8Array> => {
    const document = await PDFDocument.create()
    for (let at = 0; at < count; at += 1) document.addPage(size).drawText('x')
    return document.save()
  }
  const cover = 'cover <b data-part="all"></b>'
  const catalogue = '<b data-part="2"></b> <b data-part="3"></b> <b data-part="4"></b>'
  const pdf = await dossierPdf([cover, catalogue, 'two', 'a5', 'across'], 'XF26-0001', async (html) => {
    asked.push(html)
    // Grows by a page once its numbers are in: the others begin later then.
    if (html === 'across') return blank(1, [841.89, 595.28])
    return html === 'two' ? blank(2) : html === 'a5' ? blank(1, [419.53, 595.28]) : html.startsWith('<b') && /">\d/u.test(html) ? blank(2) : blank(1)
  })
  expect(asked.filter((html) => html.startsWith('<b')).at(-1)).toBe('<b data-part="2">4</b> <b data-part="3">6</b> <b data-part="4">7</b>')
  expect(asked.filter((html) => html.startsWith('cover')).at(-1)).toBe('cover <b data-part="all">7</b>')
  const whole = await PDFDocument.load(pdf)
  expect(whole.getPages().map((page) => Math.round(page.getWidth()))).toEqual([595, 595, 595, 595, 595, 595, 842])
})

it('leaves nothing in the file that the profile masks', () => {
  const [internal, party, open] = PROFILES.map((profile) => (pages.get(profile) ?? []).join(''))
  for (const value of [...Object.values(own), ...OTHERS, queryCode]) expect(internal, value).toContain(bare(value))
  for (const value of [own.name, own.idNumber, own.phone, own.address, queryCode]) expect(party, value).toContain(bare(value))
  for (const value of OTHERS) expect(party, value).not.toContain(bare(value))
  for (const value of [...Object.values(own), ...OTHERS, queryCode, '李敏', '赵立', '上官调', '归档']) expect(open, value).not.toContain(bare(value))
})

it('carries no names in the properties of the file', () => {
  for (const profile of PROFILES) {
    const info = execFileSync('pdfinfo', [join(folder, `${profile}.pdf`)], { encoding: 'utf8' })
    for (const value of [own.name, other.name, accused]) expect(info).not.toContain(value)
  }
})
