/**
 * 缓冲室看板: who is being calmed, since when, and what is due; for the volunteer in the room. Shows no notes and no matter,
 * and of the level its number alone: whom it is about sits before it.
 */
import { useEffect } from 'react'
import type { OutputOf } from '#core/contract/index'
import { clockTime, type Prompt, type Prompted, promptOf, reachedPrompts, timesOf } from '#core/domain/boardPrompts'
import { formatInstantZh } from '#core/domain/day'
import { useNow } from '../ui/useNow'
import type { Speaker } from './announce'
import { BoardHead } from './BoardHead'
import style from './BufferBoard.module.css'
import { Paused } from './Paused'
import { playTone, stopTone } from './tones'
import { alarmSounds, useAlarmSound, usePlayer } from './usePlayer'
import { useShown } from './useShown'

type Row = OutputOf<'buffer.board'>['rows'][number]
type Alarm = OutputOf<'safety.board'>['running'][number]

const tones: Speaker<Prompted> = { say: ({ prompt }) => playTone(prompt), alarm: () => playTone('alarm'), stop: stopTone }

export function BufferBoard({ speaker = tones }: { readonly speaker?: Speaker<Prompted> }) {
  const { value: board, failed } = useShown('buffer.board', {})
  const { value: desk } = useShown('desk.settings', {})
  const { value: alarms } = useShown('safety.board', {})
  const now = useNow(board?.now)
  usePrompts(board?.rows, now, speaker, alarmSounds(alarms))
  if (failed) return <Paused kind="buffer" />
  if (board === undefined) return <main aria-busy="true" />
  return (
    <main className={style['board']}>
      <BoardHead name={desk?.roomName ?? ''} now={now}>情绪缓冲室</BoardHead>
      {alarms !== undefined && alarms.running.length > 0 && <Alarms running={alarms.running} />}
      {board.rows.length === 0
        ? <p className={style['empty']}>缓冲室现在没有人</p>
        : <ul className={style['stays']} data-many={board.rows.length > 6 ? 'most' : board.rows.length > 2 ? 'some' : 'few'}>{board.rows.map((row) => <Stay key={row.stayId} row={row} now={now} />)}</ul>}
    </main>
  )
}

/** Each prompt sounds once; one that was reached while the board was away sounds when it is back. */
function usePrompts(rows: readonly Row[] | undefined, now: number, speaker: Speaker<Prompted>, alarm: boolean): void {
  const player = usePlayer(speaker)
  const reached = rows === undefined ? [] : reachedPrompts(rows, now)
  const keys = reached.map(({ key }) => key).join()
  useEffect(() => {
    const at = performance.now()
    player?.heard(reached.map((prompt) => ({ ...prompt, at })))
  }, [player, keys])
  useAlarmSound(player, alarm)
}

const WORDS: Readonly<Record<Prompt, string>> = {
  calm: '陪伴安抚中', soft: '请看看情绪是否平稳，平稳了可以回到接谈', hard: '时间到，请决定：回到接谈、延长一次、转介或离开',
}
const wordsFor = (prompt: Prompt, extended: boolean): string => (extended ? WORDS[prompt].replace('延长一次、', '') : WORDS[prompt])

function Stay({ row, now }: { readonly row: Row; readonly now: number }) {
  const prompt = promptOf(row, now)
  const { goneMs, leftMs, overMs } = timesOf(row, now)
  return (
    <li className={style['stay']} data-prompt={prompt} aria-label={row.label}>
      <div className={style['inside']}>
        <h2>{row.label}</h2>
        <p className={style['level']}>{row.level} 级</p>
        <p className={style['gone']}>{clockTime(goneMs)}</p>
        <p className={style['left']}>{row.extendedAt !== undefined && <span>已延长</span>}{overMs > 0 ? `超过 ${clockTime(overMs)}` : `还有 ${clockTime(leftMs)}`}</p>
        <progress className={style['bar']} max={Math.max(1, row.hardAt - row.startedAt)} value={goneMs} aria-label={`${row.label} 的时间`} />
        <p className={style['words']} role={prompt === 'calm' ? undefined : 'status'}>{wordsFor(prompt, row.extendedAt !== undefined)}</p>
        <dl className={style['facts']}>
          <div><dt>陪伴</dt><dd>{row.volunteer === '' ? '还没有人' : row.volunteer}</dd></div>
          <div><dt>安抚步骤</dt><dd>{row.stepsDone}/{row.stepsTotal}</dd></div>
          {row.place !== undefined && <div><dt>候访位置</dt><dd>第 {row.place} 位</dd></div>}
        </dl>
      </div>
    </li>
  )
}

function Alarms({ running }: { readonly running: readonly Alarm[] }) {
  return (
    <div className={style['alarms']} role="alert">
      {running.slice(0, 3).map(({ id, at, desk, drill, acknowledged }) => (
        <p key={id}>
          {drill && <b>演练</b>}
          <span>{desk} 报警，请马上支援</span>
          <span className={style['answer']}>{formatInstantZh(at).split(' ')[1]}　{acknowledged.length === 0 ? '还没有人应答' : `已应答：${acknowledged.map(({ name }) => name).join('、')}`}</span>
        </p>
      ))}
    </div>
  )
}
