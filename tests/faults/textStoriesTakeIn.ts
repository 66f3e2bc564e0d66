/** Stories about texts of 设备录音: what a folder is called, and why a folder or a file is left out. */
import { mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestOffice } from '#tests/support/office'
import { makeFound } from '#tests/support/takeIn'
import { type Ask, flat, lastReason, needed, oneOf, reason, type Story, trimmed, trimmedReason, upTo, type Values } from './textFields'

const PLACE = realpathSync(mkdtempSync(join(tmpdir(), 'recorder-texts-')))
const keptTrimmed = { kept: trimmed }
const named = [needed(60, 'label', 1, keptTrimmed), upTo(60, 'room', keptTrimmed), upTo(60, 'device', keptTrimmed)]
const texts = (values: Values) => ({ label: values['label'] ?? '', room: values['room'] ?? '', device: values['device'] ?? '', mode: 'keep' as const })
const reasonOf = (values: Values): string => values['reason'] ?? ''

async function shown(ask: Ask, id: number): Promise<Values> {
  const row = (await ask('takeIn.folders', {})).find((one) => one.id === id)
  return flat({ label: row?.label, room: row?.room, device: row?.device })
}
const away = (ask: Ask, id: number): Promise<unknown> => ask('takeIn.dropFolder', { id, reason: '试完了' })
/** Left after each story: no folder that is watched. */
const fileOf = (room: TestOffice): { readonly fileId: number; readonly folderId: number } => makeFound(room)

export const TAKE_IN_STORIES: Readonly<Record<string, Story>> = {
  'takeIn.addFolder': {
    who: 'zhao', fields: [oneOf([PLACE], 'path'), ...named],
    input: (_ask, _room, values) => Promise.resolve({ path: values['path'] ?? PLACE, ...texts(values) }),
    roundTrip: async (ask, _room, values) => {
      const { id } = await ask('takeIn.addFolder', { path: PLACE, ...texts(values) })
      const read = await shown(ask, id)
      await away(ask, id)
      return read
    },
  },
  'takeIn.changeFolder': {
    who: 'zhao', fields: named,
    input: (_ask, room, values) => Promise.resolve({ id: fileOf(room).folderId, ...texts(values) }),
    roundTrip: async (ask, room, values) => {
      const id = fileOf(room).folderId
      await ask('takeIn.changeFolder', { id, ...texts(values) })
      const read = await shown(ask, id)
      await away(ask, id)
      return read
    },
  },
  'takeIn.dropFolder': {
    who: 'zhao', fields: [reason],
    input: (_ask, room, values) => Promise.resolve({ id: fileOf(room).folderId, reason: reasonOf(values) }),
    roundTrip: async (ask, room, values) => {
      await ask('takeIn.dropFolder', { id: fileOf(room).folderId, reason: reasonOf(values) })
      return trimmedReason(await lastReason(room, 'takeIn.dropFolder'), values)
    },
  },
  'takeIn.ignore': {
    who: 'zhao', fields: [reason],
    input: (_ask, room, values) => Promise.resolve({ fileId: fileOf(room).fileId, reason: reasonOf(values) }),
    roundTrip: async (ask, room, values) => {
      const { fileId, folderId } = fileOf(room)
      await ask('takeIn.ignore', { fileId, reason: reasonOf(values) })
      const { row } = await ask('takeIn.file', { id: fileId })
      await away(ask, folderId)
      return trimmedReason({ reason: row.reason }, values)
    },
  },
}
