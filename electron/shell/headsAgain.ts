/**
 * What the engine runs in a hidden page that is to be previewed in sheets. Knows the page's own classes and nothing of its words.
 */

/** Puts the head of a table before the first row of each further sheet, counts the sheets of a copy anew, and gives the page as it then is. A row that itself goes on over a sheet gets no head. */
export const HEADS_AGAIN = `(() => {
  const sheets = document.querySelectorAll('.sheets i')
  const high = sheets[1].getBoundingClientRect().top - sheets[0].getBoundingClientRect().top
  const from = sheets[0].getBoundingClientRect().top
  const sheetOf = (rect) => Math.floor((rect.top - from) / high)
  for (const head of document.querySelectorAll('thead')) {
    let last = head
    for (const row of [...head.parentNode.tBodies[0].rows]) {
      const before = [...last.getClientRects()].at(-1)
      const here = row.getClientRects()[0]
      if (before !== undefined && here !== undefined && sheetOf(here) > sheetOf(before)) {
        for (const [at, one] of [...head.rows].entries()) {
          const again = one.cloneNode(true)
          if (at === 0) again.className = 'again'
          row.before(again)
        }
      }
      last = row
    }
  }
  for (const copy of document.querySelectorAll('.copy')) sheets[sheetOf(copy.getClientRects()[0])]?.classList.add('anew')
  return '<!doctype html>' + document.documentElement.outerHTML
})()`
