/** Below a form that tries a secret: what belongs to none of its fields, and how long to wait. */
import { Alert } from '@mantine/core'
import { spokenSeconds } from './useCountdown'
import type { Wrong } from './useAttempt'

interface Props {
  readonly attempt: { readonly wrong: Wrong | undefined; readonly seconds: number }
  /** Fields of the form that show their own faults. */
  readonly fields: readonly string[]
}

export function AttemptFaults({ attempt: { wrong, seconds }, fields }: Props) {
  return (
    <>
      {wrong !== undefined && !fields.includes(wrong.field) && <Alert color="red" role="alert">{wrong.message}</Alert>}
      {seconds > 0 && <Alert color="orange" role="status">{spokenSeconds(seconds)}后可再试；填好的内容都还在。</Alert>}
    </>
  )
}
