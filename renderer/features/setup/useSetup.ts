/** The course of the first start: what is typed, the step shown, what is wrong with it, and the one call that makes the room. */
import { useState } from 'react'
import type { DeskSettings } from '#core/contract/desk'
import { ask } from '../../bridge/client'
import { useTell } from '../../bridge/useTell'
import { deskProblem, EMPTY_DESK, trimDesk } from '../../ui/DeskFields'
import { halfProblem, NOTHING_TYPED, type Halves } from '../../ui/keyHalves'
import { EMPTY_ACCOUNT, problemsOf, stepOf, STEPS, type Step, type TypedAccount, type Wrong } from './setupProblems'

export interface SetupKey { readonly halves: Halves | undefined; readonly typed: Halves; readonly renewed: boolean }
interface Typed { readonly desk: DeskSettings; readonly accounts: readonly TypedAccount[]; readonly key: SetupKey }

/** The first thing that keeps a step from being left; another object each time, so that the focus goes there again. */
function obstacle(step: Step, { desk, accounts, key: { halves, typed } }: Typed): Wrong | undefined {
  if (step === 'desk') {
    const missing = deskProblem(desk)
    return missing === undefined ? undefined : { field: `desk.${missing.field}`, message: missing.message }
  }
  if (step === 'accounts') return problemsOf(accounts)[0]
  if (step !== 'keyTyped' || halves === undefined) return undefined
  return halfProblem(typed, halves)
}

export function useSetup(onDone: () => void) {
  const [step, setStep] = useState<Step>('desk')
  const [desk, setDesk] = useState(EMPTY_DESK)
  const [accounts, setAccounts] = useState<TypedAccount[]>([{ ...EMPTY_ACCOUNT, roles: ['reception', 'admin'] }])
  const [key, setKey] = useState<SetupKey>({ halves: undefined, typed: NOTHING_TYPED, renewed: false })
  const [tried, setTried] = useState(false)
  const [wrong, setWrong] = useState<Wrong | undefined>(undefined)
  const { tell: create, busy } = useTell('vault.create')

  const go = (to: Step, refused?: Wrong) => {
    setStep(to)
    setTried(refused !== undefined)
    setWrong(refused)
  }
  const showKey = async (renew: boolean) => {
    if (key.halves !== undefined && !renew) return go('keyShown')
    const reply = await ask('vault.newRecoveryKey', {})
    if (!reply.ok) return setWrong({ field: '', message: reply.fault.message })
    setKey({ halves: reply.value.halves, typed: NOTHING_TYPED, renewed: renew })
    go('keyShown')
  }
  const finish = async () => {
    const made = accounts.map(({ again: _again, ...account }) => ({ ...account, login: account.login.trim(), name: account.name.trim() }))
    const reply = await create({ desk: trimDesk(desk), accounts: made, recoveryTyped: key.typed.join('-') })
    if (reply.ok) return onDone()
    const { code, field = '', message } = reply.fault
    if (code === 'no-recovery-key') return showKey(true)
    go(stepOf(field), { field: field === 'recoveryTyped' ? 'recovery.0' : field, message })
  }
  const next = async (): Promise<void> => {
    if (busy) return
    const found = obstacle(step, { desk, accounts, key })
    setTried(true)
    setWrong(found)
    if (found !== undefined) return
    if (step === 'accounts') return showKey(false)
    if (step === 'summary') return finish()
    go(STEPS[STEPS.indexOf(step) + 1] ?? 'summary')
  }
  const back = () => go(STEPS[STEPS.indexOf(step) - 1] ?? 'desk')
  return {
    step, desk, accounts, key, wrong, busy, next, back,
    /** What the accounts' fields say now: the office's word first, then live problems, and all of them once somebody wanted to go on. */
    problems: [...(wrong === undefined ? [] : [{ ...wrong, live: true }]), ...problemsOf(accounts).filter(({ live }) => live || tried)],
    changeDesk: (to: typeof desk) => { setDesk(to); setWrong(undefined) },
    changeAccounts: (to: TypedAccount[]) => { setAccounts(to); setWrong(undefined) },
    typeKey: (typed: Halves) => { setKey({ ...key, typed }); setWrong(undefined) },
  }
}
