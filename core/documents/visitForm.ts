/**
 * The paper form of a visit (来访登记表): what the first screen asks for, to be filled in by hand while the room cannot register,
 * so that nobody at the desk is sent away. Knows no petition; of a draft it prints what it is handed.
 */
import { EMOTION_LEVELS, GROUP_FROM } from '../domain/intake'
import { CLASS_NAMES, KIND_NAMES } from '../domain/petitionClass'
import { html, type Markup } from './html'
import { page } from './printStyle'

/** At the lock screen only the room's name may be known. */
export interface FormRoom { readonly roomName: string; readonly community?: string; readonly phone?: string }

export type FormCell = 'name' | 'idNumber' | 'phone' | 'address' | 'headcount' | 'title' | 'requests' | 'facts' | 'materials'

/** What was already typed: cells by name, boxes by their words, and all else line by line. */
export interface Written {
  readonly cells: Readonly<Partial<Record<FormCell, string>>>
  readonly ticked: readonly string[]
  readonly more: readonly { readonly label: string; readonly text: string }[]
}

export const THREE_ONE_WORDS = { smileAt: '一张笑脸', waterAt: '一杯热水', listAt: '一份清单' } as const

/** 无理缠访 has no box: it needs a recorded outcome, a legal opinion and a second person, which a sheet cannot prove. */
const CLASS_BOXES = [CLASS_NAMES.consult, CLASS_NAMES.simple, CLASS_NAMES.complex]
const EMOTION_BOXES = EMOTION_LEVELS.map(({ level, name }) => `${level} ${name}`)
const NOTICE_BOXES = ['已告知，同意', '已告知，拒绝（不影响接待）', '未告知']
const NOTHING: Written = { cells: {}, ticked: [], more: [] }

function boxes(words: readonly string[], { ticked }: Written): Markup {
  return html`<div class="boxes">${words.map((word) => html`<span>${ticked.includes(word) ? '☑' : '□'} ${word}</span>`)}</div>`
}

/** What was typed, and lines to go on writing by hand. */
function space(written: string | undefined, lines: number): Markup {
  const left = Math.max(1, lines - Math.ceil((written ?? '').length / 40))
  return html`${written !== undefined && html`<div class="typed">${written}</div>`}${Array.from({ length: left }, () => html`<div class="rule"></div>`)}`
}

function visitor({ cells }: Written): Markup {
  return html`<table><tbody>
<tr class="tall"><th>姓名</th><td>${cells.name}</td><th>电话</th><td>${cells.phone}</td></tr>
<tr class="tall"><th>证件号</th><td>${cells.idNumber}</td><th>来访人数</th><td>${cells.headcount ?? html`<span class="line few"></span>`} 人<span class="small">（${GROUP_FROM} 人以上为集体访）</span></td></tr>
<tr class="tall"><th>住址</th><td colspan="3">${cells.address}</td></tr>
<tr class="tall"><th>事项标题</th><td colspan="3">${cells.title}</td></tr>
<tr><th>主要诉求</th><td colspan="3">${space(cells.requests, 4)}</td></tr>
<tr><th>事实和理由</th><td colspan="3">${space(cells.facts, 6)}</td></tr>
<tr><th>收到的材料</th><td colspan="3">${space(cells.materials, 1)}</td></tr>
</tbody></table>`
}

function receiver(written: Written): Markup {
  return html`<table class="avoid"><tbody>
<tr class="tall"><th>事项分类</th><td>${boxes(CLASS_BOXES, written)}</td></tr>
<tr class="tall"><th>法定类别</th><td>${boxes(Object.values(KIND_NAMES), written)}</td></tr>
<tr class="tall"><th>情绪（观察）</th><td>${boxes(EMOTION_BOXES, written)}</td></tr>
<tr class="tall"><th>录音录像</th><td>${boxes(NOTICE_BOXES, written)}</td></tr>
</tbody></table>`
}

function slip({ roomName, phone }: FormRoom): Markup {
  return html`<div class="stub avoid"><div class="cut">沿虚线裁开，下联交来访人</div>
<p>您的来访已用纸质登记表记下。${roomName}恢复登记后补登，登记回执届时补发。</p>
<div class="sign"><div>来访日期<span class="line"></span></div><div>接待人（签名）<span class="line"></span></div>${phone !== undefined && phone !== '' && html`<div>电话 ${phone}</div>`}</div></div>`
}

/** One A4 page when empty; what was already typed may need a second one. */
export function visitFormHtml(room: FormRoom, written: Written = NOTHING): string {
  return page('来访登记表', 'a4', html`<header><p>${[room.community, room.roomName].filter((part) => part !== undefined && part !== '').join('　')}</p><h1>来访登记表</h1></header>
<div class="numbers"><span>来访时间<span class="line year"></span>年<span class="line few"></span>月<span class="line few"></span>日<span class="line few"></span>时<span class="line few"></span>分</span><span>补登后的回执号<span class="line"></span></span></div>
<div class="ones"><b class="label">三个一</b>${boxes(Object.values(THREE_ONE_WORDS), written)}</div>
${visitor(written)}
<div class="sign"><div>来访人（签名或捺印）<span class="line"></span></div><div>日期<span class="line"></span></div></div>
<h2>以下由接待人填写</h2>
${receiver(written)}
${written.more.length > 0 && html`<h2>其他已填内容</h2><table><tbody>${written.more.map(({ label, text }) => html`<tr><th>${label}</th><td>${text}</td></tr>`)}</tbody></table>`}
<div class="sign"><div>接待人（签名）<span class="line"></span></div><div>首接责任人<span class="line"></span></div></div>
<p class="small">本表含个人信息，补登后与当日材料一同归档，不另外复印、拍照。</p>
${slip(room)}`)
}
