/**
 * The recovery key on paper, printed once at set-up: two halves to be kept by two people.
 * The sheet is never stored; whoever holds both halves can open the vault.
 */
import { html, type Markup } from './html'
import { page } from './printStyle'

export interface RecoverySheetData {
  readonly roomName: string
  /** Two halves, each already written in groups. */
  readonly halves: readonly [string, string]
}

function half(data: RecoverySheetData, at: 0 | 1): Markup {
  return html`<section class="avoid"><h2>恢复密钥 · 第${at === 0 ? '一' : '二'}半</h2><p>${data.roomName}</p><p class="key">${data.halves[at]}</p>
<div class="sign"><div>保管人（签名）<span class="line"></span></div><div>日期<span class="line"></span></div></div></section>`
}

/** An A5 sheet with both halves, a cut line between them and what to do with each. */
export function recoverySheetHtml(data: RecoverySheetData): string {
  return page('恢复密钥', 'a5', html`<header><p>${data.roomName}</p><h1>恢复密钥</h1></header>
<p>忘记密码时，只有这份密钥能打开保险库。它只显示这一次，程序和厂商都不保存。</p>
<div class="halves">${half(data, 0)}<div class="stub"><div class="cut">沿虚线裁开，由两人分别保管</div></div>${half(data, 1)}
<ol><li>两半分别装入信封封好，交两名负责人分开保管，不要拍照、不要存入电脑。</li><li>两半齐全才能使用；任何一半遗失，请尽快由系统管理员更换恢复密钥。</li><li>使用时按顺序输入第一半、第二半，空格和短横可以不输。</li></ol></div>`)
}
