/**
 * Proving an audit log of 200 000 entries, a tenth of them about petitions whose rows are compared too, against only reading the same entries.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { randomBytes, randomUUID } from 'node:crypto'
import { CHAIN_START } from '#db/store/auditChain'
import { ARGON_FLOOR } from '#db/store/secrets'
import { createVault, unlockVault } from '#db/store/vault'
import type { Store } from '#db/store/store'
import { ratio, report, spread } from './figures'

const ENTRIES = 200_000
const PETITION_EVERY = 10
const LIMIT_MS = 5000
const BATCH = 2000
const WHO = { login: 'li', passphrase: '桂花飘香-七号窗口-2026' }

export async function auditBench(base: string, rounds = 5): Promise<void> {
  const dir = join(base, 'audit', 'vault')
  mkdirSync(join(base, 'audit'), { recursive: true })
  const clock = { now: () => Date.now(), uptime: () => Math.round(performance.now()) }
  const desk = { roomName: '接待室', community: '社区', address: '1', phone: '1', hours: '1', queryPhone: '1', queryAddress: '', issuingUnit: '1', competent: false, lockMinutes: 5, competentUnit: '', committee: '', agencyCode: '' }
  await createVault(dir, { accounts: [{ ...WHO, name: '李敏', roles: ['reception'] }], recoveryKey: '0'.repeat(32), desk, clock, ids: { uid: () => randomUUID(), randomBytes: (count) => new Uint8Array(randomBytes(count)) }, argon: ARGON_FLOOR })
  const opened = await unlockVault(dir, { ...WHO, clock })
  if (!opened.ok) throw new Error(opened.code)
  fill(opened.store)
  const verify: number[] = []
  const read: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    const verdict = opened.store.verifyAudit()
    verify.push(performance.now() - start)
    if (!verdict.ok || verdict.entries < ENTRIES) throw new Error(verdict.detail)
    const reading = performance.now()
    for (const _row of opened.store.db.prepare('SELECT * FROM audit ORDER BY seq').raw(true).iterate());
    read.push(performance.now() - reading)
  }
  opened.store.close()
  rmSync(join(base, 'audit'), { recursive: true, force: true })
  const [proved, plain] = [spread(verify), spread(read)]
  report('audit', { verifyMs: { value: proved.max, limit: LIMIT_MS } }, {
    task: `verifying ${ENTRIES} entries and the rows of ${ENTRIES / PETITION_EVERY} petitions; floor: reading the same entries`, verify: proved, readOnly: plain, verifyOfRead: ratio(proved.p50, plain.p50),
  })
}

function fill(store: Store): void {
  const { db } = store
  const short = db.prepare(`INSERT INTO petition (id, number, query_code, received_at, received_on, receiver_id, officer_id, state, form, petition_class, name, title, headcount, search_text)
    VALUES (?, ?, ?, 1, '2026-09-05', 1, 1, 'registered', 'visit', 'simple', '某人', '楼上漏水', 1, ?)`)
  const long = db.prepare('INSERT INTO petition_detail (petition_id, promise, statutory, detail) VALUES (?, ?, ?, ?)')
  const event = db.prepare(`INSERT INTO petition_event (petition_id, id, at, actor_id, kind, text) VALUES (?, 1, 1, 1, 'registered', '登记，首接责任人 李敏')`)
  const text = '请求协调维修卫生间漏水，自八月起天花板渗水。'.repeat(20)
  const entry = { uptime: 1, userId: 1, userName: '李敏', role: 'reception', fields: 'petitioner,headcount,form,title,requests,facts', result: 'ok', reason: '' }
  for (let first = 1; first <= ENTRIES; first += BATCH) {
    store.write(() => {
      for (let at = first; at < first + BATCH; at += 1) {
        const about = at % PETITION_EVERY === 0
        if (about) {
          short.run(at, `XF26-${at}`, `c${at}`, text)
          long.run(at, JSON.stringify({ text }), JSON.stringify({ text }), JSON.stringify({ text, hash: CHAIN_START.hash }))
          event.run(at)
        }
        store.appendAudit({ ...entry, at: 1_800_000_000_000 + at, action: about ? 'petitions.register' : 'drafts.save', object: about ? `petition:${at}` : `draft:${at}`, rowDigest: about ? store.recordDigest(`petition:${at}`) : '' })
      }
    })
  }
  store.idle()
}
