/**
 * A registration must not pass over a card with the visitor's own number in silence: its worker chooses the card or says that it is another person.
 * Asks of whoever typed it in a draft, as he had the cards beside it; a call without one comes from no screen.
 */
import type { NewPetition } from '../contract/intake'
import { type Ctx, refuse } from '../door/context'
import type { EndedDraft } from '../door/ports'
import { checkId } from '../domain/identity'
import { maskName } from '../domain/mask'
import { cardsWithNumber, knownPerson, MOST_MATCHES } from './personCards'

/** Only cards that are shown are asked about, so that there is always an answer to give. */
export function refuseUnanswered({ personId, petitioner: { mode, paperType = 'id' } }: NewPetition, { idNumber, differentIds }: EndedDraft, ctx: Ctx): void {
  if (personId !== undefined || mode === 'anonymous' || (paperType !== 'id' && paperType !== 'permit')) return
  const check = checkId(idNumber, ctx.today)
  if (!check.ok) return
  const shown = [...new Set(cardsWithNumber(check.normal, ctx).map(({ id }) => ctx.repos.people.keptId(id)))].flatMap((id) => knownPerson(id, ctx) ?? []).slice(0, MOST_MATCHES)
  const open = shown.find(({ id }) => !differentIds.includes(id))
  if (open !== undefined) refuse('possible-duplicate', `已有证件号相同的档案（${maskName(open.name) || '未留名'}）：是此人的，请在“以往来访”里按“是此人”；不是的，请按“不是，同名另一人”，然后再登记`, 'form.personId')
}
