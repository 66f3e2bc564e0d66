/**
 * Generated inputs at the edges of a session: calls before a log-in, in a locked room and where there is none; locking itself; and sessions that ended.
 * Of a closed room the files are compared, byte for byte.
 */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { findCall } from '#core/contract/index'
import { NOBODYS, takeAway, unlocked } from '#tests/office/matrix/cells'
import { backupOf, inputOf } from '#tests/office/matrix/inputs'
import { makeTestOffice, type TestOffice } from '#tests/support/office'
import { openFuzzRoom } from './fuzzRoom'
import { inputMaker, inputsFor } from './inputs'
import { allowedFaults, replyProblems, shortly, wordProblems } from './plainReply'
import type { Counter } from './tally'

type Reached = Map<string, number>
const note = (reached: Reached, counter: Counter, name: string, state: string, ok: boolean): void => {
  reached.set(name, (reached.get(name) ?? 0) + 1)
  counter.count(`${name}: ${state}, reached`)
  if (ok) counter.count(`${name}: ${state}, answered`)
}

/** Every file of a closed room and of its backups. The delays count attempts, whatever comes of them; the anchor's seal is taken off while it is looked into. */
function bytesOf(room: TestOffice): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(dirname(room.dir), { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(dirname(room.dir), name)
    if (/(?:delays|anchor)\.json|-(?:wal|shm)$|\.tmp$|lock\.db|(?:^|\/)template/u.test(name) || statSync(path).isDirectory()) continue
    hash.update(name).update(readFileSync(path))
  }
  return hash.digest('hex')
}

const STATES = ['locked', 'absent'] as const

export async function beforeLogIn(calls: readonly string[], count: number, seed: number, counter: Counter, reached: Reached): Promise<void> {
  for (const name of calls) for (const state of STATES) {
    const room = await makeTestOffice({ later: () => () => undefined })
    const stick = join(dirname(room.dir), 'stick')
    const backup = name.startsWith('backups.') ? await backupOf(room) : ''
    mkdirSync(stick)
    if (backup !== '') cpSync(`${room.dir}-backups`, stick, { recursive: true })
    const settle = async (): Promise<void> => {
      if (state === 'locked') return room.restart()
      mkdirSync(`${room.dir}-backups`, { recursive: true })
      await takeAway(room, stick)
    }
    await settle()
    const definition = findCall(name)
    const make = inputMaker(definition?.input ?? z.never())
    for (let at = 0; at < count; at += 1) {
      const good: unknown = await inputOf(name, 'zhao', NOBODYS, room)
      const sourced = state === 'absent' && typeof good === 'object' && good !== null && 'source' in good ? { ...good, source: { folder: stick, name: backup } } : good
      const [input] = make(1, seed + at, [sourced])
      const before = bytesOf(room)
      const answer = await room.office().call({ call: name, input }).catch((error: unknown) => `threw ${String(error)}`)
      room.forward(400_000)
      if (typeof answer !== 'string' && (answer.ok || definition?.input.safeParse(input).success === true)) note(reached, counter, name, state, answer.ok)
      const refused = typeof answer === 'string' || !answer.ok
      const changes = refused && bytesOf(room) !== before ? ['refused, and files changed'] : []
      counter.add([...replyProblems(answer, allowedFaults(definition ?? {})), ...changes].map((problem) => `${name}, ${state} ${shortly(input)}: ${problem}`))
      if (!refused) await settle()
    }
    await room.close()
  }
}

/** Locking with generated inputs, several at once now and then: the room is locked or it is as it was. */
export async function lockCalls(count: number, seed: number, counter: Counter, reached: Reached): Promise<void> {
  const name = 'vault.lock'
  const room = await makeTestOffice({ later: () => () => undefined })
  const definition = findCall(name)
  const inputs = inputMaker(definition?.input ?? z.never())(count, seed, [{}, { leaving: false }, { leaving: true }])
  let token = await unlocked(room, 'li')
  for (const [at, input] of inputs.entries()) {
    const tokens = at % 7 === 6 ? ['no such session', token, token] : [token]
    const answers = await Promise.all(tokens.map((one) => room.office().call({ call: name, input, token: one }).catch((error: unknown) => `threw ${String(error)}`)))
    const locked = answers.some((answer) => typeof answer !== 'string' && answer.ok)
    const inside = await room.office().call({ call: 'desk.settings', input: {}, token })
    const parsed = definition?.input.safeParse(input).success === true
    for (const answer of answers) {
      if (parsed && typeof answer !== 'string' && answer.ok) note(reached, counter, name, 'open', true)
      const wrong = locked && inside.ok ? ['locked, and the session lives'] : !locked && !inside.ok ? ['refused, and the session ended'] : locked !== parsed ? ['right input was refused, or wrong input taken'] : []
      counter.add([...replyProblems(answer, allowedFaults(definition ?? {})), ...wrong].map((problem) => `${name} ${shortly(input)}: ${problem}`))
    }
    room.forward(400_000)
    if (!inside.ok) token = await unlocked(room, 'li')
  }
  await room.close()
}

/** What may be answered to a session that ended, where a session is needed. */
const ENDED: readonly string[] = ['locked']

/** After locking, every session that was there before opens nothing any more, several at once, until somebody logs in; then still only his own does. */
export async function endedSessions(calls: readonly string[], count: number, seed: number): Promise<string[][]> {
  const watched = await openFuzzRoom('')
  const { room } = watched
  const tokens = [undefined, 'no such session', ...watched.tokens.values()]
  const found: string[][] = []
  const before = watched.state()
  await room.office().call({ call: 'vault.lock', input: {}, token: watched.tokens.get('li') ?? '' })
  const each = async (when: string): Promise<void> => {
    for (const call of calls) {
      if (findCall(call)?.roles === 'gate' || findCall(call) === undefined) continue
      const inputs = inputsFor(findCall(call)?.input ?? z.never(), Math.ceil(count / 20), seed)
      const replies = await Promise.all(inputs.flatMap((input) => tokens.map((token) => room.office().call({ call, input, ...(token === undefined ? {} : { token }) }))))
      found.push(...replies.map((reply) => (reply.ok ? [`${call} ${when}: answered`] : [...(ENDED.includes(reply.fault.code) ? [] : [`${call} ${when}: ${reply.fault.code}`]), ...wordProblems(reply.fault)])))
    }
  }
  await each('after the lock')
  room.forward(400_000)
  await unlocked(room, 'li')
  await each('with a token of before the lock')
  const after = watched.state()
  found.push(after.rows === before.rows && after.keyring === before.keyring ? [] : ['calls of ended sessions changed the room'])
  await watched.close()
  return existsSync(room.dir) ? [...found, ['the room was left behind']] : found
}
