/** One petition: who, what, both clocks, its whole timeline, and the way to its receipt. */
import { Alert, Badge, Button, Center, Group, Loader, Text, Title } from '@mantine/core'
import { Link, useParams } from 'react-router'
import type { PetitionPage } from '#core/contract/petitions'
import { useAsk } from '../../bridge/useAsk'
import { DueBadge } from '../../ui/DueBadge'
import { DueProofView } from '../../ui/DueProofView'
import { classWords, formWords, stateWords, statutoryWords } from '../../ui/petitionWords'
import { HandOver } from './HandOver'
import { Matter } from './Matter'
import { PersonRecord } from './PersonRecord'
import { Petitioner } from './Petitioner'
import { Timeline } from './Timeline'
import style from './PetitionScreen.module.css'

export function PetitionScreen() {
  const id = Number(useParams()['id'])
  const known = Number.isSafeInteger(id) && id > 0
  const asked = useAsk('petitions.get', { id: known ? id : 1 }, { enabled: known })
  if (!known || asked.fault !== undefined) return <Alert color="red" title="打不开这件信访事项">{asked.fault?.message ?? '地址不对，请从列表里打开。'} <Link to="/petitions">回到列表</Link></Alert>
  if (asked.value === undefined) return <Center h="100%"><Loader aria-label="正在读取" /></Center>
  return <Page page={asked.value} />
}

function Page({ page }: { readonly page: PetitionPage }) {
  const { row } = page
  return (
    <div className={style.screen}>
      <header className={style.head}>
        <div className={style.headline}>
          <Group gap={8}>
            <Text fw={600}>{row.number}</Text>
            <Badge radius="sm" variant="light">{stateWords[row.state]}</Badge>
            <Badge radius="sm" variant="light" color="gray">{classWords[row.petitionClass]}</Badge>
            {row.statutoryKind !== undefined && <Badge radius="sm" variant="light" color="gray">{statutoryWords[row.statutoryKind]}</Badge>}
            {row.visitKind !== undefined && <Badge radius="sm" variant="light" color="gray">{row.visitKind}</Badge>}
            {row.group && <Badge radius="sm" variant="light" color="orange">集体访 {row.headcount} 人</Badge>}
            {row.restricted && <Badge radius="sm" color="red.9">限制查看</Badge>}
            <DueBadge due={row} />
          </Group>
          <Title order={2} className={style.title}>{row.title}</Title>
          <Text size="sm" c="gray.7">{formWords[row.form]}　{row.receivedOn} 登记　首接责任人 {row.officerName}{page.receiverName === row.officerName ? '' : `（首次接待 ${page.receiverName}）`}　查询码 {page.queryCode}</Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <HandOver petitionId={row.id} officerId={row.officerId} />
          <Button component={Link} to={`/petitions/${row.id}/receipt`}>登记回执（F9）</Button>
        </Group>
      </header>
      <div className={style.columns}>
        <div className={style.main}>
          <Petitioner page={page} />
          <Matter page={page} />
        </div>
        <aside className={style.side}>
          {page.promise !== undefined && <DueProofView title="承诺办结日" proof={page.promise} />}
          {page.statutory !== undefined && <DueProofView title="法定期限" proof={page.statutory} />}
          {page.personId !== undefined && <PersonRecord personId={page.personId} petitionId={row.id} />}
          <Timeline petitionId={row.id} entries={page.timeline} />
        </aside>
      </div>
    </div>
  )
}
