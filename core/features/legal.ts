/**
 * Section `legal` whole: the desk's requests, the lawyer's work, 定稿 and sharing. Each part has its file beside this one.
 */
import type { Handlers } from '../contract/index'
import type { Ctx } from '../door/context'
import { legalDesk } from './legalDesk'
import { legalIssue } from './legalIssue'
import { legalWork } from './legalWork'

export const legal: Handlers<'legal', Ctx> = { ...legalDesk, ...legalWork, ...legalIssue }
