/** What an anonymous registration leaves out of a draft: whatever says who the visitor is. Said on the form as long as something of it is typed. */
import type { IntakeForm } from '#core/contract/intake'

type Petitioner = NonNullable<IntakeForm['petitioner']>
const typed = (text: string | undefined): boolean => text !== undefined && text.trim() !== ''

/** The names of what is typed and would not be kept; none where nothing is lost. */
export function leftOut({ personId, petitioner: who = {} }: IntakeForm): string[] {
  if (who.mode !== 'anonymous') return []
  return [
    ...(typed(who.name) ? ['姓名'] : []), ...(typed(who.idNumber) ? ['证件号'] : []), ...(typed(who.phone) || (who.otherPhones ?? []).some(typed) ? ['电话'] : []), ...(personId === undefined ? [] : ['选定的档案']),
  ]
}

/** The same form without it; a form of any other mode as it is. A repetition that followed from the chosen card goes with it, one that the worker decided stays. */
export function withoutName(form: IntakeForm): IntakeForm {
  if (form.petitioner?.mode !== 'anonymous') return form
  const { name: _name, idNumber: _number, idReason: _reason, phone: _phone, otherPhones: _others, ...who }: Petitioner = form.petitioner
  const { personId, visitKind, visitReason, linkedPetitionId, ...rest } = form
  const decided = personId === undefined || form.visitDecided === true
  return { ...rest, petitioner: who, ...(decided ? { visitKind, visitReason, linkedPetitionId } : {}) }
}
