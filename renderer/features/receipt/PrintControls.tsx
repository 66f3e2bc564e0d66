/** Choice of paper and printer, and the two ways out: print and PDF. F9 prints. */
import { Button, Group, SegmentedControl, Select, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { Paper } from '#core/contract/fields'
import { machine } from '../../bridge/machine'
import { usePaper } from './usePaper'

interface Props { readonly petitionId: number; readonly number: string; readonly paper: Paper; readonly onPaper: (paper: Paper) => void; readonly reprint: boolean }
interface Printer { readonly name: string; readonly isDefault: boolean }

function usePrinters() {
  const [printers, setPrinters] = useState<readonly Printer[] | undefined>(undefined)
  useEffect(() => {
    let current = true
    void machine.printers({}).then((reply) => { if (current) setPrinters(reply.ok ? reply.value : []) })
    return () => { current = false }
  }, [])
  return printers
}

export function PrintControls({ petitionId, number, paper, onPaper, reprint }: Props) {
  const printers = usePrinters()
  const [picked, setPicked] = useState<string | null>(null)
  const { print, savePdf, busy, outcome } = usePaper(petitionId, number, paper)
  const printer = picked ?? printers?.find(({ isDefault }) => isDefault)?.name ?? printers?.[0]?.name
  const none = printers !== undefined && printers.length === 0
  const go = () => { if (printer !== undefined) void print(printer) }
  useHotkeys([['F9', go]], [])
  return (
    <div>
      <Text size="sm" fw={600} id="paper-label">纸张</Text>
      <SegmentedControl fullWidth aria-labelledby="paper-label" value={paper} onChange={(value) => onPaper(Paper.parse(value))} data={[{ value: 'a5', label: 'A5' }, { value: 'roll80', label: '80 毫米热敏纸' }]} />
      <Select
        label="打印机" mt="xs" placeholder={none ? '没有找到打印机' : '选择打印机'} disabled={none} data={(printers ?? []).map(({ name }) => name)} value={printer ?? null} onChange={setPicked}
        description={none ? '可先保存 PDF，接好打印机后再打印' : undefined}
      />
      <Group gap="xs" mt="sm" grow>
        <Button loading={busy} disabled={printer === undefined} onClick={go} autoFocus>{reprint ? '补打（F9）' : '打印（F9）'}</Button>
        <Button variant="default" loading={busy} onClick={() => void savePdf()}>保存 PDF</Button>
      </Group>
      {reprint && <Text size="xs" c="gray.7" mt={6}>这份回执已出具过，再次打印内容相同并标“补打”。</Text>}
      {outcome !== undefined && <Text size="sm" mt={6} role="status" c={outcome.ok ? 'green.9' : 'red.8'}>{outcome.message}</Text>}
    </div>
  )
}
