/** A script with its slots filled: what came from the case is underlined, what is missing stands out as a blank. */
import { fillSlots, type SlotValues } from '#core/domain/scriptSlots'
import style from './Scripts.module.css'

export function FilledWords({ words, values }: { readonly words: string; readonly values: SlotValues }) {
  return (
    <>
      {fillSlots(words, values).pieces.map(({ text, slot, blank }, at) => (slot === undefined
        ? <span key={at}>{text}</span>
        : <span key={at} className={blank === true ? style.blank : style.slot} title={blank === true ? `${slot}还没有填` : slot}>{text}</span>))}
    </>
  )
}
