/** The paper this machine prints receipts on: chosen once and remembered by the shell from then on. */
import { useEffect, useState } from 'react'
import type { Paper } from '#core/contract/fields'
import { machine } from '../../bridge/machine'

export interface ChosenPaper {
  /** Undefined until the machine has answered: nothing is printed on a paper nobody chose. */
  readonly paper: Paper | undefined
  readonly choose: (paper: Paper) => void
}

export function useChosenPaper(): ChosenPaper {
  const [paper, setPaper] = useState<Paper | undefined>(undefined)
  useEffect(() => {
    let current = true
    void machine.paper({}).then((reply) => {
      if (current) setPaper((before) => before ?? (reply.ok ? reply.value.paper : 'a5'))
    })
    return () => { current = false }
  }, [])
  return { paper, choose: (chosen) => { setPaper(chosen); void machine.choosePaper({ paper: chosen }) } }
}
