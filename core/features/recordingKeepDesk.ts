/** Section `recordingKeep` put together: keeping and ending, copies for evidence, the printed index. */
import type { Handlers } from '../contract/index'
import type { Ctx } from '../door/context'
import { recordingExporting } from './recordingExport'
import { recordingKeeping } from './recordingKeep'
import { recordingLedger } from './recordingLedger'

export const recordingKeep: Handlers<'recordingKeep', Ctx> = { ...recordingKeeping, ...recordingExporting, ...recordingLedger }
