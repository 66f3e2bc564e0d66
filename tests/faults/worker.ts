/**
 * The worker of the fault suites: a process of its own that does real work through the real office and says on its standard
 * output, one line each, what was acknowledged. It is killed, cut off or given errors from outside.
 */
import { writeSync } from 'node:fs'
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import { openOffice } from '#db/officeHost'
import { ARGON_FLOOR } from '#db/store/secrets'
import { ids } from '#tests/store/testVault'
import { PASSPHRASE, petition } from '#tests/support/office'
import { type Ack, AT, LOGIN } from './faultVault'

/** What a worker does: registering with drafts, notes and prints; the same with upkeep in between; changing the passphrase to and fro. */
export const SCENARIOS = ['save', 'checkpoint', 'passphrase'] as const
export type Scenario = (typeof SCENARIOS)[number]
export const NEXT_PASSPHRASE = '两个黄鹂鸣翠柳知道吗'

const say = (value: unknown): void => { writeSync(1, `${JSON.stringify(value)}\n`) }

/** How a worker ends when its rounds are done: closing the vault, or killed at rest, with its write-ahead log left behind. */
export type Ending = 'close' | 'kill'

/** Works for so many rounds, or until the process ends. Refusals are said too, as `{"fault": code}`. */
export async function runWorker(dir: string, scenario: Scenario, rounds: number, ending: Ending): Promise<void> {
  const start = Date.now()
  const office = await openOffice(dir, { clock: { now: () => AT + Date.now() - start, uptime: () => Date.now() - start }, ids, argon: ARGON_FLOOR, log: (line) => { writeSync(2, `${line}\n`) } })
  let token = ''
  const ask = async <N extends CallName>(call: N, input: InputOf<N>): Promise<OutputOf<N> | undefined> => {
    const reply = await office.call({ call, input, token })
    if (reply.ok) return reply.value as OutputOf<N>
    say({ fault: reply.fault.code, call })
    return undefined
  }
  token = (await ask('vault.unlock', { login: LOGIN, passphrase: PASSPHRASE }))?.token ?? ''
  say({ ready: true })
  for (let round = 0; round < rounds; round += 1) {
    if (scenario === 'passphrase') {
      const [current, next] = round % 2 === 0 ? [PASSPHRASE, NEXT_PASSPHRASE] : [NEXT_PASSPHRASE, PASSPHRASE]
      if (await ask('vault.changePassphrase', { current, next })) say({ passphrase: next })
    } else await visit(ask, round)
    if (scenario === 'checkpoint' && round % 3 === 2) office.idle()
  }
  if (ending === 'kill') process.kill(process.pid, 'SIGKILL')
  await office.close()
  say({ closed: true })
}

type Ask = <N extends CallName>(call: N, input: InputOf<N>) => Promise<OutputOf<N> | undefined>

async function visit(ask: Ask, round: number): Promise<void> {
  const ack = (value: Ack): void => { say({ ack: value }) }
  const title = `第 ${round} 件：楼上漏水，协调维修 ${process.pid}`
  const facts = '自八月起天花板渗水，'.repeat(1 + (round % 40))
  const draft = await ask('drafts.start', {})
  if (draft === undefined) return
  const saved = await ask('drafts.save', { id: draft.id, revision: draft.revision, form: { title, facts } })
  if (saved !== undefined && round % 4 === 3) ack({ kind: 'draft', id: draft.id, revision: saved.revision, title })
  const made = await ask('petitions.register', {
    ...(round % 4 === 3 ? {} : { draftId: draft.id }),
    form: petition({ title, facts, who: { phone: `138${String(round).padStart(8, '0')}` } }),
  })
  if (made === undefined) return
  ack({ kind: 'petition', id: made.id, number: made.number, title })
  const text = `已电话联系物业（${round}）`
  if (await ask('petitions.note', { id: made.id, text })) ack({ kind: 'note', id: made.id, text })
  const print = await ask('receipts.print', { petitionId: made.id, paper: 'a5' })
  if (print !== undefined) ack({ kind: 'print', id: made.id, printNo: print.printNo })
}
