/** What is wrong and belongs to none of the fields that are shown. */
import { Alert } from '@mantine/core'
import type { Wrong } from './useAttempt'

/** A field stands for those within it: `answer` for `answer.on`. */
export function Unplaced({ wrong, shown }: { readonly wrong: Wrong | undefined; readonly shown: readonly string[] }) {
  if (wrong === undefined || shown.some((field) => wrong.field === field || wrong.field.startsWith(`${field}.`))) return null
  return <Alert color="red" p="xs" role="alert">{wrong.message}</Alert>
}
