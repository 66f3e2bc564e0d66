/**
 * Where texts enter the room and where they are read again: one story for each call that keeps a text, those of the desk here.
 * Says of every field how long a text it takes and the normal form it is kept in, where it has one.
 */
import type { InputOf } from '#core/contract/index'
import { normalPhone } from '#core/domain/phone'
import { DESK, ID, petition, type TestOffice } from '#tests/support/office'
import { type Ask, flat, lastReason, needed, nest, notBlank, reason, shaped, type Story, trimmed, upTo, type Values } from './textFields'
import { BUFFER_STORIES } from './textStoriesBuffer'
import { CALENDAR_STORIES } from './textStoriesCalendar'
import { COURSE_STORIES } from './textStoriesCourse'
import { DOSSIER_STORIES } from './textStoriesDossier'
import { LEGAL_STORIES } from './textStoriesLegal'
import { LIVE_STORIES } from './textStoriesLive'
import { MORE_STORIES } from './textStoriesMore'
import { PAPER_STORIES } from './textStoriesPapers'
import { RECORDING_KEEP_STORIES } from './textStoriesRecordingKeep'
import { RECORDING_STORIES } from './textStoriesRecordings'
import { SAFETY_STORIES } from './textStoriesSafety'
import { TAKE_IN_STORIES } from './textStoriesTakeIn'
import { TEMPLATE_STORIES } from './textStoriesTemplates'
import { RECORDER_STORIES } from './textStoriesRecorder'
import { WORK_STORIES } from './textStoriesWork'

const desk: Story = {
  who: 'admin',
  fields: [upTo(60, 'roomName'), upTo(60, 'community'), upTo(120, 'address'), upTo(40, 'phone'), upTo(120, 'hours'), upTo(40, 'queryPhone'), upTo(200, 'queryAddress'), upTo(60, 'issuingUnit'), upTo(60, 'competentUnit'), upTo(60, 'committee'), shaped(/^[\p{Script=Han}A-Za-z]{0,12}$/u, 'agencyCode', '桂社')],
  input: (_ask, _room, values) => Promise.resolve({ ...DESK, ...values }),
  roundTrip: async (ask, _room, values) => {
    await ask('desk.saveSettings', { ...DESK, ...values })
    const read = flat(await ask('desk.settings', {}))
    await ask('desk.saveSettings', DESK)
    return read
  },
}

/** Of intakeMore.ts, with their longest. */
const WHO_MORE = { ethnicity: 40, 'otherPhones.0': 40, domicile: 200, workplace: 120, position: 60, political: 40, postcode: 20, email: 120 } as const
const MATTER_MORE = { window: 40, companions: 200, incident: 2000, incidentHandled: 2000, linkNote: 200, earlierBodies: 200, locality: 120, contentClass3: 60, cause: 200, system: 60, hotIssue: 60, procedureStage: 200 } as const

const LOOSE = [
  ...['name', 'idNumber', 'idReason', 'phone', 'address', 'grid', 'occupation', 'relation', 'bornOn', 'principal.name', 'principal.idNumber', 'principal.idReason', 'principal.phone', 'principal.relation', ...Object.keys(WHO_MORE)].map((name) => `petitioner.${name}`),
  ...['name', 'idNumber', 'idReason', 'phone', 'relation'].map((name) => `representatives.0.${name}`), ...Object.keys(MATTER_MORE),
  'title', 'requests', 'facts', 'happenedOn', 'happenedAt', 'accused', 'contentClass1', 'contentClass2', 'purpose', 'materials.0.name', 'conflict.reason', 'guard.basisNo', 'guard.opinionNo', 'visitReason',
]
const draft: Story = {
  who: 'li', prefix: 'form.',
  fields: [...LOOSE.map((path) => upTo(20_000, path)), upTo(40, 'flags.0')],
  input: async (ask, _room, values) => ({ id: (await ask('drafts.start', {})).id, revision: 0, form: nest(values) }),
  roundTrip: async (ask, room, values) => {
    const input = (await draft.input(ask, room, values)) as InputOf<'drafts.save'>
    await ask('drafts.save', input)
    const read = flat((await ask('drafts.open', { id: input.id })).form)
    await ask('drafts.discard', { id: input.id })
    return read
  },
}

const register: Story = {
  who: 'li', prefix: 'form.',
  fields: [
    needed(60, 'petitioner.name', 1, { kept: trimmed }), upTo(40, 'petitioner.idNumber', { kept: trimmed }), upTo(200, 'petitioner.idReason', { kept: notBlank }), upTo(40, 'petitioner.phone', { kept: normalPhone }), upTo(200, 'petitioner.address', { kept: trimmed }),
    upTo(60, 'petitioner.grid', { kept: trimmed }), upTo(60, 'petitioner.occupation'), upTo(60, 'petitioner.relation'),
    upTo(60, 'petitioner.principal.name'), upTo(40, 'petitioner.principal.idNumber', { kept: trimmed }), upTo(200, 'petitioner.principal.idReason', { kept: notBlank }), upTo(40, 'petitioner.principal.phone'), upTo(60, 'petitioner.principal.relation'),
    ...Object.entries(WHO_MORE).map(([name, max]) => upTo(max, `petitioner.${name}`)), ...Object.entries(MATTER_MORE).map(([name, max]) => upTo(max, name)),
    upTo(60, 'representatives.0.name'), upTo(40, 'representatives.0.idNumber', { kept: trimmed }), upTo(200, 'representatives.0.idReason', { kept: notBlank }), upTo(40, 'representatives.0.phone'),
    needed(80, 'title', 1, { kept: trimmed }), upTo(20_000, 'requests'), upTo(20_000, 'facts'), upTo(200, 'happenedAt'), upTo(200, 'accused'), upTo(40, 'contentClass1'), upTo(40, 'contentClass2'), upTo(40, 'purpose'), upTo(40, 'flags.0'),
    upTo(120, 'materials.0.name'), upTo(200, 'conflict.reason'), needed(120, 'guard.basisNo'), needed(120, 'guard.opinionNo'), upTo(300, 'visitReason'),
  ],
  input: (_ask, _room, values) => {
    const { petitioner: { principal, ...petitioner }, representatives = [], materials: [material] = [], conflict, guard, ...rest } = nest(values) as { petitioner: { principal?: object }; representatives?: readonly object[]; materials?: readonly object[]; conflict: object; guard: object }
    /** A number that is none is kept with a reason. */
    const kept = (person: object) => ({ idReason: '原件看不清', ...person })
    return Promise.resolve({
      form: {
        ...petition(), ...rest, petitioner: { mode: 'onBehalf', paperType: 'other', ...petitioner, ...(principal === undefined ? {} : { principal: kept(principal) }) }, representatives: representatives.map(kept), materials: [{ copies: 1, pages: 1, original: true, ...material }], conflict: { has: false, ...conflict },
        petitionClass: 'unreasonable', guard: { basis: 'policy', approverId: ID.zhao, ...guard },
      },
    })
  },
  roundTrip: async (ask, room, values) => {
    const { id } = await ask('petitions.register', (await register.input(ask, room, values)) as InputOf<'petitions.register'>)
    const page = await ask('petitions.get', { id })
    const shown = flat(page)
    if (Object.values(shown).some((text) => !text.isWellFormed())) throw new Error('a mask cut a character in two')
    const [row] = (await ask('petitions.list', { limit: 1 })).rows
    if (row?.id !== id || row.title !== page.row.title) throw new Error('the list shows another title than the page')
    const masked = /^(?:petitioner\.(?:name|idNumber|phone|address|principal\.(?:name|idNumber|phone))|representatives\.\d+\.(?:name|idNumber|phone)|petitioner\.more\.(?:otherPhones|domicile|email).*|more\.companions)$/u
    const open = Object.fromEntries(Object.entries(shown).filter(([path]) => !masked.test(path)).map(([path, text]) => [path.replace(/^(petitioner\.)?more\./u, '$1'), text]))
    return { ...open, title: page.row.title, ...(await secretsOf(ask, id, values)) }
  },
}

/** What the page masks, asked for one by one. The representatives come in one line, in which each of their texts has its place. */
async function secretsOf(ask: Ask, id: number, values: Values): Promise<Values> {
  const secret = async (field: InputOf<'petitions.reveal'>['field']): Promise<string> => (await ask('petitions.reveal', { id, field, reason: '核对' })).value
  const line = await secret('representatives')
  const placed = (path: string, stands: (text: string) => boolean, kept = (text: string) => text): Values => ({ [path]: stands(kept(values[path] ?? '')) ? kept(values[path] ?? '') : line })
  return {
    'petitioner.name': await secret('name'), 'petitioner.idNumber': await secret('idNumber'), 'petitioner.phone': await secret('phone'), 'petitioner.address': await secret('address'),
    'petitioner.principal.name': await secret('principalName'), 'petitioner.principal.idNumber': await secret('principalIdNumber'), 'petitioner.principal.phone': await secret('principalPhone'),
    'petitioner.otherPhones.0': await secret('otherPhones'), 'petitioner.domicile': await secret('domicile'), 'petitioner.email': await secret('email'), companions: await secret('companions'),
    ...placed('representatives.0.name', (text) => line.startsWith(text)), ...placed('representatives.0.idNumber', (text) => line.includes(text), trimmed), ...placed('representatives.0.phone', (text) => line.endsWith(text)),
  }
}

/** A petition of Li's to act on, made once for each office. */
const bases = new WeakMap<TestOffice, Promise<number>>()
function baseOf(room: TestOffice): Promise<number> {
  const known = bases.get(room) ?? room.as('li', 'petitions.register', { form: petition({ title: '底' }) }).then(({ id }) => id)
  bases.set(room, known)
  return known
}

async function twoCards(ask: Ask): Promise<{ readonly keepId: number; readonly otherId: number }> {
  const [first, second] = [await ask('petitions.register', { form: petition({ who: { name: '甲某' } }) }), await ask('petitions.register', { form: petition({ who: { name: '乙某' } }) })]
  return { keepId: first.personId ?? 0, otherId: second.personId ?? 0 }
}

/** By the full name of the call. */
export const STORIES: Readonly<Record<string, Story>> = {
  ...MORE_STORIES, ...LIVE_STORIES, ...BUFFER_STORIES, ...SAFETY_STORIES, ...COURSE_STORIES, ...CALENDAR_STORIES, ...PAPER_STORIES, ...TEMPLATE_STORIES, ...WORK_STORIES, ...LEGAL_STORIES, ...DOSSIER_STORIES, ...RECORDING_KEEP_STORIES, ...RECORDER_STORIES, ...TAKE_IN_STORIES, ...RECORDING_STORIES,
  'desk.saveSettings': desk,
  'drafts.save': draft,
  'petitions.register': register,
  'petitions.note': {
    who: 'li', fields: [needed(5000, 'text')],
    input: async (_ask, room, values) => ({ id: await baseOf(room), text: values['text'] ?? '' }),
    roundTrip: async (ask, room, values) => {
      const id = await baseOf(room)
      await ask('petitions.note', { id, text: values['text'] ?? '' })
      return { text: (await ask('petitions.get', { id })).timeline.filter(({ kind }) => kind === 'note').reduce((last, entry) => (entry.id > last.id ? entry : last), { id: 0, text: '' }).text }
    },
  },
  'petitions.keepNoteDraft': {
    who: 'li', fields: [upTo(5000, 'text')],
    input: async (_ask, room, values) => ({ id: await baseOf(room), text: values['text'] ?? '' }),
    roundTrip: async (ask, room, values) => {
      const id = await baseOf(room)
      await ask('petitions.keepNoteDraft', { id, text: values['text'] ?? '' })
      return { text: (await ask('petitions.noteDraft', { id })).text }
    },
  },
  'petitions.reveal': {
    who: 'li', fields: [reason],
    input: async (_ask, room, values) => ({ id: await baseOf(room), field: 'phone', reason: values['reason'] ?? '' }),
    roundTrip: async (ask, room, values) => {
      await ask('petitions.reveal', { id: await baseOf(room), field: 'phone', reason: values['reason'] ?? '' })
      return lastReason(room, 'petitions.reveal')
    },
  },
  'petitions.handOver': {
    who: 'li', fields: [reason],
    input: async (_ask, room, values) => ({ id: await baseOf(room), toId: ID.zhao, exclude: false, reason: values['reason'] ?? '' }),
    roundTrip: async (ask, room, values) => {
      const { id } = await ask('petitions.register', { form: petition() })
      await ask('petitions.handOver', { id, toId: ID.zhao, exclude: false, reason: values['reason'] ?? '' })
      const shown = (await ask('petitions.get', { id })).timeline.some(({ text }) => text.endsWith(values['reason'] ?? ''))
      return shown ? lastReason(room, 'petitions.handOver') : { reason: 'not in the timeline' }
    },
  },
  'people.merge': {
    who: 'li', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ keepId: 1, otherId: 2, reason: values['reason'] ?? '' }),
    roundTrip: async (ask, _room, values) => {
      const cards = await twoCards(ask)
      await ask('people.merge', { ...cards, reason: values['reason'] ?? '' })
      return { reason: (await ask('people.card', { id: cards.keepId })).merged.at(-1)?.reason ?? '' }
    },
  },
  'people.reassign': {
    who: 'li', fields: [reason, upTo(60, 'name')],
    input: (_ask, _room, values) => Promise.resolve({ petitionId: 1, ...values }),
    roundTrip: async (ask, room, values) => {
      const { id } = await ask('petitions.register', { form: petition() })
      await ask('people.reassign', { petitionId: id, name: values['name'] ?? '', reason: values['reason'] ?? '' })
      const shown = (await ask('petitions.get', { id })).timeline.some(({ text }) => text.endsWith(values['reason'] ?? ''))
      return shown ? lastReason(room, 'people.reassign') : { reason: 'not in the timeline' }
    },
  },
  'people.unmerge': {
    who: 'li', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ mergeId: 1, reason: values['reason'] ?? '' }),
    roundTrip: async (ask, room, values) => {
      const { mergeId } = await ask('people.merge', { ...(await twoCards(ask)), reason: '同一人' })
      await ask('people.unmerge', { mergeId, reason: values['reason'] ?? '' })
      return lastReason(room, 'people.unmerge')
    },
  },
  'people.match': {
    who: 'li', fields: [upTo(40, 'idNumber'), upTo(40, 'phone'), upTo(60, 'name'), upTo(20, 'bornOn'), upTo(200, 'address'), upTo(80, 'title'), upTo(2000, 'requests')],
    input: (_ask, _room, values) => Promise.resolve(values),
    roundTrip: async (ask, _room, values) => {
      await ask('people.match', values)
      return {}
    },
  },
  'petitions.list': {
    who: 'li', fields: [upTo(100, 'text')],
    input: (_ask, _room, values) => Promise.resolve(values),
    roundTrip: async (ask, _room, values) => {
      await ask('petitions.list', values)
      return {}
    },
  },
}
