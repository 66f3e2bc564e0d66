/**
 * The script library's rules: names, the steps of an entry, what its content must keep to, and what a newer program may do to its seeds.
 * Refuses to know who is logged in and where entries are kept.
 */
import type { Scene, ScriptContent, ScriptKind, ScriptState, ScriptStep } from '../contract/scripts'
import type { Role } from '../contract/call'
import type { Day } from './day'
import { slotProblem } from './scriptSlots'

export const SCENE_NAMES: Readonly<Record<Scene, string>> = {
  opening: '开场', listening: '倾听', clarifying: '澄清', emotion: '情绪', policy: '政策解释', refusing: '拒绝', referring: '转介', closing: '结束', callback: '电话回访', group: '群访', litigation: '涉诉引导', firstVisit: '初次', returning: '老访',
}
export const SCRIPT_KIND_NAMES: Readonly<Record<ScriptKind, string>> = { consult: '咨询', complaint: '投诉', help: '求助' }
export const SCRIPT_STATE_NAMES: Readonly<Record<ScriptState, string>> = { draft: '草稿', reviewed: '已审待发布', published: '已发布', retired: '已停用' }
export const SCRIPT_STEP_NAMES: Readonly<Record<ScriptStep, string>> = {
  seeded: '随程序提供', made: '新建', edited: '修改', reviewed: '审阅通过', sentBack: '退回修改', published: '发布', retired: '停用', revived: '重新启用', renewed: '复审，继续使用', dropped: '放弃修改', imported: '导入',
}
/** Who wrote what came with the program. */
export const SEED_AUTHOR = '种子'
/** Entries a library may hold: all of them are ranked on the screen. */
export const MOST_SCRIPTS = 1000

export type ScriptAction = 'edit' | 'review' | 'sendBack' | 'publish' | 'retire' | 'revive' | 'renew' | 'drop'

/** One table: what an action makes of an entry in a state; nothing where it does not apply. `drop` needs a published version to fall back to. */
const STEPS: Readonly<Record<ScriptAction, Partial<Record<ScriptState, ScriptState>>>> = {
  edit: { draft: 'draft', reviewed: 'draft', published: 'draft' },
  review: { draft: 'reviewed' },
  sendBack: { draft: 'draft', reviewed: 'draft' },
  publish: { reviewed: 'published' },
  retire: { draft: 'retired', reviewed: 'retired', published: 'retired' },
  revive: { retired: 'draft' },
  renew: { published: 'published' },
  drop: { draft: 'published', reviewed: 'published' },
}

export interface ScriptStanding { readonly state: ScriptState; readonly published: boolean; readonly authorId: number | null }
export interface ScriptActor { readonly id: number; readonly roles: readonly Role[] }

/** The state after an action, or undefined where it does not apply. The screen offers its buttons by the same function as the office. */
export function stepTo(action: ScriptAction, { state, published }: Pick<ScriptStanding, 'state' | 'published'>): ScriptState | undefined {
  return action === 'drop' && !published ? undefined : STEPS[action][state]
}

/** Leaders publish, renew, retire and revive; nobody reviews his own words; a version is given up by its author or a leader. */
export function mayStep(action: ScriptAction, { authorId }: Pick<ScriptStanding, 'authorId'>, { id, roles }: ScriptActor): boolean {
  const leads = roles.includes('leader')
  if (action === 'review') return authorId !== id
  if (action === 'drop') return authorId === id || leads
  return action === 'edit' || action === 'sendBack' || leads
}

export interface ContentProblem { readonly field: keyof ScriptContent; readonly message: string }

const TEXTS = ['title', 'say', 'dontSay', 'why', 'law', 'nextStep'] as const
const FIELD_NAMES: Readonly<Record<(typeof TEXTS)[number], string>> = { title: '标题', say: '可以说', dontSay: '不要说', why: '为什么', law: '法律依据', nextStep: '下一步' }
const MARKUP = /<[a-z/!?]|&#?\w{1,10};|\]\(|^#{1,6}\s/imu
/** A telephone or ID number: an entry is said to many, and must not tell of one. */
const PRIVATE = /\d{17}[\dXx]|1[3-9]\d{9}/u
/** One cited article, with the mark of what no source text was at hand for. */
export const CITATION = /^《[^《》]{2,40}》(?:第[一二三四五六七八九十百零]{1,6}条(?:第[一二三四五六七八九十]{1,3}款)?)?(?:（待核实）)?$/u

/** The first thing wrong with an entry's content beyond its shape; undefined when nothing is. */
export function contentProblem(content: ScriptContent): ContentProblem | undefined {
  for (const field of TEXTS) {
    const value = content[field]
    if (MARKUP.test(value)) return { field, message: `“${FIELD_NAMES[field]}”里有网页或排版标记，请只写文字` }
    if (PRIVATE.test(value)) return { field, message: `“${FIELD_NAMES[field]}”里有手机号或证件号，话术是说给很多人的，请去掉` }
    const slot = slotProblem(value)
    if (slot !== undefined) return { field, message: `“${FIELD_NAMES[field]}”：${slot}` }
  }
  if (content.levelFrom > content.levelTo) return { field: 'levelFrom', message: '情绪级别要从低到高，请对调' }
  if (new Set(content.kinds).size < content.kinds.length) return { field: 'kinds', message: '类别重复了，请各选一次' }
  const wrong = citations(content.law).find((part) => !CITATION.test(part))
  return wrong === undefined ? undefined : { field: 'law', message: `“法律依据”里的“${wrong}”写法不对，请写成“《信访工作条例》第二十三条”，几条之间用“；”隔开；没有原文核对过的，后面加“（待核实）”` }
}

/** The cited articles of an entry, one by one. */
export function citations(law: string): readonly string[] {
  return law.split('；').map((part) => part.trim()).filter((part) => part !== '')
}

/** Whether two versions say the same. */
export function sameContent(a: ScriptContent, b: ScriptContent): boolean {
  return a.scene === b.scene && a.levelFrom === b.levelFrom && a.levelTo === b.levelTo && [...a.kinds].sort().join() === [...b.kinds].sort().join() && TEXTS.every((field) => a[field].trim() === b[field].trim())
}

/** A seed as resources/scripts gives it. */
export interface ScriptSeed { readonly id: string; readonly revision: number; readonly reviewOn: Day; readonly content: ScriptContent }
export interface KnownSeed { readonly revision: number; /** Somebody here wrote a version of it, or retired it. */ readonly touched: boolean }

/** What a program does with one of its seeds in a library: what people changed is theirs. */
export function seedStep(known: KnownSeed | undefined, { revision }: Pick<ScriptSeed, 'revision'>): 'add' | 'update' | 'leave' {
  if (known === undefined) return 'add'
  return known.touched || known.revision >= revision ? 'leave' : 'update'
}

/** Whether a published entry should have been looked at again. */
export function isOverdue(state: ScriptState, reviewOn: Day | null, today: Day): boolean {
  return state === 'published' && reviewOn !== null && today > reviewOn
}

/** The same date `months` later, or the last day of that month. */
export function monthsLater(day: Day, months: number): Day {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1]
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')}` as Day
}
