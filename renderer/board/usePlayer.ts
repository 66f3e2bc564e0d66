/** One player for as long as a board stands, and whether an alarm is to be heard on it. */
import { useEffect, useState } from 'react'
import type { OutputOf } from '#core/contract/index'
import type { Announcement } from '#core/domain/announcements'
import rules from '#resources/rules/boards.json'
import { makePlayer, type Player, type Speaker } from './announce'

export function usePlayer<T extends Announcement>(speaker: Speaker<T>): Player<T> | undefined {
  const [player, setPlayer] = useState<Player<T> | undefined>(undefined)
  useEffect(() => {
    const made = makePlayer(speaker, rules)
    setPlayer(made)
    return () => made.stop()
  }, [speaker])
  return player
}

/** Sounds until somebody has said that he heard it, where the room wants sound on its boards. */
export function alarmSounds(alarms: OutputOf<'safety.board'> | undefined): boolean {
  return alarms !== undefined && alarms.boardSound && alarms.running.some(({ acknowledged }) => acknowledged.length === 0)
}

export function useAlarmSound(player: Player<never> | undefined, on: boolean): void {
  useEffect(() => player?.alarm(on), [player, on])
}
