/**
 * Plays what a board has to say, one sound after the other. The order is decided in core/domain/announcements.ts;
 * what a sound is made of is handed in.
 */
import { alarmed, type Announcement, type AnnouncementRules, type Announcements, ended, found, heard, next, silent, type Sound, untilTone } from '#core/domain/announcements'

export interface Speaker<T extends Announcement> {
  /** Fulfilled when the sound has ended. */
  readonly say: (call: T) => Promise<void>
  readonly alarm: () => Promise<void>
  /** Ends the sound at once. */
  readonly stop: () => void
}
export interface Player<T extends Announcement> {
  /** These are known and need not be said. */
  readonly found: (calls: readonly T[]) => void
  /** All that stand on the board, newest first. */
  readonly heard: (calls: readonly T[]) => void
  readonly alarm: (on: boolean) => void
  /** For good. */
  readonly stop: () => void
}
/** A sound that has not ended after `longestMs` is ended: voices of some systems never tell. */
export type PlayerRules = AnnouncementRules & { readonly longestMs: number }

export function makePlayer<T extends Announcement>(speaker: Speaker<T>, rules: PlayerRules, now: () => number = () => performance.now()): Player<T> {
  let state: Announcements<T> = silent
  let again: ReturnType<typeof setTimeout> | undefined
  let over = false
  const go = (): void => {
    clearTimeout(again)
    if (over) return
    const step = next(state, now(), rules)
    state = step.state
    if (step.sound !== undefined) play(step.sound)
    else if (state.alarm && !state.busy) again = setTimeout(go, untilTone(state, now(), rules))
  }
  const play = (sound: Sound<T>): void => {
    let playing = true
    const end = (): void => {
      if (!playing) return
      playing = false
      clearTimeout(limit)
      state = ended(state)
      go()
    }
    const limit = setTimeout(() => { speaker.stop(); end() }, rules.longestMs)
    void Promise.resolve().then(() => (sound.kind === 'alarm' ? speaker.alarm() : speaker.say(sound.call))).then(end, end)
  }
  const become = (after: Announcements<T>): void => {
    state = after
    go()
  }
  return {
    found: (calls) => become(found(state, calls)),
    heard: (calls) => become(heard(state, calls, rules)),
    alarm: (on) => become(alarmed(state, on)),
    stop: () => {
      over = true
      clearTimeout(again)
      speaker.stop()
    },
  }
}
