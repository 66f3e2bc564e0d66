/** 保管与销毁: what is kept past its period, erased when one person proposes and a leader approves; and the table of periods. */
import { Alert, Button, Center, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { RetentionRow } from '#core/contract/retention'
import { useAsk } from '../../bridge/useAsk'
import { DueTable } from './DueTable'
import { Decision, type Kind, sayDone } from './Decision'
import { RuleTable } from '../../ui/RuleTable'
import { ForgottenDrafts } from './ForgottenDrafts'
import { RecordingsDue } from './RecordingsDue'
import { type Offer, Steps } from './Steps'
import { UnfiledList } from './UnfiledList'
import { useChosenPetitions } from './useChosenPetitions'

export function RetentionScreen({ leads }: { readonly leads: boolean }) {
  const [after, setAfter] = useState<readonly number[]>([])
  const at = after.at(-1)
  const due = useAsk('retention.due', at === undefined ? {} : { after: at }, { keep: true })
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h2">保管与销毁</Title>
        <Text c="gray.7" size="sm">保管期满的登记列在这里。销毁要两个人：一人提出，另一位分管领导批准；销毁后只留编号、日期、类别和人数。</Text>
      </div>
      {due.fault !== undefined && <Alert color="red" role="alert" title="清单读不出来"><Group>{due.fault.message}<Button size="xs" variant="default" onClick={due.again}>再试一次</Button></Group></Alert>}
      {due.value === undefined && due.fault === undefined && <Center p="xl"><Loader aria-label="正在读取清单" /></Center>}
      {due.value !== undefined && <DueList key={at ?? 0} rows={due.value.rows} leads={leads} />}
      {(after.length > 0 || due.value?.next !== undefined) && (
        <Group>
          <Button variant="default" disabled={after.length === 0} onClick={() => setAfter(after.slice(0, -1))}>上一页</Button>
          <Button variant="default" disabled={due.value?.next === undefined} onClick={() => setAfter([...after, due.value?.next ?? 0])}>下一页</Button>
        </Group>
      )}
      <RecordingsDue leads={leads} />
      <UnfiledList leads={leads} />
      <ForgottenDrafts />
      <RuleTable />
    </Stack>
  )
}

function DueList({ rows, leads }: { readonly rows: readonly RetentionRow[]; readonly leads: boolean }) {
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [kind, setKind] = useState<Kind | undefined>(undefined)
  const picked = rows.filter(({ id }) => chosen.includes(id))
  if (rows.length === 0) return <Paper withBorder p="lg"><Text ta="center" c="gray.7">没有保管期满的登记。</Text></Paper>
  const free = picked.length > 0 && picked.every(({ proposal, hold }) => proposal === undefined && hold === undefined)
  const proposed = picked.length > 0 && picked.every(({ proposal }) => proposal !== undefined)
  const offers: readonly Offer[] = [
    { kind: 'propose', label: '提出销毁', can: free, shown: true },
    { kind: 'withdraw', label: '撤回', can: proposed && (leads || picked.every(({ proposal }) => proposal?.own === true)), shown: true },
    { kind: 'hold', label: '暂缓销毁', can: picked.length === 1 && picked[0]?.hold === undefined, shown: true },
    { kind: 'release', label: '解除暂缓', can: picked.length === 1 && picked[0]?.hold !== undefined, shown: leads },
    { kind: 'approve', label: '批准销毁', can: proposed && picked.every(({ proposal, hold }) => proposal?.own === false && hold === undefined), shown: leads },
  ]
  return (
    <Stack gap="xs">
      <Steps words={picked.length === 0 ? '先勾选要处理的登记' : `已选 ${picked.length} 件`} offers={offers} onStep={setKind} />
      <DueTable rows={rows} chosen={chosen} onChoose={setChosen} />
      {kind !== undefined && <PetitionDecision kind={kind} rows={picked} onClose={() => setKind(undefined)} onDone={() => { setKind(undefined); setChosen([]) }} />}
    </Stack>
  )
}

interface Deciding { readonly kind: Kind; readonly rows: readonly RetentionRow[]; readonly onClose: () => void; readonly onDone: () => void }

function PetitionDecision({ kind, rows, onClose, onDone }: Deciding) {
  const done = () => {
    sayDone(kind)
    onDone()
  }
  return <Decision kind={kind} chosen={useChosenPetitions(rows, done)} onClose={onClose} onDone={done} />
}
