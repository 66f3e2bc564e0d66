/** The machine's printers and the one that is taken: chosen once among several and remembered by the shell from then on. */
import { useHotkeys } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { machine } from '../bridge/machine'
import { focusField } from './fieldFocus'

export interface Printers {
  /** Undefined until the machine has answered. */
  readonly names: readonly string[] | undefined
  /** Undefined while none is known to be the right one. */
  readonly taken: string | undefined
  readonly choose: (name: string) => void
}

export function usePrinter(): Printers {
  const [names, setNames] = useState<readonly string[] | undefined>(undefined)
  const [taken, setTaken] = useState<string | undefined>(undefined)
  useEffect(() => {
    let current = true
    void machine.printers({}).then((reply) => {
      if (!current) return
      const known = reply.ok ? reply.value : []
      setNames(known.map(({ name }) => name))
      setTaken((before) => before ?? known.find(({ isDefault }) => isDefault)?.name)
    })
    return () => { current = false }
  }, [])
  return { names, taken, choose: (name) => { setTaken(name); void machine.choosePrinter({ name }) } }
}

/** By button and F9: prints on the printer that is taken, or leads to the choice where several wait for it. */
export function usePrintKey({ names, taken }: Printers, print: (printer: string) => void): () => void {
  const go = () => {
    if (taken !== undefined) print(taken)
    else if ((names?.length ?? 0) > 0) focusField('printer')
  }
  useHotkeys([['F9', go]], [])
  return go
}
