/** Choice of paper and printer, and the two ways out: print and PDF. F9 prints. */
import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Paper } from '#core/contract/fields'
import { PrinterChoice } from '../../ui/PrinterChoice'
import { usePrinter, usePrintKey } from '../../ui/usePrinter'
import { usePaper } from './usePaper'

interface Props { readonly petitionId: number; readonly number: string; readonly paper: Paper; readonly onPaper: (paper: Paper) => void; readonly reprint: boolean | undefined; readonly atOnce: boolean }

/** Prints by itself what was asked for from another screen: an original only, and once; a second sheet stays a decision. */
function usePrintAtOnce(wanted: boolean, print: () => void): void {
  const done = useRef(false)
  useEffect(() => {
    if (!wanted || done.current) return
    done.current = true
    print()
  }, [wanted])
}

export function PrintControls({ petitionId, number, paper, onPaper, reprint, atOnce }: Props) {
  const printers = usePrinter()
  const { print, savePdf, busy, outcome } = usePaper(petitionId, number, paper)
  const go = usePrintKey(printers, (printer) => void print(printer))
  usePrintAtOnce(atOnce && reprint === false && printers.taken !== undefined, go)
  return (
    <div>
      <Text size="sm" fw={600} id="paper-label">纸张</Text>
      <SegmentedControl fullWidth aria-labelledby="paper-label" value={paper} onChange={(value) => onPaper(Paper.parse(value))} data={[{ value: 'a5', label: 'A5' }, { value: 'roll80', label: '80 毫米热敏纸' }]} />
      <PrinterChoice {...printers} />
      <Group gap="xs" mt="sm" grow>
        <Button loading={busy} disabled={printers.taken === undefined} onClick={go} autoFocus aria-keyshortcuts="F9">{reprint === true ? '补打（F9）' : '打印（F9）'}</Button>
        <Button variant="default" loading={busy} onClick={() => void savePdf()}>保存 PDF</Button>
      </Group>
      {reprint === true && <Text size="xs" c="gray.7" mt={6}>这份回执已打印过，再次打印内容相同并标“补打”。</Text>}
      {outcome !== undefined && <Text size="sm" mt={6} role="status" c={outcome.ok ? 'green.9' : 'red.8'}>{outcome.message}</Text>}
    </div>
  )
}
