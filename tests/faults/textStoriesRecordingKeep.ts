/** Stories about texts of the keeping of recordings: why one is held, destroyed or kept after all. */
import type { TestOffice } from '#tests/support/office'
import { makeRecording } from '#tests/support/recordings'
import { lastReason, needed, perRoom, reason, type Story, trimmed, trimmedReason, type Values } from './textFields'

const typed = (values: Values): string => values['reason'] ?? ''
const recordingOf = (room: TestOffice): Promise<number> => perRoom(room, 'recordingKeep', async () => (await makeRecording(room, null)).id)
const hold = async (room: TestOffice, text: string): Promise<number> => {
  const id = await recordingOf(room)
  await room.as('li', 'recordingKeep.hold', { id, ground: 'lawsuit', reason: text })
  return id
}
const propose = async (room: TestOffice, text: string): Promise<number> => {
  const id = await recordingOf(room)
  await room.as('li', 'recordingKeep.propose', { ids: [id], ground: 'asked', reason: text })
  return id
}

const askExport = async (room: TestOffice, words: { readonly forWhom: string; readonly reason: string }): Promise<number> => (await room.as('li', 'recordingKeep.askExport', { id: await recordingOf(room), ...words })).exportId

export const RECORDING_KEEP_STORIES: Readonly<Record<string, Story>> = {
  'recordingKeep.hold': {
    who: 'li', fields: [reason],
    input: async (_ask, room, values) => ({ id: await recordingOf(room), ground: 'lawsuit', reason: typed(values) }),
    roundTrip: async (_ask, room, values) => {
      const id = await hold(room, typed(values))
      const held = (await room.as('zhao', 'recordingKeep.of', { id })).hold?.reason
      await room.as('zhao', 'recordingKeep.release', { id, reason: '已结案' })
      return trimmedReason({ reason: held ?? 'not held' }, values)
    },
  },
  'recordingKeep.release': {
    who: 'zhao', fields: [reason],
    input: async (_ask, room, values) => ({ id: await recordingOf(room), reason: typed(values) }),
    roundTrip: async (ask, room, values) => {
      await ask('recordingKeep.release', { id: await hold(room, '诉讼未结'), reason: typed(values) })
      return trimmedReason(await lastReason(room, 'recordingKeep.release'), values)
    },
  },
  'recordingKeep.propose': {
    who: 'li', fields: [reason],
    input: async (_ask, room, values) => ({ ids: [await recordingOf(room)], ground: 'asked', reason: typed(values) }),
    roundTrip: async (_ask, room, values) => {
      const id = await propose(room, typed(values))
      const proposed = (await room.as('zhao', 'recordingKeep.of', { id })).proposal?.reason
      await room.as('li', 'recordingKeep.withdraw', { ids: [id], reason: '还要用' })
      return trimmedReason({ reason: proposed ?? 'not proposed' }, values)
    },
  },
  'recordingKeep.askExport': {
    who: 'li', fields: [needed(120, 'forWhom', 2, { kept: trimmed }), { ...reason, kept: trimmed }],
    input: async (_ask, room, values) => ({ id: await recordingOf(room), forWhom: values['forWhom'] ?? '', reason: typed(values) }),
    roundTrip: async (_ask, room, values) => {
      const exportId = await askExport(room, { forWhom: values['forWhom'] ?? '', reason: typed(values) })
      const row = (await room.as('zhao', 'recordingKeep.exports', {})).rows.find((one) => one.exportId === exportId)
      await room.as('li', 'recordingKeep.withdrawExport', { exportId, reason: '不用了' })
      return { forWhom: row?.forWhom ?? '', reason: row?.reason ?? '' }
    },
  },
  'recordingKeep.withdrawExport': {
    who: 'li', fields: [reason],
    input: (_ask, _room, values) => Promise.resolve({ exportId: 1, reason: typed(values) }),
    roundTrip: async (_ask, room, values) => {
      await room.as('li', 'recordingKeep.withdrawExport', { exportId: await askExport(room, { forWhom: '街道办事处', reason: '复核调取' }), reason: typed(values) })
      return trimmedReason(await lastReason(room, 'recordingKeep.withdrawExport'), values)
    },
  },
  'recordingKeep.withdraw': {
    who: 'li', fields: [reason],
    input: async (_ask, room, values) => ({ ids: [await recordingOf(room)], reason: typed(values) }),
    roundTrip: async (_ask, room, values) => {
      await room.as('li', 'recordingKeep.withdraw', { ids: [await propose(room, '本人要求删除')], reason: typed(values) })
      return trimmedReason(await lastReason(room, 'recordingKeep.withdraw'), values)
    },
  },
}
