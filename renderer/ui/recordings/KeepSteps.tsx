/** Which steps can be taken on how these recordings are kept, and their dialog. */
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { RecordingKept } from '#core/contract/recordingKeep'
import { KeepDialog, type KeepStep } from './KeepDialog'

interface Props { readonly rows: readonly RecordingKept[]; readonly leads: boolean; /** On one recording's page only what can be done now is shown. */ readonly onlyPossible?: boolean; readonly onDone?: () => void }
interface Offer { readonly step: KeepStep; readonly label: string; readonly can: boolean; readonly shown: boolean }

function offersOf(rows: readonly RecordingKept[], leads: boolean): readonly Offer[] {
  const some = rows.length > 0
  const finished = some && rows.every(({ state }) => state === 'ended' || state === 'cut')
  const free = finished && rows.every(({ proposal, hold, petitionHold }) => proposal === undefined && hold === undefined && petitionHold === undefined)
  const proposed = some && rows.every(({ proposal }) => proposal !== undefined)
  const one = rows.length === 1 ? rows[0] : undefined
  return [
    { step: 'propose', label: '提出销毁', can: free, shown: true },
    { step: 'withdraw', label: '撤回销毁', can: proposed && (leads || rows.every(({ proposal }) => proposal?.own === true)), shown: true },
    { step: 'hold', label: '暂缓销毁', can: one !== undefined && one.hold === undefined && one.state !== 'destroyed', shown: true },
    { step: 'release', label: '解除暂缓', can: one?.hold !== undefined, shown: leads },
    { step: 'approve', label: '批准销毁', can: proposed && rows.every(({ proposal, hold, petitionHold }) => proposal?.own === false && hold === undefined && petitionHold === undefined), shown: leads },
  ]
}

export function KeepSteps({ rows, leads, onlyPossible = false, onDone }: Props) {
  const [step, setStep] = useState<KeepStep | undefined>(undefined)
  const offers = offersOf(rows, leads).filter(({ shown, can }) => shown && (can || !onlyPossible))
  const done = () => {
    setStep(undefined)
    onDone?.()
  }
  return (
    <>
      <Group gap="xs">
        {offers.map(({ step: each, label, can }) => <Button key={each} size="xs" variant={each === 'approve' ? 'filled' : 'default'} {...(each === 'approve' ? { color: 'red.9' } : {})} disabled={!can} onClick={() => setStep(each)}>{label}</Button>)}
      </Group>
      {step !== undefined && <KeepDialog step={step} rows={rows} onClose={() => setStep(undefined)} onDone={done} />}
    </>
  )
}
