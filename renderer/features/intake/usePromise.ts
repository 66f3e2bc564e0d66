/** Both clocks of the matter in the form, asked once for everybody who shows them. */
import { noticeExempt } from '#core/domain/petitionClass'
import { useAsk } from '../../bridge/useAsk'
import type { IntakeForm } from '#core/contract/intake'

export function usePromise({ petitionClass, statutoryKind, petitioner = {}, personId }: IntakeForm) {
  const untold = personId === undefined && noticeExempt(petitioner) !== undefined
  return useAsk('petitions.promise', { petitionClass: petitionClass ?? 'consult', untold, ...(statutoryKind === undefined ? {} : { statutoryKind }) }, { enabled: petitionClass !== undefined })
}
