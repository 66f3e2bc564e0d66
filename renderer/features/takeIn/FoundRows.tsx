/** Files of the room's own recorder one under the other: what each is, what is known of it, and what can be done with it. */
import { Badge, Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { FoundRow } from '#core/contract/takeIn'
import { formatInstantZh } from '#core/domain/day'
import { FOUND_STATE_NAMES } from '#core/domain/foundFile'
import { ReasonButton } from '../../ui/ReasonButton'
import { clockOf, sizeOf } from '../../ui/recordings/recordingWords'
import { useAttempt } from '../../ui/useAttempt'
import { ConfirmFile } from './ConfirmFile'
import { DESTROYED_HINT, FOUND_COLOURS, foundStateHints, foundTroubleWords } from './takeInWords'
import style from './takeIn.module.css'

interface Props { readonly rows: readonly FoundRow[]; /** Bytes done of files that are being taken in. */ readonly taking: ReadonlyMap<number, number> }

export function FoundRows({ rows, taking }: Props) {
  const [asked, ask] = useState<FoundRow | undefined>(undefined)
  return (
    <>
      <ul className={style.rows} aria-label="设备录音文件">{rows.map((row) => <li key={row.id} className={style.row}><Entry row={row} done={taking.get(row.id)} onConfirm={() => ask(row)} /></li>)}</ul>
      {asked !== undefined && <ConfirmFile key={asked.id} id={asked.id} name={asked.path} onClose={() => ask(undefined)} />}
    </>
  )
}

function factsOf({ startedAt, times, lengthMs, size, label }: FoundRow): string {
  const when = startedAt === undefined ? '' : `${formatInstantZh(startedAt)}${times === 'written' ? '（按写入时间推算）' : ''}`
  return [label, when, lengthMs === undefined ? '' : `长 ${clockOf(lengthMs)}`, sizeOf(size)].filter((part) => part !== '').join('　')
}

function Entry({ row, done, onConfirm }: { readonly row: FoundRow; readonly done: number | undefined; readonly onConfirm: () => void }) {
  const { id, path, state, trouble, reason, by, recording, sameFile, size } = row
  const again = useAttempt('takeIn.reconsider')
  const destroyed = recording?.destroyed === true
  // It is no recording itself, only its bytes are one's.
  const alike = state === 'duplicate' || state === 'ignored'
  const hint = destroyed ? DESTROYED_HINT : state === 'taking' && done !== undefined && size > 0 ? `${foundStateHints.taking}（${Math.floor((done / size) * 100)}%）` : foundStateHints[state]
  return (
    <>
      <Badge radius="sm" color={FOUND_COLOURS[state]}>{FOUND_STATE_NAMES[state]}</Badge>
      <span className={style.name}>{path}</span>
      <span className={style.acts}>
        {state === 'new' && <Button size="compact-sm" aria-label={`确认 ${path}`} onClick={onConfirm}>确认…</Button>}
        {(state === 'new' || state === 'duplicate') && <ReasonButton call="takeIn.ignore" input={(why) => ({ fileId: id, reason: why })} label="不收…" name={`不收 ${path}`} title="这个文件不收进索引" hint="文件仍在原处，不会删去。" kept={`takeIn.ignore:${id}`} button={{ size: 'compact-sm' }} />}
        {state === 'ignored' && <Button size="compact-sm" variant="default" loading={again.busy} aria-label={`恢复 ${path}`} onClick={() => void again.ask({ fileId: id })}>恢复待确认</Button>}
      </span>
      <span className={`${style.under} ${style.more}`}>
        {factsOf(row)}
        {recording !== undefined && <>　{alike ? '与' : ''}<Link to={`/recordings/${recording.id}`}>{recording.number}</Link>{alike ? '内容相同' : ''}</>}
        {sameFile !== undefined && recording === undefined && `　与“${sameFile}”内容相同`}
        {reason !== '' && `　${by}：${reason}`}
      </span>
      {(hint !== '' || trouble !== '') && <span className={`${style.under} ${trouble !== '' || destroyed || state === 'changed' || state === 'gone' ? style.bad : style.more}`}>{trouble === '' ? hint : foundTroubleWords[trouble]}</span>}
      {again.wrong !== undefined && <span className={`${style.under} ${style.bad}`} role="alert">{again.wrong.message}</span>}
    </>
  )
}
