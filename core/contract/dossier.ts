/**
 * Section `dossier` (卷宗): the whole file of a petition as the pages of one document, in a profile that says who may read it.
 * What a profile leaves out is left out here; the shell prints the parts, numbers the pages and fills in the catalogue.
 */
import { z } from 'zod'
import { command, type Access } from './call'
import { Id, Reason, ShortText } from './fields'
import { Passphrase } from './vault'

const desk: Access = ['reception', 'leader']

/**
 * 内部: everything the desk may see of it, for the desk's own archive · 当事人: for the petitioner, his own data in full and everybody else's masked, without internal notes ·
 * 公开: no name, number, address or query code of anybody.
 */
export const DossierProfile = z.enum(['internal', 'party', 'public'])
export type DossierProfile = z.infer<typeof DossierProfile>

export const dossier = {
  /**
   * Its officer or a leader; 公开 by a leader alone, and never of a restricted 检举控告. Recorded in the timeline and in the audit log.
   * The first part is the cover, the second the catalogue: where a page number belongs, it has `<b data-part="n"></b>`, n being the part's place from 0 on, and `<b data-part="all"></b>` for how many there are.
   */
  make: command({
    input: z.strictObject({ petitionId: Id, profile: DossierProfile, reason: Reason, passphrase: Passphrase }),
    output: z.strictObject({ parts: z.array(z.strictObject({ title: ShortText, html: z.string() })), mark: ShortText, suggestedName: ShortText }), topics: ['petitions', 'audit'], roles: desk, confirm: true,
    faults: ['not-yours', 'leader-only', 'restricted', 'erased', 'too-large', 'paper-changed', 'wrong-login', 'wait', 'damaged'],
  }),
} as const
