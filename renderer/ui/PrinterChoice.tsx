/** Choice of the printer of this machine; says what to do where none is there, or several of which none was chosen. */
import { Select } from '@mantine/core'
import { fieldId } from './fieldFocus'
import type { Printers } from './usePrinter'

export function PrinterChoice({ names, taken, choose }: Printers) {
  const none = names !== undefined && names.length === 0
  const open = names !== undefined && names.length > 1 && taken === undefined
  return (
    <Select
      id={fieldId('printer')} label="打印机" mt="xs" inputWrapperOrder={['label', 'input', 'description', 'error']} placeholder={none ? '没有找到打印机' : '选择打印机'} disabled={none} allowDeselect={false} data={[...(names ?? [])]} value={taken ?? null} onChange={(name) => { if (name !== null) choose(name) }}
      description={none ? '可先保存 PDF，接好打印机后再打印' : open ? '有多台打印机，请选一台；这台电脑以后就用它' : undefined}
    />
  )
}
