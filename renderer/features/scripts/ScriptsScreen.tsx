/** 接访话术库: what can be said, what waits for a colleague or a leader, and the words nobody should use. */
import { Alert, Badge, Button, Center, Group, Loader, Tabs, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../../bridge/session'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { DoNotSayEditor } from './DoNotSayEditor'
import { FilesMenu } from './FilesMenu'
import { Library } from './Library'
import { ScriptEditor } from './ScriptEditor'
import { beginTyping, continueTyping, type Typing } from './typing'
import style from './ScriptsScreen.module.css'

export function ScriptsScreen() {
  const asked = useAsk('scripts.list', {})
  const [editing, setEditing] = useState<Typing | undefined>(undefined)
  const [tab, setTab] = useState<string | null>('all')
  const [chosenId, setChosenId] = useState<number | undefined>(undefined)
  const { tell: keepTyped } = useTell('scripts.keepTyped')
  const me = useActor()
  if (asked.fault !== undefined) return <Alert color="red" role="alert" title="话术库读不出来"><Group>{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button></Group></Alert>
  if (asked.value === undefined) return <Center h="100%"><Loader aria-label="正在读取话术库" /></Center>
  const { entries, typed, today, reviewMonths } = asked.value
  const waiting = entries.filter(({ state, overdue }) => state === 'draft' || state === 'reviewed' || overdue)
  if (editing !== undefined) return <ScriptEditor typing={editing} onClose={(id) => { setEditing(undefined); if (id !== undefined) setChosenId(id); asked.again() }} />
  const library = { me, today, reviewMonths, chosenId, onChoose: setChosenId, onEdit: setEditing }
  return (
    <div className={style.screen}>
      <header className={style.head}>
        <div>
          <Title order={1} size="h2">接访话术库</Title>
          <Text size="sm" c="gray.7">怎么说、别怎么说、为什么。写好的先由另一位同事审阅，再由分管领导发布到接谈台；在登记表里输入 // 就能插入。</Text>
        </div>
        <Group gap="xs" wrap="nowrap"><FilesMenu /><Button onClick={() => setEditing(beginTyping())}>新写一条</Button></Group>
      </header>
      {typed !== undefined && (
        <Alert color="blue" p="xs"><Group gap="xs"><Text size="sm">有一条没写完：{String(typed.content['title'] ?? '') || '（还没有标题）'}</Text>
          <Button size="compact-sm" onClick={() => setEditing(continueTyping(typed))}>接着写</Button>
          <Button size="compact-sm" variant="default" onClick={() => void keepTyped({}).then(asked.again)}>不要了</Button></Group></Alert>
      )}
      <Tabs value={tab} onChange={setTab} keepMounted={false} className={style.tabs} classNames={{ panel: style.panel ?? '' }}>
        <Tabs.List>
          <Tabs.Tab value="all">全部话术 {entries.length}</Tabs.Tab>
          <Tabs.Tab value="waiting" rightSection={waiting.length > 0 ? <Badge size="sm" color="orange.9" circle={waiting.length < 10}>{waiting.length}</Badge> : undefined}>待处理</Tabs.Tab>
          <Tabs.Tab value="never">不该说的话</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="all"><Library entries={entries} {...library} /></Tabs.Panel>
        <Tabs.Panel value="waiting"><Library entries={waiting} waiting {...library} /></Tabs.Panel>
        <Tabs.Panel value="never" tabIndex={0}><DoNotSayEditor leads={me.roles.includes('leader')} /></Tabs.Panel>
      </Tabs>
    </div>
  )
}

function useActor() {
  const session = useSession()
  return { id: session?.userId ?? 0, roles: session?.roles ?? [] }
}
