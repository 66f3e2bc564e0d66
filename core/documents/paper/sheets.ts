/**
 * What tells how a page lies on its sheet: which sheet a layout is printed on, whether it lies across, and whether it shows its sheets on a screen one below the other.
 * Knows nothing of what is on them.
 */
import type { Paper } from '../printStyle'
import type { PaperLayout } from './blocks'

/** The sheet a layout is printed on. */
export const paperOf = (layout: PaperLayout): Paper => (layout === 'slip' ? 'a5' : 'a4')

/** Begins the sheets that lie under the text; nothing that was typed can hold the tag itself. */
export const SHEETS = '<div class="sheets" aria-hidden="true">'

/** Whether a page was laid out in sheets and scrolls. */
export const inSheets = (html: string): boolean => html.includes(SHEETS)

/** Begins what is a sheet of its own for somebody else. */
export const COPY = '<div class="copy">'

/** Whether a screen shows a page as paper has it only after it was prepared: heads of tables come again on each sheet, a copy's sheets are counted anew. */
export const asksPreparing = (html: string): boolean => inSheets(html) && (html.includes('<thead>') || html.includes(COPY))

const ACROSS: PaperLayout = 'wide'
/** Whether a page is wider than high: asked of the page itself, so that one stored before its kind was laid across still lies as it did. */
export const liesAcross = (html: string): boolean => html.includes(`<body class="${ACROSS}">`)
