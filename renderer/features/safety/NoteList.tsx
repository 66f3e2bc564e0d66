/** 警示备注清单: for leaders; those that ran out stand first and stay until somebody looked at them. */
import { Alert, Button, Group, Paper, Skeleton, Text } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../bridge/useAsk'
import { NoteCard } from '../../ui/NoteCard'

export function NoteList() {
  const [after, setAfter] = useState<readonly number[]>([])
  const at = after.at(-1)
  const listed = useAsk('safety.noteList', at === undefined ? {} : { after: at }, { keep: true })
  if (listed.fault !== undefined) return <Alert color="red" role="alert"><Group>{listed.fault.message}<Button size="xs" variant="default" onClick={listed.again}>再试一次</Button></Group></Alert>
  if (listed.value === undefined) return <Skeleton height={120} />
  const { rows, next } = listed.value
  return (
    <>
      <Text size="sm" c="gray.7" mb="sm">到期的备注不再给窗口看，复核后延长或关闭。备注写事实，本人可以申请查阅。</Text>
      {rows.length === 0 && <Paper withBorder p="lg"><Text ta="center" c="gray.7">没有要复核的警示备注。</Text></Paper>}
      {rows.map((note) => <NoteCard key={note.id} note={note} named />)}
      {(after.length > 0 || next !== undefined) && (
        <Group mt="sm">
          <Button variant="default" disabled={after.length === 0} onClick={() => setAfter(after.slice(0, -1))}>上一页</Button>
          <Button variant="default" disabled={next === undefined} onClick={() => setAfter([...after, next ?? 1])}>下一页</Button>
        </Group>
      )}
    </>
  )
}
