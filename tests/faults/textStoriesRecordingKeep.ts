/** Stories about texts of the keeping of recordings: why one is held, destroyed or kept after all. */
import type { TestOffice } from '#tests/support/office'
import { makeRecording } from '#tests/support/recordings'
import { lastReason, perRoom, reason, type Story, trimmedReason, type Values } from './textFields'

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
  'recordingKeep.withdraw': {
    who: 'li', fields: [reason],
    input: async (_ask, room, values) => ({ ids: [await recordingOf(room)], reason: typed(values) }),
    roundTrip: async (_ask, room, values) => {
      await room.as('li', 'recordingKeep.withdraw', { ids: [await propose(room, '本人要求删除')], reason: typed(values) })
      return trimmedReason(await lastReason(room, 'recordingKeep.withdraw'), values)
    },
  },
}
