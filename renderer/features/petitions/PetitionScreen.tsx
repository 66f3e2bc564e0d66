/** One petition: who, what, its course, its limits, its whole timeline, and the way to its receipt. Which tab is open stands in the address. */
import { Alert, Badge, Button, Group, Tabs, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link, useLocation, useParams, useSearchParams } from 'react-router'
import type { PetitionPage } from '#core/contract/petitions'
import type { OutputOf } from '#core/contract/index'
import { formatDayZh } from '#core/domain/day'
import { mayHandOver } from '#core/domain/succession'
import { useSession } from '../../bridge/session'
import { type Asked, useAsk } from '../../bridge/useAsk'
import { DossierButton } from '../../ui/dossier/DossierButton'
import { DueBadge } from '../../ui/DueBadge'
import { LegalPanel } from '../../ui/legal/LegalPanel'
import { classWords, formWords, stateWords, statutoryWords } from '../../ui/petitionWords'
import { PapersPanel } from '../../ui/papers/PapersPanel'
import { RecorderStart } from '../../ui/recorder/RecorderStart'
import { RecordingsPanel } from '../../ui/recordings/RecordingsPanel'
import { Waiting } from '../../ui/Waiting'
import { ClaimsPanel } from '../../ui/work/ClaimsPanel'
import { GuidancePanel } from '../../ui/work/GuidancePanel'
import { MeetingsOfPetition } from '../../ui/work/MeetingsOfPetition'
import { BufferFact } from './BufferFact'
import { CallBacks } from './CallBacks'
import { Cautions } from './Cautions'
import { CourseTab } from './course/CourseTab'
import { RunningLimits } from './course/Limits'
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
  const calendar = useAsk('desk.calendar', {})
  const today = calendar.value?.today
  const course = useAsk('course.get', { id: row.id })
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
          {page.personId !== undefined && <OwnFile personId={page.personId} />}{handsOver && <DossierButton petitionId={row.id} />}
          {handsOver && <HandOver petitionId={row.id} officerId={row.officerId} pending={page.conflict?.pending === true} />}
          <Button component={Link} to={`/petitions/${row.id}/receipt`} aria-keyshortcuts="F9">登记回执（F9）</Button>
        </Group>
      </header>
      <div className={style.columns}>
        <div className={style.main}>
          <PageTabs {...workOf(row.id)} course={<CoursePart page={page} course={course} calendar={calendar} />} matter={<><Petitioner page={page} /><Matter page={page} /></>} papers={<PapersPanel petitionId={row.id} />} />
        </div>
        <aside className={style.side}>
          <Cautions petitionId={row.id} personId={page.personId} />
          {course.value !== undefined && <RunningLimits course={course.value} statutoryKind={row.statutoryKind} today={today} />}
          {page.personId !== undefined && <PersonRecord personId={page.personId} petitionId={row.id} />}
          <BufferFact petitionId={row.id} /><CallBacks petitionId={row.id} /><LegalPanel petitionId={row.id} />
          <Timeline petitionId={row.id} entries={page.timeline} earlier={page.earlier} />
        </aside>
      </div>
    </div>
  )
}

interface CourseProps { readonly page: PetitionPage; readonly course: Asked<OutputOf<'course.get'>>; readonly calendar: Asked<OutputOf<'desk.calendar'>> }

function CoursePart({ page, course, calendar }: CourseProps) {
  const { fault, again } = course.fault === undefined ? calendar : course
  if (fault !== undefined) return <Alert color="red" role="alert" title="办理情况读不出来"><Group>{fault.message}<Button size="xs" variant="default" onClick={again}>再试一次</Button></Group></Alert>
  if (course.value === undefined || calendar.value === undefined) return <Waiting what="正在读取" />
  return <CourseTab page={page} course={course.value} today={calendar.value.today} />
}

const workOf = (petitionId: number) => ({ claims: <ClaimsPanel petitionId={petitionId} />, meetings: <MeetingsOfPetition petitionId={petitionId} />, guidance: <GuidancePanel petitionId={petitionId} />, recordings: <><RecorderStart visit={{ petitionId }} listed /><RecordingsPanel petitionId={petitionId} /></> })

const TABS = { matter: '事项', course: '办理', claims: '三清单', meetings: '联席会议', guidance: '教育疏导', recordings: '录音录像', papers: '文书' } as const
type Tab = keyof typeof TABS

function PageTabs(parts: Readonly<Record<Tab, ReactNode>>) {
  const [params, setParams] = useSearchParams()
  const { state } = useLocation()
  const asked = params.get('tab') ?? 'matter'
  const tab: Tab = Object.hasOwn(TABS, asked) ? (asked as Tab) : 'matter'
  const choose = (value: string | null) => setParams((before) => { before.set('tab', value ?? 'matter'); return before }, { replace: true, state })
  return (
    <Tabs value={tab} onChange={choose} keepMounted={false}>
      <Tabs.List>{Object.entries(TABS).map(([value, name]) => <Tabs.Tab key={value} value={value}>{name}</Tabs.Tab>)}</Tabs.List>
      {(Object.keys(TABS) as Tab[]).map((value) => <Tabs.Panel key={value} value={value} pt="sm"><div className={style.panel}>{parts[value]}</div></Tabs.Panel>)}
    </Tabs>
  )
}

function BackToList() {
  const { state } = useLocation()
  const list = typeof state === 'object' && state !== null && 'list' in state && typeof state.list === 'string' ? state.list : ''
  return <Link to={`/petitions${list}`} className={style.back}>← 回到列表</Link>
}
