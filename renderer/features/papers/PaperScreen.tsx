/** One issued paper: what it is and how it stands, putting it out, 送达, numbers received, 作废; beside it the page as it was stored. */
import { Alert, Badge, Button, Group, Text } from '@mantine/core'
import { Link, useParams } from 'react-router'
import type { IssuedPaper } from '#core/contract/papers'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import type { Paper } from '#core/documents/printStyle'
import { useAsk } from '../../bridge/useAsk'
import { PaperPane } from '../../ui/papers/PaperPane'
import { numberWords, paperStateWords } from '../../ui/papers/paperWords'
import { Waiting } from '../../ui/Waiting'
import { Deliveries } from './Deliveries'
import { PaperOutputs } from './PaperOutputs'
import { PaperSteps } from './PaperSteps'
import { ReceivedNumbers } from './ReceivedNumbers'
import { useSheet } from './useSheet'
import style from './PaperScreen.module.css'

export function PaperScreen() {
  const id = Number(useParams()['id'])
  const known = Number.isSafeInteger(id) && id > 0
  const asked = useAsk('papers.get', { paperId: known ? id : 1 }, { enabled: known })
  const { sheet, ...kinds } = useSheet(asked.value?.kind ?? '')
  const { fault, again } = asked.fault === undefined ? kinds : asked
  if (!known || fault !== undefined) return <Alert color="red" title="文书打不开" role="alert"><Group>{known ? fault?.message : '地址不对，请从登记簿里打开。'}{known && <Button size="xs" variant="default" onClick={again}>再试一次</Button>}<Link to="/papers">文书登记簿</Link></Group></Alert>
  if (asked.value === undefined || sheet === undefined) return <Waiting what="正在读取文书" />
  return <Shown paper={asked.value} sheet={sheet} />
}

function Shown({ paper, sheet }: { readonly paper: IssuedPaper; readonly sheet: Paper }) {
  return (
    <div className={style.screen}>
      <div className={style.side}>
        <Head paper={paper} />
        {!paper.erased && <PaperOutputs paper={paper} sheet={sheet} />}
        {paper.drafted && <ReceivedNumbers paper={paper} />}
        <Deliveries paper={paper} />
        {!paper.erased && <PaperSteps paper={paper} />}
      </div>
      {paper.erased ? <div><Alert color="gray" title="内容已销毁">这份文书的内容已按保管期限销毁，只留下登记簿里的一行。</Alert></div> : <Page paper={paper} sheet={sheet} />}
    </div>
  )
}

function Head({ paper }: { readonly paper: IssuedPaper }) {
  const { petitionId, petitionNumber, voided } = paper
  return (
    <header className={style.head}>
      <div className={style.ways}>
        {petitionId !== undefined && <Link to={`/petitions/${petitionId}?tab=papers`} className={style.back}>← {petitionNumber}</Link>}
        <Link to="/papers" className={style.back}>文书登记簿</Link>
      </div>
      <h1 className={style.title}>{paper.kindName}</h1>
      <Text className={style.number}>{numberWords(paper)}</Text>
      <Group gap={6} my={4}>
        <Badge radius="sm" variant="light" color={paper.state === 'void' ? 'red' : 'green'}>{paperStateWords[paper.state]}</Badge>
        {paper.drafted && <Badge radius="sm" variant="light" color="orange">代{paper.unit}拟</Badge>}
      </Group>
      <Text size="sm" className={style.told ?? ''}>{paper.addressee === '' ? '' : `致 ${paper.addressee}　`}{formatDayZh(paper.issuedOn)}定稿　{paper.issuedBy}　{`${paper.copies}\u00a0份`}</Text>
      {voided !== undefined && <Alert color="red" variant="light" p="xs" mt={8} title={`${voided.by} ${formatInstantZh(voided.at)} 作废`}>{voided.reason}</Alert>}
    </header>
  )
}

function Page({ paper, sheet }: { readonly paper: IssuedPaper; readonly sheet: Paper }) {
  const page = useAsk('papers.preview', { paperId: paper.id })
  return <PaperPane title={`${paper.kindName}预览`} html={page.value?.html} paper={sheet} fault={page.fault === undefined ? undefined : { title: '文书内容打不开', message: page.fault.message, again: page.again }} />
}
