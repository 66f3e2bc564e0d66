/** 叫号屏: who is called and where, the last calls, how many wait. Shows masked names as they come from the office and speaks none. */
import { useEffect, useRef } from 'react'
import type { OutputOf } from '#core/contract/index'
import { type Announcement, spokenCall, windowName } from '#core/domain/announcements'
import rules from '#resources/rules/boards.json'
import { useNow } from '../ui/useNow'
import type { Speaker } from './announce'
import { BoardHead } from './BoardHead'
import style from './CallsBoard.module.css'
import { Paused } from './Paused'
import { playTone, stopTone } from './tones'
import { alarmSounds, useAlarmSound, usePlayer } from './usePlayer'
import { useNewDay, useShown } from './useShown'
import { hush, speak } from './voice'

type Answer = OutputOf<'queue.board'>
type Recent = Answer['recent'][number]
export interface Called extends Announcement { readonly number: string; readonly window: string }

const aloud: Speaker<Called> = {
  say: async (call) => {
    await playTone('chime')
    await speak(spokenCall(call))
  },
  alarm: () => playTone('alarm'),
  stop: () => { stopTone(); hush() },
}

const ALARM_WORDS = '请值班人员到接待室'

export function CallsBoard({ speaker = aloud }: { readonly speaker?: Speaker<Called> }) {
  const { value: board, failed, again } = useShown('queue.board', {})
  const { value: alarms } = useShown('safety.board', {})
  const now = useNow(board?.now)
  useNewDay(board === undefined ? undefined : now, again)
  useCalls(board, alarms, speaker)
  if (failed) return <Paused kind="calls" />
  if (board === undefined) return <main aria-busy="true" />
  const alarm = board.alarm ?? alarmOf(alarms)
  return (
    <main className={style['board']}>
      <BoardHead name={board.roomName} now={now} />
      <Calling board={board} now={now} />
      <Last board={board} />
      <p className={style['foot']}><span>等候 <b>{board.waiting}</b> 人</span>{alarm === undefined && <span>听到叫号请到窗口；错过叫号请告诉窗口，会为您重新安排</span>}</p>
      {alarm !== undefined && <p className={style['alarm']} role="alert">{alarm.drill && <b>演练</b>}{alarm.text === '' ? ALARM_WORDS : alarm.text}</p>}
    </main>
  )
}

/** A room that wants no sign of alarms on its boards gets none here. */
function alarmOf(alarms: OutputOf<'safety.board'> | undefined): Answer['alarm'] {
  if (alarms === undefined || !alarms.boardSound || alarms.running.length === 0) return undefined
  return { drill: alarms.running.every(({ drill }) => drill), text: ALARM_WORDS }
}

/** Calls of before the board was opened are not said, nor any while announcing is switched off. */
function useCalls(board: Answer | undefined, alarms: OutputOf<'safety.board'> | undefined, speaker: Speaker<Called>): void {
  const player = usePlayer(speaker)
  const opened = useRef<unknown>(undefined)
  useEffect(() => {
    if (player === undefined || board === undefined) return
    const at = performance.now()
    const calls = board.recent.map(({ number, window, at: calledAt, callNo }) => ({ key: `${number} ${callNo} ${calledAt}`, about: number, at: at - Math.max(0, board.now - calledAt), number, window }))
    if (opened.current !== player || !board.announce) player.found(calls)
    else player.heard(calls)
    opened.current = player
  }, [player, board])
  useAlarmSound(player, alarms === undefined ? board?.alarm !== undefined : alarmSounds(alarms))
}

function Calling({ board: { calling, recent }, now }: { readonly board: Answer; readonly now: number }) {
  if (calling === undefined) return <section className={style['calling']} aria-label="正在叫号"><p className={style['none']}>请等候叫号</p></section>
  const [newest] = recent
  const fresh = newest?.number === calling.number && now - newest.at < rules.highlightMs
  return (
    <section className={style['calling']} aria-label="正在叫号" data-fresh={fresh} key={newest?.at}>
      <p className={style['number']} data-size={sizeOf(calling.number, 5, 8)}>{calling.number}</p>
      <p className={style['to']} data-size={sizeOf(windowName(calling.window), 6, 10)}>请到 <b>{windowName(calling.window)}</b></p>
      <p className={style['name']}>{calling.name}</p>
    </section>
  )
}

/** Where somebody is to go is never cut: longer names are set in smaller letters. */
const sizeOf = (text: string, few: number, more: number): string => (text.length <= few ? 'few' : text.length <= more ? 'more' : 'many')

/** One line per number: its newest call. */
function Last({ board: { recent } }: { readonly board: Answer }) {
  const calls = recent.filter(({ number }, at) => recent.findIndex((other) => other.number === number) === at)
  return (
    <section className={style['last']}>
      <h2>最近叫号</h2>
      {calls.length === 0 ? <p className={style['nobody']}>还没有叫号</p> : <ol>{calls.map((call) => <Line key={call.number} call={call} />)}</ol>}
    </section>
  )
}

function Line({ call: { number, window, name } }: { readonly call: Recent }) {
  return <li><b>{number}</b><span className={style['who']}>{name}</span><span className={style['where']} data-size={sizeOf(windowName(window), 4, 8)}>{windowName(window)}</span></li>
}
