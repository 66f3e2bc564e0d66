/** The list of keys, shown with `?`. */
import { Kbd, Modal, Table } from '@mantine/core'

const KEYS = [
  ['F2', '新来访登记'], ['F3', '查找信访事项（光标到查找框）'], ['F4', '呼叫同事（不出声、不弹窗）'], ['Shift+F4', '红旗与报警'], ['F6', '情绪缓冲室'], ['F7', '叫下一位（在候访里）'], ['F8', '接访话术库'], ['F9', '打印当前事项的回执'], ['F12', '锁定'], ['Ctrl+K', '全部命令，查找事项和人'],
  ['Ctrl+Enter', '登记（在登记表里）'], ['Alt+1 … Alt+8', '选定右侧识别出的第几份档案'], ['Alt+M', '在正在进行的录音录像里作标记'], ['Alt+0', '都不是，按同名另一人登记'], ['↑ ↓', '在列表里上下移动，Enter 打开'], ['Esc', '关闭小窗口，不丢失已输入的内容'], ['?', '显示快捷键（光标不在文字框里时）'],
] as const

export function Keys({ shown, onClose }: { readonly shown: boolean; readonly onClose: () => void }) {
  return (
    <Modal opened={shown} onClose={onClose} title="快捷键" closeButtonProps={{ 'aria-label': '关闭' }}>
      <Table>
        <Table.Tbody>{KEYS.map(([key, does]) => <Table.Tr key={key}><Table.Th scope="row" w={130}><Kbd>{key}</Kbd></Table.Th><Table.Td>{does}</Table.Td></Table.Tr>)}</Table.Tbody>
      </Table>
    </Modal>
  )
}
