/** The numbers to call, large: those of the guide with a mark on what was not checked, and the people named for this desk. */
import { Text } from '@mantine/core'
import type { SafetyGuide } from '#core/contract/safetyGuide'
import { calledFor } from '#core/domain/alarms'
import { useAsk } from '../../bridge/useAsk'
import style from './Numbers.module.css'

export function Numbers({ guide, ids }: { readonly guide: SafetyGuide; readonly ids: readonly string[] }) {
  const rules = useAsk('safety.rules', {}).value
  const people = rules === undefined ? [] : calledFor(rules.myDesk, rules.contacts)
  return (
    <ul className={style.numbers} aria-label="要拨打的号码">
      {ids.flatMap((id) => guide.numbers.filter((number) => number.id === id)).map(({ id, number, name, unverified, source }) => (
        <li key={id}><span className={style.number}>{number}</span><span>{name}{unverified && <Text span size="xs" c="gray.7" title={source}>（待核实）</Text>}</span></li>
      ))}
      {people.map(({ name, role, phone }) => <li key={`${name} ${phone}`}><span className={style.number}>{phone}</span><span>{name}{role === '' ? '' : `（${role}）`}</span></li>)}
    </ul>
  )
}
