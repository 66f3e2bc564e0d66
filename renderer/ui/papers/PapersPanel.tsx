/** 文书 of a petition, or of the desk itself: drafts that wait, papers that were issued, and the way to a new one. */
import { Alert, Badge, Button, Group, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { DraftRow, IssuedRow } from '#core/contract/paperRows'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { Waiting } from '../Waiting'
import { NewPaper } from './NewPaper'
import { deliveredWords, numberWords, paperStateWords } from './paperWords'
import style from './papers.module.css'

export function PapersPanel({ petitionId }: { readonly petitionId: number }) {
  const asked = useAsk('papers.ofPetition', { petitionId })
  return <Panel asked={asked} petitionId={petitionId} title="文书" none="这件事项还没有文书。点“新文书”起草，已登记的内容会自动带入。" />
}

/** Papers that belong to no petition: 公示、会议纪要、告知书. */
export function DeskPapers() {
  const asked = useAsk('papers.ofDesk', {})
  return <Panel asked={asked} title="本室文书" none="还没有不属于某一件事项的文书，如公示、联席会议纪要。" />
}

interface Props {
  readonly asked: ReturnType<typeof useAsk<'papers.ofDesk'>>
  readonly petitionId?: number
  readonly title: string
  readonly none: string
}

function Panel({ asked, petitionId, title, none }: Props) {
  if (asked.fault !== undefined) return <Alert color="red" title="文书没有读出来" role="alert"><Group justify="space-between">{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button></Group></Alert>
  if (asked.value === undefined) return <Waiting what="正在读取文书" />
  const { drafts, papers } = asked.value
  return (
    <section className={style.panel} aria-label={title}>
      <div className={style.panelHead}>
        <h2 className={style.heading}>{title}</h2>
        <NewPaper {...(petitionId === undefined ? {} : { petitionId })} begun={drafts.map(({ kind }) => kind)} />
      </div>
      {drafts.length === 0 && papers.length === 0 && <Text size="sm" c="gray.7">{none}</Text>}
      {drafts.length > 0 && <><h3 className={style.sub}>草稿</h3><ul className={style.list}>{drafts.map((draft) => <Draft key={draft.id} draft={draft} />)}</ul></>}
      {papers.length > 0 && <><h3 className={style.sub}>已定稿</h3><ul className={style.list}>{papers.map((paper) => <Issued key={paper.id} paper={paper} />)}</ul></>}
    </section>
  )
}

function Draft({ draft: { id, kindName, savedAt, savedBy } }: { readonly draft: DraftRow }) {
  return (
    <li className={style.entry}>
      <Link to={`/papers/draft/${id}`} className={style.name}>{kindName}</Link>
      <span className={style.marks}><Badge radius="sm" variant="default">草稿</Badge></span>
      <span className={style.facts}>{savedBy} {formatInstantZh(savedAt)} 保存</span>
    </li>
  )
}

function Issued({ paper }: { readonly paper: IssuedRow }) {
  const delivered = deliveredWords(paper)
  return (
    <li className={style.entry} data-void={paper.state === 'void'}>
      <Link to={`/papers/${paper.id}`} className={style.name}>{paper.kindName}</Link>
      <span className={style.marks}>
        <Badge radius="sm" variant="light" color={paper.state === 'void' ? 'gray' : 'green'}>{paperStateWords[paper.state]}</Badge>
        {paper.drafted && <Badge radius="sm" variant="light" color="orange">代拟</Badge>}
        {delivered !== '' && <Badge radius="sm" variant="light" color={paper.deliveredOn === undefined ? 'orange' : 'green'}>{delivered}</Badge>}
      </span>
      <span className={style.facts}>{[numberWords(paper), paper.addressee === '' ? '' : `致 ${paper.addressee}`, `${formatDayZh(paper.issuedOn)}定稿`, paper.issuedBy].filter((part) => part !== '').join('　')}{paper.voided !== undefined && `　作废原因：${paper.voided.reason}`}</span>
    </li>
  )
}
