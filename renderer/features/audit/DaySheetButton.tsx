/** The two ways in which today's sheet leaves the desk. */
import { Button, Menu } from '@mantine/core'
import { useDaySheet } from '../../ui/useDaySheet'

export function DaySheetButton() {
  const { make, busy } = useDaySheet()
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button loading={busy}>值班单</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void make('print')}>打印今天的值班单（A5）</Menu.Item>
        <Menu.Item onClick={() => void make('file')}>保存为 PDF</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
