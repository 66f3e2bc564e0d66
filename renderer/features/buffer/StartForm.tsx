/** Leading somebody in from here: what to call him, how he is, and who goes along. */
import { Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { routeOf } from '#core/domain/buffer'
import { StayStart } from '../../ui/StayStart'
import { useKeptText } from '../../bridge/kept'
import { LevelPicker } from './LevelPicker'

export function StartForm({ onStarted }: { readonly onStarted: (stayId: number) => void }) {
  const [callName, setCallName] = useKeptText('stay.new.callName')
  const [level, setLevel] = useState<number | undefined>(undefined)
  const [selfReport, setSelfReport] = useState<number | undefined>(undefined)
  const done = (stayId: number) => {
    setCallName('')
    setLevel(undefined)
    setSelfReport(undefined)
    onStarted(stayId)
  }
  return (
    <Paper withBorder p="md" component="section" aria-label="请来访人进缓冲室">
      <Title order={2} size="h4">请来访人进缓冲室</Title>
      <Text size="sm" c="gray.7">正在登记的来访人，从登记表的情绪 3–4 级提示里请进来，会和登记连在一起。</Text>
      <Stack gap="sm" mt="sm">
        <Group><TextInput w={280} label="怎么称呼" placeholder="如：王女士、穿蓝衣的先生" maxLength={20} value={callName} onChange={(event) => setCallName(event.currentTarget.value)} /></Group>
        <LevelPicker label="情绪状态（观察）" level={level} selfReport={selfReport} onLevel={setLevel} onSelfReport={setSelfReport} />
        {level === undefined && <Text size="sm" c="gray.7">先选情绪状态。</Text>}
        {level !== undefined && routeOf(level) === 'desk' && <Text size="sm">1–2 级一般直接在窗口接谈；本人想先静一静的，也可以进来。</Text>}
        {level !== undefined && <StayStart visitor={{ callName, level, ...(selfReport === undefined ? {} : { selfReport }) }} kept="stay.new" onDone={done} />}
      </Stack>
    </Paper>
  )
}
