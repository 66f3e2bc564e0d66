/** Copies for evidence that wait to be approved or written, each leading to its recording; nothing where there are none. */
import { Button, Menu } from '@mantine/core'
import { Link } from 'react-router'
import { EXPORT_STATE_NAMES } from '#core/domain/recordingKeep'
import { useAsk } from '../../bridge/useAsk'

export function WaitingCopies() {
  const rows = useAsk('recordingKeep.exports', {}).value?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="default">导出申请 {rows.length}</Button></Menu.Target>
      <Menu.Dropdown>{rows.map(({ exportId, recordingId, number, state, forWhom }) => <Menu.Item key={exportId} component={Link} to={`/recordings/${recordingId}`}>{number}　{EXPORT_STATE_NAMES[state]}　{forWhom}</Menu.Item>)}</Menu.Dropdown>
    </Menu>
  )
}
