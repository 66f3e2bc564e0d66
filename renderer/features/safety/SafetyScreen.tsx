/** 红旗与报警: the numbers and the kinds at once, then what is open, alarms, notes and who is called. `?flag=` shows one red flag, `?tab=` a part. */
import { Alert, Button, Group, Tabs, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { FlagKind, SafetyGuide } from '#core/contract/safetyGuide'
import { useSession } from '../../bridge/session'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { AlarmRules } from '../../ui/AlarmRules'
import { Waiting } from '../../ui/Waiting'
import { AlarmPanel } from './AlarmPanel'
import { FlagList } from './FlagList'
import { FlagScreen } from './FlagScreen'
import { KindButtons } from './KindButtons'
import { NoteList } from './NoteList'
import { Numbers } from './Numbers'
import style from './SafetyScreen.module.css'

const TABS = ['flags', 'alarms', 'notes', 'rules'] as const
type Tab = (typeof TABS)[number]
/** Always in sight. */
const NUMBERS = ['110', '120', '119']

const numberIn = (value: string | null): number | undefined => (value !== null && /^\d{1,15}$/u.test(value) && Number(value) > 0 ? Number(value) : undefined)

export function SafetyScreen() {
  const [params, setParams] = useSearchParams()
  const guide = useAsk('safety.guide', {})
  const flagId = numberIn(params.get('flag'))
  if (guide.fault !== undefined) return <Alert color="red" role="alert" title="处置清单读不出来"><Group>危险时请直接拨打 110、120、119。{guide.fault.message}<Button size="xs" variant="default" onClick={guide.again}>再试一次</Button></Group></Alert>
  if (guide.value === undefined) return <Waiting what="正在读取处置清单" />
  if (flagId !== undefined) return <FlagScreen key={flagId} id={flagId} guide={guide.value} />
  const wanted = params.get('tab')
  const tab = TABS.find((name) => name === wanted) ?? 'flags'
  return <Overview guide={guide.value} tab={tab} onTab={(next) => setParams(next === 'flags' ? {} : { tab: next }, { replace: true })} about={{ draftId: numberIn(params.get('draft')), petitionId: numberIn(params.get('petition')), ticketId: numberIn(params.get('ticket')), personId: numberIn(params.get('person')) }} />
}

interface About { readonly draftId: number | undefined; readonly petitionId: number | undefined; readonly ticketId: number | undefined; readonly personId: number | undefined }
interface Props { readonly guide: SafetyGuide; readonly tab: Tab; readonly onTab: (tab: Tab) => void; readonly about: About }

function aboutWords({ draftId, petitionId, ticketId, personId }: About): string | undefined {
  if (petitionId !== undefined) return '记下的红旗会关联到刚才那件信访事项。'
  if (draftId !== undefined) return '记下的红旗会关联到刚才那份草稿，登记后随事项走。'
  if (ticketId !== undefined) return '记下的红旗会关联到刚才那个候访号。'
  return personId === undefined ? undefined : '记下的红旗会关联到刚才那位信访人。'
}

function Overview({ guide, tab, onTab, about }: Props) {
  const [, setParams] = useSearchParams()
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('safety.openFlag')
  const roles = useSession()?.roles ?? []
  const leads = roles.includes('leader')
  const open = async (kind: FlagKind) => {
    const given = Object.fromEntries(Object.entries(about).filter(([, id]) => id !== undefined))
    const reply = await tell({ kind, ...given })
    if (reply.ok) setParams({ flag: String(reply.value.id) })
    else setRefused(reply.fault.message)
  }
  const hint = aboutWords(about)
  return (
    <div className={style.screen}>
      <Group justify="space-between" align="flex-start" gap="md">
        <div>
          <Title order={1} size="h2">红旗与报警</Title>
          <Text size="sm" c="gray.7">先打电话，再记录。按下类别就记下了时间，其余边问边填，每一步都会保存。</Text>
        </div>
        <Numbers guide={guide} ids={NUMBERS} />
      </Group>
      {hint !== undefined && <Text size="sm">{hint} <Link to="/safety" replace>不关联</Link></Text>}
      {refused !== undefined && <Alert color="red" role="alert" withCloseButton closeButtonLabel="关闭" onClose={() => setRefused(undefined)}>{refused}</Alert>}
      <KindButtons kinds={guide.kinds} busy={busy} onKind={(kind) => void open(kind)} />
      <Tabs value={tab} onChange={(next) => onTab(TABS.find((name) => name === next) ?? 'flags')} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="flags">红旗记录</Tabs.Tab><Tabs.Tab value="alarms">报警和演练</Tabs.Tab>
          {leads && <Tabs.Tab value="notes">警示备注</Tabs.Tab>}<Tabs.Tab value="rules">通知名单</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="flags" pt="sm"><FlagList guide={guide} /></Tabs.Panel>
        <Tabs.Panel value="alarms" pt="sm"><AlarmPanel /></Tabs.Panel>
        {leads && <Tabs.Panel value="notes" pt="sm"><NoteList /></Tabs.Panel>}
        <Tabs.Panel value="rules" pt="sm"><AlarmRules canEdit={leads || roles.includes('admin')} /></Tabs.Panel>
      </Tabs>
      <Text size="xs" c="gray.7">{guide.source}（{guide.revision}）</Text>
    </div>
  )
}
