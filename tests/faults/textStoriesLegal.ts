/** Stories about texts of 法律意见: what is handed over, why a lawyer or the desk says no, what a lawyer types and who signed on the sheet. */
import type { InputOf } from '#core/contract/index'
import { drafted, finalised, type HANDED, requested } from '#tests/support/legal'
import { petition, type TestOffice } from '#tests/support/office'
import { type Ask, flat, lastReason, needed, nest, perRoom, reason, shaped, type Story, trimmed, trimmedReason, upTo, type Values } from './textFields'

const TODAY = '2026-09-05'
const matterOf = (room: TestOffice): Promise<number> => perRoom(room, 'legal', async () => (await room.as('li', 'petitions.register', { form: petition({ title: '法律意见里的文字' }) })).id)
const handing = async (room: TestOffice, values: Values): Promise<InputOf<'legal.request'>> => ({ petitionId: await matterOf(room), ...(nest(values) as typeof HANDED) })
const asked = async (room: TestOffice): Promise<number> => requested(room, await matterOf(room))
const end = (room: TestOffice, requestId: number) => room.as('li', 'legal.withdraw', { requestId, reason: '试过了' })

async function saving(room: TestOffice, values: Values): Promise<InputOf<'legal.save'>> {
  const { requestId, revision } = await drafted(room, await matterOf(room))
  return { requestId, revision, values: { analysis: values['values.*'] ?? '', statutes: [{ words: values['values.*.0.*'] ?? '' }] } }
}

const desk: Readonly<Record<string, Story>> = {
  'legal.request': {
    who: 'li', fields: [needed(2000, 'entrusted'), needed(1000, 'questions.0'), upTo(20_000, 'facts'), needed(200, 'materials.0.name'), upTo(60, 'materials.0.provider'), upTo(60, 'materials.0.note')],
    input: (_ask, room, values) => handing(room, values),
    roundTrip: async (ask: Ask, room, values) => {
      const { requestId } = await ask('legal.request', await handing(room, values))
      const { handedOver } = await room.as('song', 'legal.open', { requestId })
      await end(room, requestId)
      return flat(handedOver)
    },
  },
  'legal.withdraw': {
    who: 'li', fields: [{ ...reason, kept: trimmed }],
    input: (_ask, _room, values) => Promise.resolve({ requestId: 1, ...values }),
    roundTrip: async (ask, room, values) => {
      const requestId = await asked(room)
      await ask('legal.withdraw', { requestId, reason: values['reason'] ?? '' })
      return { reason: (await ask('legal.ofPetition', { petitionId: await matterOf(room) })).find(({ id }) => id === requestId)?.steps.at(-1)?.text ?? '' }
    },
  },
  // Looked for, and kept nowhere.
  'legal.exists': {
    who: 'zhao', fields: [upTo(120, 'number')],
    input: async (_ask, room, values) => ({ petitionId: await matterOf(room), number: values['number'] ?? '' }),
    roundTrip: async (ask, room, values) => {
      if ((await ask('legal.exists', { petitionId: await matterOf(room), number: values['number'] ?? '' })).state !== 'none') throw new Error('a number that was never given')
      return {}
    },
  },
}

const lawyer: Readonly<Record<string, Story>> = {
  'legal.decline': {
    who: 'song', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ requestId: 1, ...values }),
    roundTrip: async (ask, room, values) => {
      await ask('legal.decline', { requestId: await asked(room), reason: values['reason'] ?? '' })
      return trimmedReason(await lastReason(room, 'legal.decline'), values)
    },
  },
  'legal.save': {
    who: 'song', fields: [upTo(20_000, 'values.*'), upTo(2000, 'values.*.0.*')],
    input: (_ask, room, values) => saving(room, values),
    roundTrip: async (ask, room, values) => {
      const input = await saving(room, values)
      await ask('legal.save', input)
      const { analysis, statutes } = (await ask('legal.open', { requestId: input.requestId })).values
      await end(room, input.requestId)
      return { 'values.*': typeof analysis === 'string' ? analysis : '', 'values.*.0.*': Array.isArray(statutes) ? (statutes[0]?.['words'] ?? '') : '' }
    },
  },
  // Sorted and given back; a file that is none is refused by name.
  'legal.sort': {
    who: 'song', fields: [upTo(200_000, 'pasted'), shaped(/^(?!)/u, 'docx', '')],
    input: async (_ask, room, values) => ({ requestId: (await drafted(room, await matterOf(room))).requestId, pasted: values['pasted'] ?? '', ...(values['docx'] === '' ? {} : { docx: values['docx'] }) }),
    roundTrip: async (ask, room, values) => {
      const { requestId } = await drafted(room, await matterOf(room))
      const words = JSON.stringify(await ask('legal.sort', { requestId, pasted: values['pasted'] ?? '' }))
      await end(room, requestId)
      for (const line of (values['pasted'] ?? '').split(/\r?\n/u).map(trimmed)) if (!words.includes(JSON.stringify(line).slice(1, -1))) throw new Error('a line was lost or changed')
      return {}
    },
  },
  'legal.cosign': {
    who: 'song', fields: [needed(60, 'signed.name', 1, { kept: trimmed })],
    input: (_ask, _room, values) => Promise.resolve({ requestId: 1, signed: { name: values['signed.name'] ?? '', on: TODAY } }),
    roundTrip: async (ask, room, values) => {
      const { requestId } = await finalised(room, await matterOf(room))
      await ask('legal.cosign', { requestId, signed: { name: values['signed.name'] ?? '', on: TODAY } })
      const text = (await ask('legal.open', { requestId })).steps.at(-1)?.text ?? ''
      return { 'signed.name': text.replace(/ 2026年9月5日在纸面上会签$/u, '') }
    },
  },
}

export const LEGAL_STORIES: Readonly<Record<string, Story>> = { ...desk, ...lawyer }
