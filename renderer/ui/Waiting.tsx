/** Something is being fetched: a turning ring with what it is for. A quick answer shows nothing at all. */
import { Center, Group, Loader, Text } from '@mantine/core'
import style from './Waiting.module.css'

/** `what` stands without dots: 正在读取. */
export function Waiting({ what }: { readonly what: string }) {
  return (
    <Center h="100%" mih={160} className={style.late ?? ''}>
      <Group gap="sm" role="status"><Loader size="sm" aria-hidden /><Text c="gray.7">{what}…</Text></Group>
    </Center>
  )
}
