/** Section `recordingKeep` put together: keeping and ending, copies for evidence. */
import type { Handlers } from '../contract/index'
import type { Ctx } from '../door/context'
import { recordingExporting } from './recordingExport'
import { recordingKeeping } from './recordingKeep'

export const recordingKeep: Handlers<'recordingKeep', Ctx> = { ...recordingKeeping, ...recordingExporting }
