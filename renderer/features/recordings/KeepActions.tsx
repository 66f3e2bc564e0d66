/** The place of what ends and proves recordings: on the list of them, and on the page of one. */
import type { RecordingPage } from '#core/contract/recordings'

/** Beside the title of the list. */
export function KeepListActions() {
  return null
}

/** Below the facts of one recording. */
export function KeepActions(_props: { readonly page: RecordingPage }) {
  return null
}
