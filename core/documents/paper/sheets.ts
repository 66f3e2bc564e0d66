/**
 * What tells a page that shows its sheets on a screen one below the other from one that is a single sheet.
 * Knows nothing of what is on them.
 */

/** Begins the sheets that lie under the text; nothing that was typed can hold the tag itself. */
export const SHEETS = '<div class="sheets" aria-hidden="true">'

/** Whether a page was laid out in sheets and scrolls. */
export const inSheets = (html: string): boolean => html.includes(SHEETS)
