/** What a run of the end-to-end tests came to, read from its JSON report. */
import { readFileSync } from 'node:fs'

/** Tests passed, failed (one that passed at a second try has failed) and skipped. Throws where there is no report. */
export function e2eCounts(file) {
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(file, 'utf8')).stats
  return { passed: expected, failed: unexpected + flaky, skipped }
}
