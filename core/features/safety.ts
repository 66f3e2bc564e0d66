/**
 * 红旗与报警: red flags, silent alarms and warning notes, put together from a file for each.
 */
import type { Handlers } from '../contract/index'
import type { Ctx } from '../door/context'
import { alarms } from './alarms'
import { redFlags } from './redFlags'
import { reception } from './safetySteps'
import { warningNotes } from './warningNotes'

export const safety: Handlers<'safety', Ctx> = { guide: (_input, { safetyGuide }) => safetyGuide, ...alarms, ...redFlags, ...warningNotes, ...reception }
