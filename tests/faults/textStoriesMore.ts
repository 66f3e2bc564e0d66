/** Stories about texts beyond the desk: accounts, set-up, retention, guards, a person's own file, restores, an accepted database, the filters of the log. */
import { writeFileSync } from 'node:fs'
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import { ratePassphrase } from '#core/domain/passphrase'
import { parseReceiptNumber } from '#core/domain/numbering'
import { files } from '#db/store/vaultFolder'
import { fresh } from '#tests/office/matrix/inputs'
import { CAST, DESK, ID, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'
import { type Ask, flat, lastReason, needed, reason, shaped, storable, type Story, trimmed, trimmedReason, upTo, type Values } from './textFields'
import { agedRoom, callBacksRoom, doubtedRoom, draftsRoom, newRoom, restoredRoom } from './textRooms'

const LOGIN = /^[\p{Script=Han}A-Za-z0-9._-]{2,32}$/u
const typed = (values: Values): string => values['reason'] ?? ''
const own = { passphrase: PASSPHRASE }
let count = 0
const newLogin = (): string => `person${(count += 1)}`

const nameOf = async (ask: Ask, id: number): Promise<string> => (await ask('accounts.list', {})).accounts.find((account) => account.id === id)?.name ?? ''
const create = (ask: Ask, values: Values): Promise<OutputOf<'accounts.create'>> => ask('accounts.create', { login: values['login'] ?? newLogin(), name: values['name'] ?? '新来', roles: ['mediator'], first: fresh(), ...own })

/** Log-ins that look alike are one, and the cast has taken some: those of the corpus are tried once each, in a room of their own names. */
const taken = new WeakMap<TestOffice, Set<string>>()
function isFree(room: TestOffice, login: string): boolean {
  const known = taken.get(room) ?? new Set(Object.values(CAST).map((one): string => one.login))
  taken.set(room, known)
  const plain = login.normalize('NFKC').toLowerCase()
  if (known.has(plain)) return false
  known.add(plain)
  return true
}

const accounts: Readonly<Record<string, Story>> = {
  'accounts.create': {
    who: 'admin', fields: [needed(40, 'name', 1, { kept: trimmed }), { path: 'login', fits: (text) => LOGIN.test(text), plain: '' }],
    input: (_ask, _room, values) => Promise.resolve({ login: values['login'] === '' ? newLogin() : values['login'], name: values['name'], roles: ['mediator'], first: fresh(), ...own }),
    roundTrip: async (ask, room, { login = '', name = '' }) => {
      const wanted = login === '' || !isFree(room, login) ? newLogin() : login
      const { id } = await create(ask, { login: wanted, name })
      const row = (await ask('accounts.list', {})).accounts.find((account) => account.id === id)
      return { name: row?.name ?? '', login: row?.login === wanted ? login : (row?.login ?? '') }
    },
  },
  'accounts.rename': {
    who: 'admin', fields: [needed(40, 'name', 1, { kept: trimmed })],
    input: (_ask, _room, values) => Promise.resolve({ id: ID.tang, name: values['name'], ...own }),
    roundTrip: async (ask, _room, values) => {
      await ask('accounts.rename', { id: ID.tang, name: values['name'] ?? '', ...own })
      const name = await nameOf(ask, ID.tang)
      await ask('accounts.rename', { id: ID.tang, name: CAST.tang.name, ...own })
      return { name }
    },
  },
  'accounts.remove': {
    who: 'admin', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ id: ID.tang, reason: typed(values), ...own }),
    roundTrip: async (ask, room, values) => {
      const { id } = await create(ask, {})
      await ask('accounts.remove', { id, reason: typed(values), ...own })
      return trimmedReason(await lastReason(room, 'accounts.remove'), values)
    },
  },
  'vault.changePassphrase': {
    who: 'song', fields: [{ path: 'next', fits: (text) => storable(text, 256) && ratePassphrase(text, CAST.song.login).accepted, plain: '雨后的石板路有点滑呢' }],
    input: (_ask, _room, values) => Promise.resolve({ current: PASSPHRASE, next: values['next'] }),
    roundTrip: async (ask, room, { next = '' }) => {
      await ask('vault.changePassphrase', { current: PASSPHRASE, next })
      const opened = await room.office().call({ call: 'vault.unlock', input: { login: CAST.song.login, passphrase: next } })
      await ask('vault.changePassphrase', { current: next, next: PASSPHRASE })
      return { next: opened.ok ? next : `opens nothing: ${opened.fault.code}` }
    },
  },
}

const DESK_FIELDS = { roomName: 60, community: 60, address: 120, phone: 40, hours: 120, queryPhone: 40, issuingUnit: 60, competentUnit: 60, committee: 60 } as const

const setUp: Story = {
  who: 'admin',
  fields: [
    ...Object.entries(DESK_FIELDS).map(([name, max]) => upTo(max, `desk.${name}`)), upTo(200, 'desk.queryAddress'), shaped(/^[\p{Script=Han}A-Za-z]{0,12}$/u, 'desk.agencyCode', '桂社'),
    upTo(40, 'accounts.0.name'), { path: 'accounts.0.login', fits: (text) => LOGIN.test(text), plain: 'first' },
  ],
  input: async (_ask, _room, values) => setUpInput(values, ''),
  roundTrip: async (_ask, _room, values) => {
    const { office, close } = await newRoom()
    try {
      const say = async <N extends CallName>(call: N, input: InputOf<N>, token = ''): Promise<OutputOf<N>> => {
        const reply = await office.call({ call, input, token })
        if (!reply.ok) throw new Error(JSON.stringify(reply.fault))
        return reply.value as OutputOf<N>
      }
      const { halves } = await say('vault.newRecoveryKey', {})
      const input = setUpInput(values, halves.join('-'))
      await say('vault.create', input)
      const login = input.accounts[0]?.login ?? ''
      const { token, name } = await say('vault.unlock', { login, passphrase: PASSPHRASE })
      const desk = flat(await say('desk.settings', {}, token))
      return { ...Object.fromEntries(Object.entries(desk).map(([path, text]) => [`desk.${path}`, text])), 'accounts.0.name': name, 'accounts.0.login': values['accounts.0.login'] ?? '' }
    } finally {
      await close()
    }
  },
}

function setUpInput(values: Values, recoveryTyped: string): InputOf<'vault.create'> {
  const desk = Object.fromEntries(Object.entries(values).filter(([path]) => path.startsWith('desk.')).map(([path, text]) => [path.slice('desk.'.length), text]))
  return { desk: { ...DESK, ...desk }, accounts: [{ login: values['accounts.0.login'] ?? 'first', name: values['accounts.0.name'] ?? '', roles: ['admin', 'reception'], passphrase: PASSPHRASE }], recoveryTyped }
}

const WAITING = { petitionClass: 'unreasonable', guard: { basis: 'policy', basisNo: '政策', opinionNo: '法意', approverId: ID.zhao } } as const

/** What the due list says of a petition. */
const dueOf = async (room: TestOffice, id: number) => (await room.as('zhao', 'retention.due', {})).rows.find((row) => row.id === id)

const PERIODS = { consult: 3, report: 10, buffer: 3, safety: 3, callBack: 1, draft: 30, recordingSound: 730, recordingPicture: 365 } as const

const retention: Readonly<Record<string, Story>> = {
  'retention.hold': {
    who: 'li', fields: [reason],
    input: async (_ask, _room, values) => ({ petitionId: (await agedRoom()).id, reason: typed(values) }),
    roundTrip: async (_ask, _room, values) => {
      const { room, id } = await agedRoom()
      await room.as('li', 'retention.hold', { petitionId: id, reason: typed(values) })
      const held = (await dueOf(room, id))?.hold?.reason
      await room.as('zhao', 'retention.release', { petitionId: id, reason: '已结案' })
      return trimmedReason({ reason: held ?? 'not held' }, values)
    },
  },
  'retention.release': {
    who: 'zhao', fields: [reason],
    input: async (_ask, _room, values) => ({ petitionId: (await agedRoom()).id, reason: typed(values) }),
    roundTrip: async (_ask, _room, values) => {
      const { room, id } = await agedRoom()
      await room.as('li', 'retention.hold', { petitionId: id, reason: '诉讼未结' })
      await room.as('zhao', 'retention.release', { petitionId: id, reason: typed(values) })
      return trimmedReason(await lastReason(room, 'retention.release'), values)
    },
  },
  'retention.setPeriods': {
    who: 'zhao', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ periods: { ...PERIODS, petition: 11 }, reason: typed(values) }),
    roundTrip: async (ask, room, values) => {
      await ask('retention.setPeriods', { periods: { ...PERIODS, petition: 11 + ((count += 1) % 80) }, reason: typed(values) })
      // The log adds what was changed.
      const { reason: logged = '' } = await lastReason(room, 'retention.setPeriods')
      return { reason: logged.startsWith(`${trimmed(typed(values))}（`) ? typed(values) : logged }
    },
  },
  'retention.discardDrafts': {
    who: 'li', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ draftIds: [1], reason: typed(values) }),
    roundTrip: async (_ask, _room, values) => {
      const { room, next } = await draftsRoom()
      await room.as('li', 'retention.discardDrafts', { draftIds: [await next()], reason: typed(values) })
      return trimmedReason(await lastReason(room, 'retention.discardDrafts'), values)
    },
  },
  'retention.propose': {
    who: 'li', fields: [reason],
    input: async (_ask, _room, values) => ({ petitionIds: [(await agedRoom()).id], reason: typed(values) }),
    roundTrip: async (_ask, _room, values) => {
      const { room, id } = await agedRoom()
      await room.as('li', 'retention.propose', { petitionIds: [id], reason: typed(values) })
      const proposed = (await dueOf(room, id))?.proposal?.reason
      await room.as('li', 'retention.withdraw', { petitionIds: [id], reason: '还要用' })
      return trimmedReason({ reason: proposed ?? 'not proposed' }, values)
    },
  },
  'retention.withdraw': {
    who: 'li', fields: [reason],
    input: async (_ask, _room, values) => ({ petitionIds: [(await agedRoom()).id], reason: typed(values) }),
    roundTrip: async (_ask, _room, values) => {
      const { room, id } = await agedRoom()
      await room.as('li', 'retention.propose', { petitionIds: [id], reason: '保管期满' })
      await room.as('li', 'retention.withdraw', { petitionIds: [id], reason: typed(values) })
      return trimmedReason(await lastReason(room, 'retention.withdraw'), values)
    },
  },
}

const unfiled: Readonly<Record<string, Story>> = {
  'retention.proposeUnfiled': {
    who: 'li', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ records: [{ kind: 'callBack', no: 1 }], reason: typed(values) }),
    roundTrip: async (_ask, _room, values) => {
      const { room, next } = await callBacksRoom()
      const record = { kind: 'callBack', no: await next() } as const
      await room.as('li', 'retention.proposeUnfiled', { records: [record], reason: typed(values) })
      const proposed = (await room.as('zhao', 'retention.unfiled', {})).rows.find(({ no }) => no === record.no)?.proposal?.reason
      await room.as('zhao', 'retention.approveUnfiled', { records: [record], passphrase: PASSPHRASE })
      return trimmedReason({ reason: proposed ?? 'not proposed' }, values)
    },
  },
  'retention.withdrawUnfiled': {
    who: 'li', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ records: [{ kind: 'callBack', no: 1 }], reason: typed(values) }),
    roundTrip: async (_ask, _room, values) => {
      const { room, next } = await callBacksRoom()
      const records = [{ kind: 'callBack', no: await next() } as const]
      await room.as('li', 'retention.proposeUnfiled', { records, reason: '保管期满' })
      await room.as('li', 'retention.withdrawUnfiled', { records, reason: typed(values) })
      const told = await lastReason(room, 'retention.withdrawUnfiled')
      await room.as('li', 'retention.proposeUnfiled', { records, reason: '保管期满' })
      await room.as('zhao', 'retention.approveUnfiled', { records, passphrase: PASSPHRASE })
      return trimmedReason(told, values)
    },
  },
}

const single: Readonly<Record<string, Story>> = {
  'petitions.revokeGuard': {
    who: 'zhao', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ id: 1, reason: typed(values) }),
    roundTrip: async (ask, room, values) => {
      const { id } = await room.as('li', 'petitions.register', { form: petition(WAITING) })
      await ask('petitions.revokeGuard', { id, reason: typed(values) })
      const shown = (await ask('petitions.get', { id })).timeline.some(({ text }) => text.includes(trimmed(typed(values))))
      return shown ? trimmedReason(await lastReason(room, 'petitions.revokeGuard'), values) : { reason: 'not in the timeline' }
    },
  },
  'people.ownFile': {
    who: 'li', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ personId: 1, reason: typed(values), ...own }),
    roundTrip: async (ask, room, values) => {
      const { personId = 0 } = await ask('petitions.register', { form: petition() })
      await ask('people.ownFile', { personId, reason: typed(values), ...own })
      return trimmedReason(await lastReason(room, 'people.ownFile', `person:${personId}`), values)
    },
  },
  'backups.restore': {
    who: 'zhao', fields: [reason, { path: 'lastNumber', fits: (text) => storable(text, 20) && (text.trim() === '' || parseReceiptNumber(text) !== undefined), plain: '' }],
    input: async (_ask, _room, values) => ({ source: { name: (await restoredRoom()).name }, secret: { login: 'zhao', passphrase: PASSPHRASE, recoveryKey: '' }, ...values }),
    roundTrip: async (ask, main, values) => {
      const { room, settle } = await restoredRoom()
      const reply = await room.office().call({ call: 'backups.restore', input: await single['backups.restore']?.input(ask, main, values) })
      if (!reply.ok) throw new Error(JSON.stringify(reply.fault))
      const read = trimmedReason(await lastReason(room, 'backups.restore'), values)
      await settle()
      return read
    },
  },
  'backups.restoreKeyring': {
    who: 'zhao', fields: [reason],
    input: async (_ask, _room, values) => ({ source: { name: (await restoredRoom()).name }, secret: { login: 'zhao', passphrase: PASSPHRASE, recoveryKey: '' }, ...values }),
    roundTrip: async (ask, main, values) => {
      const { room, settle } = await restoredRoom()
      writeFileSync(files(room.dir).keyring, '{}')
      await room.restart()
      const reply = await room.office().call({ call: 'backups.restoreKeyring', input: await single['backups.restoreKeyring']?.input(ask, main, values) })
      if (!reply.ok) throw new Error(JSON.stringify(reply.fault))
      const read = trimmedReason(await lastReason(room, 'backups.restoreKeyring'), values)
      await settle()
      return read
    },
  },
  'vault.acceptDatabase': {
    who: 'zhao', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ reason: typed(values), ...own }),
    roundTrip: async (_ask, _room, values) => {
      const { room, doubt } = await doubtedRoom()
      await doubt()
      await room.as('zhao', 'vault.acceptDatabase', { reason: typed(values), ...own })
      // The log adds what the doubt was.
      const { reason: logged = '' } = await lastReason(room, 'vault.acceptDatabase')
      return { reason: logged.startsWith(`${trimmed(typed(values))}（`) ? typed(values) : logged }
    },
  },
  'audit.list': {
    who: 'shen', fields: [upTo(60, 'action'), upTo(60, 'object'), upTo(40, 'result')],
    input: (_ask, _room, values) => Promise.resolve(values),
    roundTrip: async (ask, _room, values) => {
      await ask('audit.list', values)
      return {}
    },
  },
  'audit.export': {
    who: 'shen', fields: [upTo(60, 'action'), upTo(60, 'object'), upTo(40, 'result')],
    input: (_ask, _room, values) => Promise.resolve({ ...values, ...own }),
    roundTrip: async (ask, _room, values) => {
      await ask('audit.export', { ...values, ...own })
      return {}
    },
  },
}

/** By the full name of the call. */
export const MORE_STORIES: Readonly<Record<string, Story>> = { ...accounts, 'vault.create': setUp, ...retention, ...unfiled, ...single }
