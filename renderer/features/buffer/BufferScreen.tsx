/** 情绪缓冲室: the board of who is being calmed at the left, the chosen visitor at the right. The chosen one stands in the address. */
import { Alert, Button, Group, Paper, Text, Title } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { useSession } from '../../bridge/session'
import { useAsk } from '../../bridge/useAsk'
import { BufferRulesForm } from '../../ui/BufferRulesForm'
import { BufferBoardButton } from '../../ui/BoardButtons'
import { useNow } from '../../ui/useNow'
import { Waiting } from '../../ui/Waiting'
import { DutyPanel } from './DutyPanel'
import { EndedList } from './EndedList'
import { StartForm } from './StartForm'
import { StayCard } from './StayCard'
import { StayPanel } from './StayPanel'
import style from './BufferScreen.module.css'

type Shown = { readonly what: 'stay'; readonly stayId: number } | { readonly what: 'start' | 'rules' }

/** What the address asks for; without a word of it whoever is longest in the room, or the way in. */
function shownBy(address: URLSearchParams, first: number | undefined): Shown {
  const stayId = Number(address.get('stay') ?? NaN)
  if (Number.isSafeInteger(stayId) && stayId > 0) return { what: 'stay', stayId }
  if (address.has('rules')) return { what: 'rules' }
  return address.has('new') || first === undefined ? { what: 'start' } : { what: 'stay', stayId: first }
}

export function BufferScreen() {
  const board = useAsk('buffer.board', {})
  const [address, setAddress] = useSearchParams()
  const leads = useSession()?.roles.includes('leader') === true
  const now = useNow(board.value?.now)
  const rows = board.value?.rows ?? []
  const shown = shownBy(address, rows[0]?.stayId)
  const open = (stayId: number) => setAddress({ stay: String(stayId) })
  return (
    <div className={style.screen}>
      <header className={style.head}>
        <div>
          <Title order={1} size="h2">情绪缓冲室</Title>
          <Text size="sm" c="gray.7">情绪 3–4 级的来访人先在这里坐一坐，号位保留；不愿来的不勉强。</Text>
        </div>
        <Group gap="xs">
          <BufferBoardButton />
          {leads && <Button variant="default" onClick={() => setAddress({ rules: '1' })}>规则</Button>}
          <Button onClick={() => setAddress({ new: '1' })}>请来访人进来</Button>
        </Group>
      </header>
      {board.fault !== undefined && <Alert color="red" role="alert" title="看板读不出来"><Group>{board.fault.message}<Button size="xs" variant="default" onClick={board.again}>再试一次</Button></Group></Alert>}
      {board.value === undefined && board.fault === undefined && <Waiting what="正在读取看板" />}
      {board.value !== undefined && (
        <div className={style.columns}>
          <div className={style.side}>
            <section aria-label="房间里">
              <h2 className={style.heading}>房间里{rows.length === 0 ? '' : `（${rows.length}）`}</h2>
              {rows.length === 0 && <Paper withBorder p="sm"><Text size="sm" c="gray.7">现在没有人在缓冲室。</Text></Paper>}
              <ul className={style.list}>{rows.map((row) => <StayCard key={row.stayId} row={row} now={now} chosen={shown.what === 'stay' && shown.stayId === row.stayId} onChoose={() => open(row.stayId)} />)}</ul>
            </section>
            <DutyPanel />
            <EndedList chosen={shown.what === 'stay' ? shown.stayId : undefined} onChoose={open} />
          </div>
          {shown.what === 'stay' && <StayPanel stayId={shown.stayId} onClose={() => setAddress({})} />}
          {shown.what === 'start' && <StartForm onStarted={open} />}
          {shown.what === 'rules' && (leads ? <BufferRulesForm /> : null)}
        </div>
      )}
    </div>
  )
}
