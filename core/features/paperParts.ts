/**
 * Where the page of a paper joins the office, so that the sections name one place.
 * Knows nothing of petitions and storage.
 */
import type { Composed } from '../documents/paper/blocks'
import { html, trusted } from '../documents/html'
import { page } from '../documents/printStyle'
import { markedReprint } from '../documents/receipt'

interface PaperState { readonly final: boolean; readonly reprint: boolean; readonly numbered?: boolean }

export const PAPER_TEMPLATE = '0'
export const paperHtml = (composed: Composed, _state: PaperState): string => page(composed.fileTitle, 'a4', html`${trusted('<header>')}${composed.head?.unit ?? ''} ${composed.head?.number ?? '〔待定稿〕'}</header>${composed.draftedFor ?? ''}${JSON.stringify(composed.blocks)}`)
/** The stored page with its 补打 mark. */
export const markedPaper = (issued: string): string => markedReprint(issued)
