/** A calm word under a long text while something nobody should say stands in it: why, and better words. Never blocks anything. */
import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMemo } from 'react'
import { forbiddenIn } from '#core/domain/doNotSay'
import { useAsk } from '../../bridge/useAsk'
import style from './Scripts.module.css'

const afterMs = 300
const MOST = 3

export function SayHint({ text }: { readonly text: string }) {
  const rules = useAsk('scripts.rules', {}).value?.doNotSay
  const [settled] = useDebouncedValue(text, afterMs)
  const found = useMemo(() => (rules === undefined || settled.trim() === '' ? [] : forbiddenIn(settled, rules)), [rules, settled])
  return (
    <div role="status" className={style.warnings}>
      {found.slice(0, MOST).map(({ phrase, why, better }) => (
        <Text key={phrase} size="xs" className={style.warning}><b>“{phrase}”</b>：{why}。可以说：{better}</Text>
      ))}
    </div>
  )
}
