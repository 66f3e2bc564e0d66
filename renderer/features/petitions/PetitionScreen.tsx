/** One petition: who, what, both clocks, its whole timeline, and the way to its receipt. */
import { Alert, Badge, Button, Group, Text, Title } from '@mantine/core'
import { Link, useLocation, useParams } from 'react-router'
import type { PetitionPage } from '#core/contract/petitions'
import { formatDayZh } from '#core/domain/day'
import { mayHandOver } from '#core/domain/succession'
import { useSession } from '../../bridge/session'
import { useAsk } from '../../bridge/useAsk'
import { DueBadge } from '../../ui/DueBadge'
import { DueProofView } from '../../ui/DueProofView'
import { classWords, formWords, promiseTitle, stateWords, statutoryWords } from '../../ui/petitionWords'
import { Waiting } from '../../ui/Waiting'
import { BufferFact } from './BufferFact'
import { CallBacks } from './CallBacks'
import { Cautions } from './Cautions'
import { HandOver } from './HandOver'
import { Matter } from './Matter'
import { PersonRecord } from './PersonRecord'
import { OwnFile } from './OwnFile'
import { Petitioner } from './Petitioner'
import { Timeline } from './Timeline'
import style from './PetitionScreen.module.css'

export function PetitionScreen() {
  const id = Number(useParams()['id'])
  const known = Number.isSafeInteger(id) && id > 0
  const asked = useAsk('petitions.get', { id: known ? id : 1 }, { enabled: known })
  if (!known || asked.fault !== undefined) {
    return (
      <Alert color="red" title="打不开这件信访事项" role="alert">
        <Group>{asked.fault?.message ?? '地址不对，请从列表里打开。'}{known && <Button size="xs" variant="default" onClick={asked.again}>再试一次</Button>}<Link to="/petitions">回到列表</Link></Group>
      </Alert>
    )
  }
  if (asked.value === undefined) return <Waiting what="正在读取" />
  return <Page page={asked.value} />
}

function Page({ page }: { readonly page: PetitionPage }) {
  const { row } = page
  const session = useSession()
  const handsOver = session !== undefined && mayHandOver(row.officerId, { id: session.userId, roles: session.roles })
  const today = useAsk('desk.calendar', {}).value?.today
  const open = row.state === 'closed' ? undefined : today
  return (
    <div className={style.screen}>
      <header className={style.head}>
        <div className={style.headline}>
          <BackToList />
          <Group gap={8}>
            <Text fw={600}>{row.number}</Text>
            <Badge radius="sm" variant="light">{stateWords[row.state]}</Badge>
            <Badge radius="sm" variant="default">{classWords[row.petitionClass]}</Badge>
            {page.guard?.state === 'pending' && <Badge radius="sm" variant="light" color="orange">无理缠访待审批</Badge>}
            {row.statutoryKind !== undefined && <Badge radius="sm" variant="default">{statutoryWords[row.statutoryKind]}</Badge>}
            {row.visitKind !== undefined && <Badge radius="sm" variant="default">{row.visitKind}</Badge>}
            {row.group && <Badge radius="sm" variant="light" color="orange">集体访 {row.headcount} 人</Badge>}
            {page.conflict?.pending === true && <Badge radius="sm" variant="light" color="orange">回避待处理</Badge>}
            {row.restricted && <Badge radius="sm" color="red.9">限制查看</Badge>}
            <DueBadge due={row} named />
          </Group>
          <Title order={1} size="h3" className={style.title} title={row.title}>{row.title}</Title>
          <Text size="sm" c="gray.7">{formWords[row.form]}　{formatDayZh(row.receivedOn)}登记　首接责任人 {row.officerName}{page.receiverName === row.officerName ? '' : `（首次接待 ${page.receiverName}）`}　查询码 {page.queryCode}</Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          {page.personId !== undefined && <OwnFile personId={page.personId} />}
          {handsOver && <HandOver petitionId={row.id} officerId={row.officerId} pending={page.conflict?.pending === true} />}
          <Button component={Link} to={`/petitions/${row.id}/receipt`} aria-keyshortcuts="F9">登记回执（F9）</Button>
        </Group>
      </header>
      <div className={style.columns}>
        <div className={style.main}>
          <Petitioner page={page} />
          <Matter page={page} />
        </div>
        <aside className={style.side}>
          <Cautions petitionId={row.id} personId={page.personId} />
          {page.promise !== undefined && <DueProofView title={promiseTitle(row.statutoryKind)} proof={page.promise} today={open} />}
          {page.statutory !== undefined && <DueProofView title="书面告知" proof={page.statutory} today={open} />}
          {page.personId !== undefined && <PersonRecord personId={page.personId} petitionId={row.id} />}
          <BufferFact petitionId={row.id} />
          <CallBacks petitionId={row.id} />
          <Timeline petitionId={row.id} entries={page.timeline} earlier={page.earlier} />
        </aside>
      </div>
    </div>
  )
}

function BackToList() {
  const { state } = useLocation()
  const list = typeof state === 'object' && state !== null && 'list' in state && typeof state.list === 'string' ? state.list : ''
  return <Link to={`/petitions${list}`} className={style.back}>← 回到列表</Link>
}
