/**
 * 发文机关署名 and 成文日期 (GB/T 9704-2012 §7.3.5), with a seal or without.
 * A seal is pressed by hand: room is left for it, and no word says where.
 */
import { html, type Markup } from '../html'
import type { Block } from './blocks'
import { dayOf, signsWide } from './reading'

/** How far the date stands in from the right edge under a seal, in signs. */
const UNDER_SEAL = 4

/**
 * Without a seal the unit stands in by two signs and the date begins two signs right of it; a date longer than the unit stands in by two signs itself and pushes the unit in (§7.3.5.2).
 * With a seal the date stands in by four signs and the unit is centred above it (§7.3.5.1), unless it is too long for that.
 */
export function signed({ unit, on, sealed }: Extract<Block, { readonly kind: 'sign' }>): Markup {
  const name = unit.trim()
  const day = dayOf(on)
  const [unitWide, dayWide] = [signsWide(name), signsWide(day)]
  const kind = sealed ? (unitWide - dayWide > 2 * UNDER_SEAL ? 'sign sealed wide' : 'sign sealed') : unitWide >= dayWide ? 'sign over' : 'sign'
  return html`<div class="${kind}"><div><div class="by">${name}</div><div class="day">${day}</div></div></div>`
}
