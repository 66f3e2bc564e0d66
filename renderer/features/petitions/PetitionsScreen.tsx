/** 信访事项: finds petitions by any part of anything; search and filters live in the address, rows come masked from the office. */
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { DueState, PetitionState, type PetitionFilter } from '#core/contract/petitions'
import { PetitionClass, StatutoryKind } from '#core/contract/intake'
import { Filters } from './Filters'
import { PetitionTable } from './PetitionTable'
import style from './PetitionsScreen.module.css'

const typingMs = 150

function readFilter(params: URLSearchParams): PetitionFilter {
  const text = params.get('q')?.trim().slice(0, 100) ?? ''
  const state = PetitionState.safeParse(params.get('state')).data
  const petitionClass = PetitionClass.safeParse(params.get('class')).data
  const statutoryKind = StatutoryKind.safeParse(params.get('kind')).data
  const due = DueState.safeParse(params.get('due')).data
  const officer = Number(params.get('officer') ?? 0)
  return {
    ...(text === '' ? {} : { text }), ...(state === undefined ? {} : { state }), ...(petitionClass === undefined ? {} : { petitionClass }), ...(statutoryKind === undefined ? {} : { statutoryKind }),
    ...(due === undefined ? {} : { due }), ...(Number.isInteger(officer) && officer > 0 ? { officerId: officer } : {}),
  }
}

export function PetitionsScreen() {
  const [params, setParams] = useSearchParams()
  const [typed, setTyped] = useState(params.get('q') ?? '')
  const [settled] = useDebouncedValue(typed, typingMs)
  const change = (name: string, value: string | null) => setParams((now) => {
    const next = new URLSearchParams(now)
    if (value === null || value === '') next.delete(name)
    else next.set(name, value)
    return next
  }, { replace: true })
  const search = new URLSearchParams(params)
  search.set('q', settled)
  const filter = readFilter(search)
  const clear = () => {
    setTyped('')
    setParams({}, { replace: true })
  }
  return (
    <div className={style.screen}>
      <h1 className={style.title}>信访事项</h1>
      <Filters params={params} text={typed} onText={(text) => { setTyped(text); change('q', text) }} onChange={change} onClear={clear} />
      <PetitionTable filter={filter} onClear={clear} />
    </div>
  )
}
