/** A sheet of 日终交接, part by part; `live` shows the room as it is now and lets call backs be worked on. */
import { Badge, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { HandoverSheet } from '#core/contract/handover'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import { CallBackRow } from '../../ui/CallBackRow'
import style from './HandoverScreen.module.css'

const WHY = { overdue: { word: '超期', color: 'red.9' }, soon: { word: '临期', color: 'orange.9' }, today: { word: '今天登记', color: 'blue.9' } } as const
const LEVEL = { green: '正常', amber: '需要留意', red: '有问题' } as const
const LEVEL_COLOR = { green: 'green.9', amber: 'orange.9', red: 'red.9' } as const

interface PartProps { readonly title: string; readonly count?: number; readonly none: string; readonly children: readonly ReactNode[] }

function Part({ title, count, none, children }: PartProps) {
  return (
    <section className={style.part} aria-label={title}>
      <h3 className={style.heading}>{title}{count !== undefined && count > 0 && <Badge size="sm" variant="light" radius="sm">{count}</Badge>}</h3>
      {children.length === 0 ? <p className={style.none}>{none}</p> : <ul className={style.rows}>{children}</ul>}
    </section>
  )
}

export function SheetView({ sheet, live = false }: { readonly sheet: HandoverSheet; readonly live?: boolean }) {
  const { petitions, morePetitions, callBacks, inBuffer, tickets, flags, unprinted, undelivered, gaps, backup, head } = sheet
  return (
    <>
      <Part title="未办结事项" count={petitions.length} none="没有超期、两日内到期或今天登记的事项。">
        {[
          ...petitions.map(({ id, number, name, title, dueOn, officerName, why }) => (
            <li key={id} className={style.row}>
              <Badge radius="sm" miw={76} color={WHY[why].color}>{WHY[why].word}</Badge><Link to={`/petitions/${id}`}>{number}</Link>
              <span className={style.grow}>{name || '匿名'}　{title}</span>
              <Text size="xs" c="gray.7">{dueOn === undefined ? '' : `期限 ${formatDayZh(dueOn)}　`}首接责任人 {officerName}</Text>
            </li>
          )),
          ...(morePetitions ? [<li key="more" className={style.row}><Link to="/petitions">其余在信访事项列表里</Link></li>] : []),
        ]}
      </Part>
      <Part title="承诺的回电" count={callBacks.length} none="没有要回的电话。">{callBacks.map((callBack) => <CallBackRow key={callBack.id} callBack={callBack} works={live} />)}</Part>
      <Part title="情绪缓冲室" count={inBuffer.length} none="没有人在情绪缓冲室。">{inBuffer.map(({ id, label, level, since }) => <li key={id} className={style.row}>{label}　{level} 级　{formatInstantZh(since)}起</li>)}</Part>
      <Part title="候访" count={tickets.length} none="没有未了的号。">{tickets.map(({ id, number, label, state }) => <li key={id} className={style.row}>{number}　{label}　{state}</li>)}</Part>
      <Part title="红旗与报警" count={flags.length} none="没有未了的红旗和报警。">{flags.map(({ kind, id, text, dueOn }) => <li key={`${kind} ${id}`} className={style.row}>{text}{dueOn === undefined ? '' : `　${formatDayZh(dueOn)}前复核`}</li>)}</Part>
      <Part title="未交付的回执" count={unprinted.length} none="近三天登记的都已打印或保存。">{unprinted.map(({ id, number }) => <li key={id} className={style.row}><Link to={`/petitions/${id}/receipt`}>{number}</Link></li>)}</Part>
      <Part title="未送达的文书" count={undelivered.length} none="定稿的文书都已送达。">{undelivered.map(({ id, petitionNumber, kindName, paperNumber, issuedOn }) => <li key={id} className={style.row}><Link to={`/papers/${id}`}>{kindName}{paperNumber === '' ? '' : `　${paperNumber}`}</Link><span className={style.grow}>{petitionNumber}</span><Text size="xs" c="gray.7">{formatDayZh(issuedOn)}定稿</Text></li>)}</Part>
      <Part title="缺号" count={gaps.length} none="回执号、当日候访号连续，没有缺号。">{gaps.map((gap) => <li key={gap} className={style.row}>{gap}</li>)}</Part>
      <Part title="备份和审计日志" none="">
        {[
          <li key="backup" className={style.row}><Badge radius="sm" color={LEVEL_COLOR[backup.level]}>{LEVEL[backup.level]}</Badge><span className={style.grow}>{backup.text}</span></li>,
          <li key="head" className={style.row}>审计日志末条第 {head.seq} 条，校验 {head.mark}</li>,
        ]}
      </Part>
    </>
  )
}
