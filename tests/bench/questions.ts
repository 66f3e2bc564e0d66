/**
 * Questions for the search bench: pieces of the petitions' own texts of every kind a desk types, and words that stand nowhere.
 */
import { nameInitials } from '#core/domain/initials'
import type { Form } from './invented'

export interface Question { readonly asked: string; readonly kind: string }
type Source = Form & { readonly number: string; readonly queryCode: string }

/** A piece from anywhere, the tail, or the whole in groups, of a text. */
type Cut = (text: string, length: number, below: (limit: number) => number) => string
const anywhere: Cut = (text, length, below) => { const characters = [...text]; const from = below(Math.max(1, characters.length - length + 1)); return characters.slice(from, from + length).join('') }
const tail: Cut = (text, length) => text.slice(-length)
const groups: Cut = (text, length, below) => { const whole = text.slice(0, 3 + length); const at = 1 + below(Math.max(1, whole.length - 1)); return [whole.slice(0, at), whole.slice(at)].join(below(2) === 0 ? ' ' : '-') }

interface Kind { readonly name: string; readonly longest: number; readonly cut: Cut; readonly of: (source: Source) => string }
const KINDS: readonly Kind[] = [
  { name: 'title', longest: 6, cut: anywhere, of: ({ title }) => title },
  { name: 'requests', longest: 6, cut: anywhere, of: ({ requests = '' }) => requests },
  { name: 'facts', longest: 12, cut: anywhere, of: ({ facts = '' }) => facts },
  { name: 'name', longest: 3, cut: anywhere, of: ({ petitioner }) => petitioner.name },
  { name: 'address', longest: 6, cut: anywhere, of: ({ petitioner }) => petitioner.address ?? '' },
  { name: 'phone tail', longest: 11, cut: tail, of: ({ petitioner }) => petitioner.phone ?? '' },
  { name: 'id tail', longest: 18, cut: tail, of: ({ petitioner }) => petitioner.idNumber ?? '' },
  { name: 'digits', longest: 5, cut: anywhere, of: ({ petitioner }) => `${petitioner.phone ?? ''}${petitioner.idNumber ?? ''}` },
  { name: 'phone in groups', longest: 8, cut: groups, of: ({ petitioner }) => petitioner.phone ?? '' },
  { name: 'id in groups', longest: 15, cut: groups, of: ({ petitioner }) => petitioner.idNumber ?? '' },
  { name: 'receipt number', longest: 10, cut: anywhere, of: ({ number }) => number },
  { name: 'query code', longest: 9, cut: anywhere, of: ({ queryCode }) => queryCode },
  { name: 'initials', longest: 3, cut: anywhere, of: ({ petitioner }) => nameInitials(petitioner.name)[0] ?? '' },
]
const NOWHERE = ['量子飞船', '鑫', '0000000000', '水漏', '楼电', 'qqq', '漏水 低保', '2026年', '1-1-1', '飞']
const FREQUENT = ['漏水', '低保', '扰民', '1', '13', '449', '4499', 'XF26', 'xf26-', '，', '。', '号', '；居委会', '来访', '简单', '政策咨询', '女', '初访', '身份证', '申诉求决', '实名']

/** Distinct questions, all kinds in turn. */
export function questions(all: readonly Source[], count: number, below: (limit: number) => number): Question[] {
  const made = new Map<string, string>([...NOWHERE.map((asked) => [asked, 'nowhere'] as const), ...FREQUENT.map((asked) => [asked, 'frequent'] as const)])
  for (let turn = 0; made.size < count; turn += 1) {
    const kind = KINDS[turn % KINDS.length]
    const source = all[below(all.length)]
    if (kind === undefined || source === undefined) continue
    const asked = kind.cut(kind.of(source), 1 + below(kind.longest), below)
    if (asked !== '' && asked.trim() === asked && !made.has(asked)) made.set(asked, kind.name)
  }
  return [...made].map(([asked, kind]) => ({ asked, kind }))
}
