/**
 * Section `papers` whole: kinds, drafts, issuing, lists, templates, 送达. Each part has its file beside this one.
 */
import type { Handlers } from '../contract/index'
import type { Ctx } from '../door/context'
import { paperDelivery } from './paperDelivery'
import { paperDrafts } from './paperDrafts'
import { paperIssue } from './paperIssue'
import { paperKinds } from './paperKinds'
import { paperPage } from './paperPage'
import { paperTemplates } from './paperTemplates'

export const papers: Handlers<'papers', Ctx> = { ...paperKinds, ...paperDrafts, ...paperIssue, ...paperPage, ...paperTemplates, ...paperDelivery }
