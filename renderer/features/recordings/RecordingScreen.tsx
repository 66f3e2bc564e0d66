/** One recording: what it is, its marks, and everything that was done with it. */
import { Alert, Badge, Group, Text, Title } from '@mantine/core'
import { Link, useLocation, useParams } from 'react-router'
import type { RecordingPage } from '#core/contract/recordings'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { RecordingsFault } from '../../ui/recordings/RecordingsFault'
import { kindWords, STATE_COLOURS, stateWords, troubleWords } from '../../ui/recordings/recordingWords'
import { Waiting } from '../../ui/Waiting'
import { Facts } from './Facts'
import { KeepActions } from './KeepActions'
import { Player } from './Player'
import { Traces } from './Traces'
import { VerifyOne } from './Verify'
import style from './recordings.module.css'

export function RecordingScreen() {
  const id = Number(useParams()['id'])
  const known = Number.isSafeInteger(id) && id > 0
  const asked = useAsk('recordings.get', { id: known ? id : 1 }, { enabled: known })
  if (!known) return <Alert color="red" role="alert" title="打不开这段录音录像">地址不对，请从<Link to="/recordings">列表</Link>里打开。</Alert>
  if (asked.fault !== undefined) return <div className={style.screen}><BackToList /><RecordingsFault fault={asked.fault} title="打不开这段录音录像" again={asked.again} /></div>
  if (asked.value === undefined) return <Waiting what="正在读取录音录像" />
  return <Page page={asked.value} />
}

function Page({ page }: { readonly page: RecordingPage }) {
  const { row } = page
  return (
    <div className={style.screen}>
      <header className={style.head}>
        <BackToList />
        <Group gap={8}>
          <Title order={1} size="h3">{row.number}</Title>
          <Badge radius="sm" color={STATE_COLOURS[row.state]}>{stateWords[row.state]}</Badge>
          <Badge radius="sm" variant="default">{kindWords[row.kind]}</Badge>
          {row.trouble !== '' && <Badge radius="sm" variant="light" color="orange">{troubleWords[row.trouble]}</Badge>}
        </Group>
        <Text size="sm" c="gray.7">{formatInstantZh(row.startedAt)}　{row.room}　{row.petition === undefined ? '还没有归到事项' : <><Link to={`/petitions/${row.petition.id}?tab=recordings`}>{row.petition.number}</Link> {row.petition.name}　{row.petition.title}</>}</Text>
      </header>
      <div className={style.columns}>
        <div className={style.main}>
          {page.shut !== '' && <Alert color="gray" role="status">{page.shut}。</Alert>}
          <Player key={row.id} page={page} />
        </div>
        <aside className={style.side}>
          <Facts page={page} />
          <VerifyOne page={page} />
          <KeepActions page={page} />
          <Traces events={page.events} />
        </aside>
      </div>
    </div>
  )
}

function BackToList() {
  const { state } = useLocation()
  const list = typeof state === 'object' && state !== null && 'list' in state && typeof state.list === 'string' ? state.list : ''
  return <Link to={`/recordings${list}`} className={style.back}>← 回到列表</Link>
}
