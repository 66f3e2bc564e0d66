/** Whether the opinion that a guard names is in this room, for the leader who decides on it; of what it says nothing is told. */
import { Text } from '@mantine/core'
import { useAsk } from '../../bridge/useAsk'

const words = {
  none: '本系统里没有这件事项的这个编号，请核对纸质原件。', void: '这个编号已作废，请不要据此批准。', finalised: '本系统里有这份意见书：律师已定稿，待司法所会签。', cosigned: '本系统里有这份意见书：已会签，律师还没有共享。', shared: '本系统里有这份意见书：已共享，可在文书里查看。',
} as const

export function OpinionNumber({ petitionId, number }: { readonly petitionId: number; readonly number: string }) {
  const state = useAsk('legal.exists', { petitionId, number }).value?.state
  return state === undefined ? null : <Text size="sm" role="status" c={state === 'void' ? 'red.8' : state === 'none' ? 'orange.9' : 'green.9'}>法律意见书 {number}：{words[state]}</Text>
}
