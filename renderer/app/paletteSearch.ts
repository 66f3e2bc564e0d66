/** What the palette finds beside its commands: petitions by any text, people by their whole number or telephone. */
import { useDebouncedValue } from '@mantine/hooks'
import { useAsk } from '../bridge/useAsk'
import { stateWords } from '../ui/petitionWords'
import type { Entry } from './Palette'

const typingMs = 150
/** From here on digits can be a telephone or an identity number; the office compares them whole. */
const fewestDigits = 6
const mostPetitions = 8
const receiptsOf = 3

export type FoundState = 'quiet' | 'searching' | { readonly message: string }

export function useFound(typed: string, go: (address: string) => void): { readonly entries: readonly Entry[]; readonly state: FoundState } {
  const [text] = useDebouncedValue(typed.trim().slice(0, 100), typingMs)
  const digits = text.replaceAll(/[\s-]/gu, '')
  const numbered = digits.length >= fewestDigits && digits.length <= 40 && /^\d+[xX]?$/u.test(digits)
  const petitions = useAsk('petitions.list', { text, limit: mostPetitions }, { enabled: text !== '', keep: true })
  const people = useAsk('people.match', { idNumber: digits, phone: digits }, { enabled: numbered })
  if (typed.trim() === '') return { entries: [], state: 'quiet' }
  const fault = petitions.fault ?? people.fault
  if (fault !== undefined) return { entries: [], state: { message: `没有查到：${fault.message}` } }
  const rows = petitions.value?.rows ?? []
  const entries: Entry[] = [
    ...(numbered ? people.value ?? [] : []).map(({ personId, name, idNumber, visits, petitions: own }): Entry => ({
      id: `person-${personId}`, group: '信访人', label: `${name || '未留姓名'}　${idNumber}`, detail: `来访 ${visits} 次，打开最近的事项`, run: () => go(`/petitions/${own[0]?.id ?? 0}`),
    })),
    ...rows.map(({ id, number, name, title, state }): Entry => ({ id: `petition-${id}`, group: '信访事项', label: `${number}　${name || '匿名'}`, detail: `${title}（${stateWords[state]}）`, run: () => go(`/petitions/${id}`) })),
    ...rows.slice(0, receiptsOf).map(({ id, number, name }): Entry => ({ id: `receipt-${id}`, group: '信访事项', label: `打印回执 ${number}`, detail: name || '匿名', run: () => go(`/petitions/${id}/receipt`) })),
  ]
  const waiting = typed.trim().slice(0, 100) !== text || petitions.value === undefined || (numbered && people.value === undefined)
  return { entries, state: waiting ? 'searching' : 'quiet' }
}
