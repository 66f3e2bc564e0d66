/**
 * Every document and table the room makes, with a text wherever one can stand: the page has the elements and attributes of a plain one and shows the text
 * as typed, the table keeps its cells and none of them can be taken for a formula. Knows no store.
 */
import { auditCsv } from '#core/documents/auditTable'
import { daySheetHtml } from '#core/documents/daySheet'
import { drillCertificateHtml } from '#core/documents/drillCertificate'
import { handoverHtml } from '#core/documents/handoverSheet'
import { ownFileHtml } from '#core/documents/ownFile'
import { recordingLedgerHtml } from '#core/documents/recordingLedger'
import { receiptHtml } from '#core/documents/receipt'
import { recoverySheetHtml } from '#core/documents/recoverySheet'
import { ticketSlipHtml } from '#core/documents/ticketSlip'
import { visitFormHtml } from '#core/documents/visitForm'
import { Day } from '#core/domain/day'
import { complex } from '#tests/documents/receiptSamples'
import { shapeOf, wordsOf } from './pages'

const day = Day.parse('2026-09-05')
const at = Date.parse('2026-09-05T09:30:00Z')
/** What the code on paper can hold; the desk's settings take no more. */
const ADDRESS = 200

const receipt = (text: string, paper: 'a5' | 'roll80', reprint: boolean): string => receiptHtml({
  ...complex, roomName: text, community: text, address: text, phone: text, hours: text, queryPhone: text, queryAddress: text.slice(0, ADDRESS).toWellFormed(), issuingUnit: text, number: text, queryCode: text.slice(0, ADDRESS).toWellFormed(), name: text, representatives: [text, text], title: text,
  receiverName: text, officerName: text, materials: [{ name: text, copies: 1, pages: 1, original: true }], promise: { ...complex.promise, ruleName: text, source: text }, statutory: { ...complex.statutory, ruleName: text, source: text, exempt: text },
}, paper, { reprint })

const ownFile = (text: string): string => ownFileHtml({
  roomName: text, community: text, address: text, phone: text, madeAt: at, madeBy: text, reason: text, person: { name: text, idNumber: text, phone: text, address: text, grid: text, occupation: text, sex: text, bornOn: day },
  petitions: [{ number: text, receivedAt: at, title: text, petitionClass: 'simple', statutoryKind: 'appeal', stateName: text, officerName: text, dueOn: day, requests: text, facts: text, happenedAt: text, emotion: text, recording: text, told: [[text, text]], others: [text], materials: [text], papers: [text], claims: [text], guidance: [text], steps: [{ at, text }] }],
  notes: [{ at, reason: text, author: text, expiresOn: day, closed: false, twoPersons: true }],
})

/** Names, titles and labels of the sheet's rows are not printed, so they hold the text beside what is. */
const handoverSheet = (text: string): string => handoverHtml({
  roomName: text, community: text, row: { id: 1, day, madeAt: at, madeBy: text, toName: text, note: text, own: false, signed: { at, by: text, remark: text } },
  sheet: {
    day, at, morePetitions: true, petitions: [{ id: 1, number: text, name: text, title: text, dueOn: day, officerName: text, why: 'soon' }], callBacks: [{ id: 1, number: text, name: text, phone: text, about: text, dueOn: day, dueTime: text, state: 'today', promisedBy: text, promisedAt: at, calls: [] }],
    inBuffer: [{ id: 1, label: text, level: 2, since: at }], tickets: [{ id: 1, number: text, label: text, state: text }], flags: [{ kind: 'flag', id: 1, text, dueOn: day }], unprinted: [{ id: 1, number: text }], undelivered: [{ id: 1, petitionNumber: text, kindName: text, paperNumber: text, issuedOn: day }], gaps: [text], backup: { level: 'green', text }, head: { seq: 1, mark: text },
  },
  head: { seq: 1, hash: '0'.repeat(64) },
})

/** Each document with the text in every place that takes one. */
const DOCUMENTS: Readonly<Record<string, (text: string) => string>> = {
  'receipt on a5': (text) => receipt(text, 'a5', false), 'receipt on a roll': (text) => receipt(text, 'roll80', false), 'reprint of a receipt': (text) => receipt(text, 'a5', true), "a person's own file": ownFile,
  'drill certificate': (text) => drillCertificateHtml({ roomName: text, by: text, heldAt: at, name: text, outside: true, at, bytes: 1, digest: text, checks: [{ what: text, ok: true, detail: text }, { what: text, ok: false, detail: text }], passed: true }, 'a5'),
  'drill certificate on a roll': (text) => drillCertificateHtml({ roomName: text, by: text, heldAt: at, name: text, outside: false, at, bytes: 1, digest: text, checks: [{ what: text, ok: false, detail: text }], passed: false }, 'roll80'),
  'day sheet': (text) => daySheetHtml({ roomName: text, community: text, day, printedAt: at, printedBy: text, numbers: [text], head: { seq: 1, hash: '0'.repeat(64) } }),
  'visit form': (text) => visitFormHtml({ roomName: text, community: text, phone: text }, { cells: { name: text, idNumber: text, phone: text, address: text, headcount: text, title: text, requests: text, facts: text, materials: text }, ticked: [text], more: [{ label: text, text }] }),
  'ticket slip': (text) => ticketSlipHtml({ roomName: text, community: text, number: text, series: text, takenAt: at, ahead: 2 }), 'ticket slip of an appointment': (text) => ticketSlipHtml({ roomName: text, community: text, number: text, series: text, takenAt: at, ahead: 2, bookedFor: at }),
  'handover sheet': handoverSheet,
  'recording ledger': (text) => recordingLedgerHtml({
    roomName: text, community: text, from: day, to: day, printedAt: at, printedBy: text, fingerprint: text, rows: [{ number: text, petition: text, day, room: text, device: text, times: text, length: text, fileName: text, size: text, sha256: text, noticeHow: text, noticeConsent: text, keeper: text, state: text, until: text, readings: 1 }],
  }),
  'recovery sheet': (text) => recoverySheetHtml({ roomName: text, halves: [text, text] }),
}

/** Lines to go on writing by hand are as many as the text leaves room for. */
const withoutLines = (name: string, shape: string): string => (name === 'visit form' ? shape.split(' ').filter((part, index, all) => part !== 'DIV' && all[index - 1] !== 'DIV').join(' ') : shape)
const plain = new Map<string, string>()
/** As a page shows it: a browser makes one line end of every kind. */
const asShown = (text: string): string => text.trim().replaceAll(/\r\n?/gu, '\n')

/** A blank text leaves its row out, so it is given something to stand beside. */
export function documentProblems(text: string): string[] {
  const typed = text.trim() === '' ? `空白${text}` : text
  return Object.entries(DOCUMENTS).flatMap(([name, make]) => {
    const usual = plain.get(name) ?? withoutLines(name, shapeOf(make('平常文字')))
    plain.set(name, usual)
    const page = make(typed)
    return [...(withoutLines(name, shapeOf(page)) === usual ? [] : [`the ${name} has other markup than a plain one`]), ...(wordsOf(page).includes(asShown(typed)) ? [] : [`the ${name} does not show it as typed`])]
  })
}

/** The cells of a table, as RFC 4180 has them. */
export function cellsOf(csv: string): string[][] {
  const rows: string[][] = []
  for (const line of csv.replace(/^\ufeff/u, '').matchAll(/((?:"(?:[^"]|"")*",?)+)\r\n/gu)) rows.push([...(line[1] ?? '').matchAll(/"((?:[^"]|"")*)"/gu)].map((cell) => (cell[1] ?? '').replaceAll('""', '"')))
  return rows
}

/** What a spreadsheet would compute, or hides from the eye what it computes. */
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u
export const formulaProblems = (rows: readonly (readonly string[])[]): string[] => rows.flat().filter((cell) => FORMULA.test(cell)).map((cell) => `a cell can be taken for a formula: ${JSON.stringify(cell).slice(0, 40)}`)

const COLUMNS = 13
/** The table of the audit log with the text in every column that takes one. */
export function tableProblems(text: string): string[] {
  const row = { seq: 1, at, userName: text, role: text, action: text, object: text, subject: text, fields: text, result: text, reason: text, mark: text }
  const csv = auditCsv([row, row])
  const rows = cellsOf(csv)
  const kept = (cell: string | undefined): boolean => cell === text || cell === `'${text}`
  const raw = [5, 8, 9, 10, 11].filter((column) => !kept(rows[1]?.[column]))
  return [
    ...(rows.length === 3 && rows.every((cells) => cells.length === COLUMNS) ? [] : ['the table of the log falls into other cells']), ...raw.map((column) => `column ${column + 1} of the table does not hold it as it is`),
    ...formulaProblems(rows), ...(csv.endsWith('\r\n') && csv.replaceAll(/"(?:[^"]|"")*"/gu, '').replaceAll(/[,\r\n\ufeff]/gu, '') === '' ? [] : ['something of the table stands outside its quotes']),
  ]
}
