/**
 * Where 发文机关署名 and 成文日期 stand (GB/T 9704-2012 §7.3.5): insets from the right edge, in characters.
 * Knows no twips and no markup.
 */
import { signsWide } from '../paper/reading'

const UNDER_SEAL = 4

export interface SignPlace { readonly unit: number; readonly date: number }

/**
 * Sealed (§7.3.5.1): the date stands four characters from the right and the unit is centred on it; where the unit is too long for that, it stands at the edge and the date is centred on it. Not sealed (§7.3.5.2): the unit stands two from
 * the right and the date begins two after its first; a date longer than the unit stands two from the right and the unit moves left of it.
 */
export function signPlace(unit: string, date: string, sealed: boolean): SignPlace {
  const [unitWidth, dateWidth] = [signsWide(unit), signsWide(date)]
  if (sealed && unitWidth - dateWidth > 2 * UNDER_SEAL) return { unit: 0, date: (unitWidth - dateWidth) / 2 }
  if (sealed) return { date: UNDER_SEAL, unit: UNDER_SEAL + (dateWidth - unitWidth) / 2 }
  return dateWidth > unitWidth ? { date: 2, unit: 4 + dateWidth - unitWidth } : { unit: 2, date: Math.max(unitWidth - dateWidth, 0) }
}
