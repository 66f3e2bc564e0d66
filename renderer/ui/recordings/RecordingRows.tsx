/** Recordings one under the other, each the way to its page; arrow keys walk through them. */
import { Badge } from '@mantine/core'
import { Link } from 'react-router'
import type { RecordingRow } from '#core/contract/recordings'
import { formatInstantZh } from '#core/domain/day'
import { walkRows } from '../walkRows'
import { clockOf, kindWords, STATE_COLOURS, stateWords } from './recordingWords'
import style from './Recordings.module.css'

interface Props { readonly rows: readonly RecordingRow[]; /** On the page of a petition its name says nothing new. */ readonly bare?: boolean; /** Where the list was, to come back to. */ readonly from?: string; readonly above?: string }

export function RecordingRows({ rows, bare = false, from = '', above }: Props) {
  return (
    <ul className={style.rows} aria-label="录音录像" data-rows onKeyDown={(event) => { if (walkRows(event.currentTarget, event.key, above)) event.preventDefault() }}>
      {rows.map((row) => <li key={row.id} className={style.row}><Entry row={row} bare={bare} from={from} /></li>)}
    </ul>
  )
}

function Entry({ row, bare, from }: { readonly row: RecordingRow; readonly bare: boolean; readonly from: string }) {
  const { id, number, state, kind, startedAt, lengthMs, room, by, marks, petition } = row
  return (
    <>
      <Badge radius="sm" miw={78} color={STATE_COLOURS[state]}>{stateWords[state]}</Badge>
      <Link to={`/recordings/${id}`} state={{ list: from }} className={style.number} data-row>{number}</Link>
      <span className={style.when}>{formatInstantZh(startedAt)}</span>
      <span className={style.length}>{kindWords[kind]} {lengthMs === undefined ? '长度未知' : clockOf(lengthMs)}</span>
      {!bare && <span className={style.grow}>{petition === undefined ? <span className={style.pale}>还没有归到事项</span> : <><Link to={`/petitions/${petition.id}`}>{petition.number}</Link> {petition.name}　{petition.title}</>}</span>}
      <span className={style.pale}>{[room, by, marks === 0 ? '' : `标记 ${marks} 处`].filter((part) => part !== '').join('　')}</span>
    </>
  )
}
