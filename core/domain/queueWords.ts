/**
 * The queue in plain Chinese: states, steps, sources, and why something cannot be taken back.
 * Knows names only.
 */
import type { TicketAction, TicketState } from '../contract/queue'
import type { TicketSource } from '../contract/queueRules'
import type { Fixed } from './queue'

export const TICKET_STATES: Readonly<Record<TicketState, string>> = {
  booked: '预约未到', waiting: '候访', called: '已呼叫', serving: '接谈中', buffer: '缓冲中', done: '已办', left: '已离开', noShow: '过号未到', carried: '已转新号',
}
export const TICKET_SOURCES: Readonly<Record<TicketSource, string>> = { visit: '来访', appointment: '预约', letter: '来信', call: '来电', onBehalf: '代为来访' }
export const TICKET_STEPS: Readonly<Record<TicketAction | 'take' | 'undo', string>> = {
  take: '取号', arrive: '预约已到', call: '呼叫', recall: '重呼', skip: '过号', transfer: '转窗口', prioritise: '改优先', start: '开始接谈', toBuffer: '到缓冲室', fromBuffer: '缓冲后回来', leaveBuffer: '从缓冲室离开', refer: '缓冲后转介',
  finish: '办完', leave: '离开', noShow: '记未到', register: '已登记', carry: '清点转号', undo: '撤销',
}
/** Why the newest step stays. */
export const FIXED_WORDS: Readonly<Record<Fixed, string>> = {
  'nothing-to-undo': '没有可以撤销的步骤；取错了号请用“离开”',
  registered: '已经登记成信访事项，候访步骤不能再撤销；请在信访事项里更正',
  'buffer-step': '这一步是情绪缓冲室记的，请到情绪缓冲室处理',
  'carried-on': '已经转成新号，请在新号上办理',
  'too-late': '只能撤销当天的步骤；请在备注里说明',
}
