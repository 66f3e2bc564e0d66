/** One visitor in the room: who looks after him, the steps, how he is now, the notes, and the end. An ended stay is shown with what happened. */
import { Alert, Badge, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import type { StayPage } from '#core/contract/buffer'
import { takes } from '#core/domain/buffer'
import { formatInstantZh } from '#core/domain/day'
import { useSession } from '../../bridge/session'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { levelColour, levelWord, stayWords, timeOf } from '../../ui/bufferWords'
import { useKeptText } from '../../bridge/kept'
import { VolunteerSelect } from '../../ui/VolunteerSelect'
import { Waiting } from '../../ui/Waiting'
import { EndStay } from './EndStay'
import { Notes } from './Notes'
import { Observe } from './Observe'
import { StepList } from './StepList'
import { useWorking } from './useWorking'
import style from './StayPanel.module.css'

export function StayPanel({ stayId, onClose }: { readonly stayId: number; readonly onClose: () => void }) {
  const asked = useAsk('buffer.stay', { stayId })
  if (asked.fault !== undefined) return <Alert color="red" role="alert" title="打不开"><Group>{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button><Button size="xs" variant="default" onClick={onClose}>回到看板</Button></Group></Alert>
  return asked.value === undefined ? <Waiting what="正在读取" /> : <Panel key={stayId} page={asked.value} />
}

function Panel({ page }: { readonly page: StayPage }) {
  const { facts, steps, entries, number } = page
  const [fault, setFault] = useState<string | undefined>(undefined)
  const working = useWorking(page)
  const open = takes(facts.state, 'tick')
  return (
    <section className={style.panel} aria-label={`${facts.label}的缓冲接待`}>
      <header className={style.head}>
        <div>
          <Group gap={8}><Title order={2} size="h3">{facts.label}</Title>{facts.level !== undefined && <Badge radius="sm" variant="outline" color={levelColour(facts.level)}>{levelWord(facts.level)}</Badge>}{number !== undefined && <Badge radius="sm" variant="default">{number}</Badge>}</Group>
          <Text size="sm" c="gray.7">{stayWords(facts)}{facts.startedAt === undefined ? '' : `　${formatInstantZh(facts.startedAt)} 进来`}</Text>
        </div>
        {open && <Take page={page} />}
      </header>
      {fault !== undefined && <Alert color="red" role="alert" p="xs">{fault}</Alert>}
      {page.twoPersons && open && <Alert color="orange" p="xs" title="须两人接待" role="note">这位来访人有安全提醒，请不要一个人陪同；具体情况请问接访窗口。</Alert>}
      {facts.summary !== '' && <Paper withBorder p="sm"><Text size="sm" fw={600}>交接语</Text><Text size="sm">{facts.summary}</Text></Paper>}
      <div className={style.columns}>
        <Stack gap="sm">
          {facts.startedAt !== undefined && <StepList stayId={facts.stayId} steps={steps} open={open} onFault={setFault} />}
          {open && <Notes page={page} working={working} />}
        </Stack>
        <Stack gap="sm">
          {open && <Observe page={page} />}
          {open && <EndStay page={page} working={working} />}
          {!open && <Notes page={page} working={working} />}
          <Entries entries={entries} />
        </Stack>
      </div>
    </section>
  )
}

const KINDS: Readonly<Record<StayPage['entries'][number]['kind'], string>> = {
  started: '进缓冲室', refused: '不愿去', stopped: '停止谈话', taken: '接手陪同', supported: '第二人到场', observed: '记录情绪', ticked: '做了', unticked: '取消', extended: '延长一次', noted: '写了心理记录', ended: '结束',
}

function Entries({ entries }: Pick<StayPage, 'entries'>) {
  if (entries.length === 0) return null
  return (
    <Paper withBorder p="sm" component="section" aria-label="经过">
      <Text size="sm" fw={600} component="h3" m={0} mb={4}>经过</Text>
      <ol className={style.entries}>{entries.map(({ seq, at, by, kind, text }) => <li key={seq}><span className={style.when}>{timeOf(at)}</span> {by} {KINDS[kind]}{text === '' ? '' : `：${text}`}</li>)}</ol>
    </Paper>
  )
}

/** Who looks after the visitor: the worker himself with one press, or somebody chosen. */
function Take({ page: { facts, volunteerId } }: { readonly page: StayPage }) {
  const me = useSession()?.userId
  const duty = useAsk('buffer.duty', {}).value?.rows
  const [other, setOther] = useState(false)
  const [chosen, setChosen] = useState<number | undefined>(undefined)
  const [reason, setReason] = useKeptText(`stay.${facts.stayId}.rest`)
  const [fault, setFault] = useState<{ readonly code: string; readonly message: string } | undefined>(undefined)
  const { tell, busy } = useTell('buffer.take')
  const take = async (id: number | undefined) => {
    const reply = await tell({ stayId: facts.stayId, ...(id === undefined ? {} : { volunteerId: id }), ...(reason.trim() === '' ? {} : { restReason: reason }) })
    setFault(reply.ok ? undefined : reply.fault)
    if (!reply.ok) return
    setReason('')
    setOther(false)
  }
  return (
    <Stack gap={6} align="flex-end">
      <Group gap="xs" wrap="nowrap">
        {me !== undefined && me !== volunteerId && <Button size="sm" variant={volunteerId === undefined ? 'filled' : 'default'} loading={busy} onClick={() => void take(undefined)}>我来陪</Button>}
        <Button size="sm" variant="default" aria-expanded={other} onClick={() => setOther(!other)}>{volunteerId === undefined ? '请别人陪' : '换人陪'}</Button>
      </Group>
      {other && <Group gap="xs" align="flex-end"><VolunteerSelect rows={duty?.filter(({ accountId }) => accountId !== volunteerId)} value={chosen} onChoose={setChosen} /><Button size="sm" loading={busy} disabled={chosen === undefined} onClick={() => void take(chosen)}>交给他</Button></Group>}
      {fault?.code === 'resting' && <TextInput label="仍请他来的原因" withAsterisk value={reason} maxLength={200} onChange={(event) => setReason(event.currentTarget.value)} />}
      {fault !== undefined && <Alert color="red" role="alert" p="xs" maw={420}>{fault.message}</Alert>}
    </Stack>
  )
}
