/**
 * 公示: what Art. 18 demands on the wall of a reception place, on one A4 sheet.
 * Belongs to no petition.
 */
import { limitOf } from '../lists'
import type { PaperFacts, PaperKind, PaperValues } from '../kind'
import { textOf } from '../kind'
import { dayAt, flush, form, part, title, wide } from '../writing'

const fields: PaperKind['fields'] = [
  { key: 'channels', label: '信访渠道', kind: 'text', required: '条例第十八条：须公布信访渠道' },
  { key: 'address', label: '通信和来访地址', kind: 'line', required: '条例第十八条：须公布地址' },
  { key: 'phone', label: '咨询、投诉电话', kind: 'line', required: '条例第十八条：须公布电话' },
  { key: 'hours', label: '接待时间', kind: 'line', required: '条例第十八条：须公布接待时间' },
  { key: 'query', label: '查询进展和结果的方式', kind: 'text', required: '条例第十八条：须公布怎样查询进展和结果' },
  { key: 'rules', label: '办事依据和注意事项', kind: 'text', required: '条例第十八条：须公布相关规定' },
  { key: 'procedure', label: '办理流程', kind: 'text', required: '条例第十八条：须公布处理程序' },
  { key: 'postedOn', label: '公示日期', kind: 'day', required: '内容会更新，须写明公示日期' },
]

function prefill({ room, today }: PaperFacts): PaperValues {
  return {
    channels: '来访、来信、来电、传真、网上信访；行动不便的，可以预约上门。', address: room.address, phone: room.phone, hours: room.hours,
    query: `凭登记回执上的编号和查询码${room.queryPhone === '' ? '' : `，拨打${room.queryPhone}`}${room.queryAddress === '' ? '' : `，或者登录${room.queryAddress}`}查询，也可以到接待室当面询问。`,
    rules: '依据《信访工作条例》。请如实反映情况，最好用书面形式；书写有困难的，可以口述，由我们如实记录。多人反映同一事项的，推选代表，不超过5人。请爱护公共秩序，不携带危险物品。来访人的信息依法保密，检举控告的材料不会透露给被检举控告的人员、单位。',
    procedure: [
      '1. 登记：当场登记，领取登记回执。', `2. 告知：能当场答复的当场答复；不能的，自收到之日起${limitOf('written-notice').words}内书面告知是否受理或者去向。`,
      `3. 办理：有权处理的机关自受理之日起${limitOf('closing').words}内办结；情况复杂的，经批准可以延长，不超过${limitOf('extension').words}，并告知理由。`,
      `4. 复查、复核：不服处理意见的，可以自收到书面答复之日起${limitOf('review-request').words}内申请复查；不服复查意见的，可以再申请复核。`, '5. 评价：办结后欢迎您作出评价。不满意的，我们会再次办理。',
    ].join('\n'), postedOn: today,
  }
}

export const poster: PaperKind = {
  id: 'poster', name: '信访接待公示', layout: 'form', competentOnly: false, delivered: false, source: '《信访工作条例》第十八条', fields, prefill,
  compose: (values, { room }) => ({
    layout: 'form', fileTitle: '信访接待公示',
    blocks: [
      title(`${room.community}${room.roomName}\n信访接待公示`),
      form(wide('信访渠道', textOf(values, 'channels')), wide('地址', textOf(values, 'address')), wide('电话', textOf(values, 'phone')), wide('接待时间', textOf(values, 'hours')), wide('查询方式', textOf(values, 'query'))),
      ...part('办事依据和注意事项', textOf(values, 'rules')), ...part('办理流程', textOf(values, 'procedure')),
      flush('本接待室录音录像；您可以拒绝，拒绝不影响接待。'), flush(`公示日期：${dayAt(values, 'postedOn')}`),
    ],
  }),
}
