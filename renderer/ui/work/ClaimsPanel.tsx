/** 三清单 of one petition: its items as they stand, each with its changes, and writing them while the petition is open. */
import { Alert, Badge, Button, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { ClaimItem } from '#core/contract/claims'
import { CLAIM_STATUS_NAMES } from '#core/domain/claims'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { ReasonButton } from '../ReasonButton'
import { Waiting } from '../Waiting'
import { ClaimForm } from './ClaimForm'
import style from './Work.module.css'

const COLOURS = { notStarted: 'gray.7', working: 'blue.8', done: 'green.9', impossible: 'orange.9' } as const

export function ClaimsPanel({ petitionId }: { readonly petitionId: number }) {
  const asked = useAsk('claims.list', { petitionId }, { keep: true })
  const [writing, write] = useState<number | 'new' | undefined>(undefined)
  const sheet = asked.value
  if (asked.fault !== undefined) return <Alert color="red" role="alert"><Group>{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button></Group></Alert>
  if (sheet === undefined) return <Waiting what="正在读取三清单" />
  const mayWrite = sheet.shut === ''
  return (
    <section aria-label="三清单" className={style.panel}>
      <Group justify="space-between"><Title order={2} size="h5">问题清单、责任清单、时限清单</Title>{mayWrite && writing !== 'new' && <Button size="xs" onClick={() => write('new')}>加一项</Button>}</Group>
      {!mayWrite && <Text size="sm" c="gray.7">{sheet.shut}</Text>}
      {writing === 'new' && <ClaimForm petitionId={petitionId} sheet={sheet} item={undefined} onDone={() => write(undefined)} />}
      {sheet.items.length === 0 && writing === undefined && mayWrite && <Text size="sm" c="gray.7">还没有列问题。合理诉求每个问题写一项：谁主办、怎样解决、什么时候办好。</Text>}
      {sheet.items.map((item) => (writing === item.id ? <ClaimForm key={item.id} petitionId={petitionId} sheet={sheet} item={item} onDone={() => write(undefined)} /> : <ClaimCard key={item.id} item={item} {...(mayWrite ? { onEdit: () => write(item.id) } : {})} />))}
    </section>
  )
}

function DueWords({ item: { content: { dueOn }, earlyOn, endedOn, state } }: { readonly item: ClaimItem }) {
  const colour = state === 'overdue' ? 'red.9' : state === 'soon' ? 'orange.9' : undefined
  return <span>时限 {colour === undefined ? formatDayZh(dueOn) : <Badge radius="sm" color={colour}>{formatDayZh(dueOn)}{state === 'overdue' ? ' 已超期' : ''}</Badge>}{earlyOn === undefined ? '' : `（提前办结日 ${formatDayZh(earlyOn)}）`}{endedOn === undefined ? '' : `，${formatDayZh(endedOn)}了结`}</span>
}

function ClaimCard({ item, onEdit }: { readonly item: ClaimItem; readonly onEdit?: () => void }) {
  const { content } = item
  const { issue, leadUnit, coUnits, person, path, milestones, status, statusReason, evidence, materials } = content
  const [showing, show] = useState(false)
  return (
    <article className={style.card} aria-label={`第 ${item.no} 项`}>
      <div className={style.head}>
        <Text fw={600} className={style.grow}>{item.no}. <span className={style.typed}>{issue}</span></Text>
        <Badge radius="sm" color={COLOURS[status]}>{CLAIM_STATUS_NAMES[status]}</Badge>
        {onEdit !== undefined && <Button size="compact-sm" variant="default" aria-label={`修改第 ${item.no} 项`} onClick={onEdit}>修改</Button>}
      </div>
      <Text size="sm">主办 {leadUnit}{coUnits.length === 0 ? '' : `；协办 ${coUnits.join('、')}`}；责任人 {person}；<DueWords item={item} /></Text>
      <dl className={style.facts}>
        {path !== '' && <><dt>解决路径</dt><dd>{path}</dd></>}
        {milestones.length > 0 && <><dt>时间节点</dt><dd>{milestones.map(({ day, what, doneOn, by }) => `${formatDayZh(day)}　${what}${doneOn === undefined ? '' : `（${formatDayZh(doneOn)}完成，${by}）`}`).join('\n')}</dd></>}
        {statusReason !== '' && <><dt>说明</dt><dd>{statusReason}</dd></>}
        {(evidence !== '' || materials.length > 0) && <><dt>完成依据</dt><dd>{[evidence, materials.length === 0 ? '' : `材料：${materials.join('、')}`].filter((part) => part !== '').join('\n')}</dd></>}
      </dl>
      <Group gap="xs"><Text size="xs" c="gray.7">{item.savedBy}　{formatInstantZh(item.savedAt)}</Text>
        {item.revision > 1 && <Button size="compact-xs" variant="subtle" aria-expanded={showing} aria-label={`第 ${item.no} 项的修改记录`} onClick={() => show(!showing)}>{showing ? '收起修改记录' : `改过 ${item.revision - 1} 次`}</Button>}
        {onEdit !== undefined && <ReasonButton call="claims.drop" input={(reason) => ({ id: item.id, revision: item.revision, reason })} kept={`claim.drop.${item.id}`} label="撤下…" name={`撤下第 ${item.no} 项`} title={`撤下第 ${item.no} 项`} action="撤下" asks="为什么撤下" hint="只用于写错、重复的。没有办成的请改为“无法完成”。撤下后清单上不再有，修改记录仍保留。" button={{ size: 'compact-xs' }} />}
      </Group>
      {showing && <History id={item.id} />}
    </article>
  )
}

function History({ id }: { readonly id: number }) {
  const asked = useAsk('claims.history', { id })
  if (asked.fault !== undefined) return <Alert color="red" p="xs" role="alert"><Group>{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button></Group></Alert>
  const versions = asked.value ?? []
  return (
    <ol className={style.rows} reversed>
      {versions.map(({ revision, at, by, content }) => <li key={revision} className={style.row}><Text size="xs" c="gray.7">{formatInstantZh(at)}　{by}</Text><span className={style.grow}>{content.issue}；主办 {content.leadUnit}{content.coUnits.length === 0 ? '' : `，协办 ${content.coUnits.join('、')}`}；{content.person}；时限 {formatDayZh(content.dueOn)}；{CLAIM_STATUS_NAMES[content.status]}{content.statusReason === '' ? '' : `（${content.statusReason}）`}{content.path === '' ? '' : `；${content.path}`}{content.evidence === '' ? '' : `；依据：${content.evidence}`}</span></li>)}
    </ol>
  )
}
