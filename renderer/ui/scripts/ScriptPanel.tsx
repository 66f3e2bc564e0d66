/** 话术 beside the interview form: offers by itself what the visit calls for, and finds the rest by text or pinyin initials. Asks the office once and again only when the library changes. */
import { Alert, SegmentedControl, Select, Skeleton, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Scene, ScriptKind, type ScriptOffer } from '#core/contract/scripts'
import { mixed, type Occasion, rankScripts, searchScripts } from '#core/domain/scriptRank'
import { SCENE_NAMES, SCRIPT_KIND_NAMES } from '#core/domain/scripts'
import { useAsk } from '../../bridge/useAsk'
import { ScriptCard } from './ScriptCard'
import { useScriptPlace } from './scriptCase'
import { offerScriptSearch } from './scriptSearch'
import style from './Scripts.module.css'

/** Cards shown by themselves; the rest is found. */
const OFFERED = 8
const MOST_SHOWN = 40
type View = 'fitting' | 'favourites' | 'recent' | Scene

const VIEWS = [
  { group: '按情况', items: [{ value: 'fitting', label: '推荐（按情况）' }, { value: 'favourites', label: '收藏' }, { value: 'recent', label: '最近用过' }] },
  { group: '按场景', items: Scene.options.map((scene) => ({ value: scene, label: SCENE_NAMES[scene] })) },
]
const KINDS = [{ value: 'all', label: '全部' }, ...ScriptKind.options.map((kind) => ({ value: kind, label: SCRIPT_KIND_NAMES[kind] }))]

interface Wanted { readonly view: View; readonly query: string; readonly occasion: Occasion; readonly saidIds: readonly number[] }

function chosenOf(all: readonly ScriptOffer[], { view, query, occasion, saidIds }: Wanted): readonly ScriptOffer[] {
  if (query.trim() !== '') return searchScripts(rankScripts(all, { scenes: occasion.scenes }), query).slice(0, MOST_SHOWN)
  switch (view) {
    case 'fitting': return mixed(rankScripts(all, occasion), OFFERED)
    case 'favourites': return rankScripts(all.filter(({ favourite }) => favourite), { scenes: occasion.scenes })
    case 'recent': {
      const at = (entry: ScriptOffer): number => (saidIds.includes(entry.id) ? Number.MAX_SAFE_INTEGER : entry.lastUsedAt ?? 0)
      return all.filter((entry) => at(entry) > 0).sort((a, b) => at(b) - at(a)).slice(0, MOST_SHOWN)
    }
    default: return rankScripts(all, { ...occasion, scene: view })
  }
}

function useSearchKey(onReached: (() => void) | undefined) {
  const box = useRef<HTMLInputElement>(null)
  const waiting = useRef(false)
  useEffect(() => offerScriptSearch(() => {
    waiting.current = true
    onReached?.()
    box.current?.focus()
    box.current?.select()
  }), [onReached])
  // Where the panel was folded away it can take the cursor only once it is shown.
  useEffect(() => {
    if (!waiting.current) return
    waiting.current = false
    box.current?.focus()
    box.current?.select()
  })
  return box
}

/** `onReached` brings the panel before the eyes where it is folded away. */
export function ScriptPanel({ onReached }: { readonly onReached?: () => void }) {
  const asked = useAsk('scripts.published', {})
  const { occasion, used } = useScriptPlace()
  const [view, setView] = useState<View>('fitting')
  const [kind, setKind] = useState<ScriptKind | 'all' | undefined>(undefined)
  const [query, setQuery] = useState('')
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const box = useSearchKey(onReached)
  const present = kind ?? occasion.kind ?? 'all'
  const meant: Occasion = { ...occasion, kind: present === 'all' ? undefined : present }
  const shown = chosenOf(asked.value ?? [], { view, query, occasion: meant, saidIds: used.map(({ scriptId }) => scriptId) })
  return (
    <section className={style.panel} aria-label="话术">
      <TextInput
        ref={box} id="script-search" size="xs" aria-label="搜话术（F8）" aria-keyshortcuts="F8" placeholder="搜话术，可用拼音首字母" maxLength={40} autoComplete="off" leftSection={<IconSearch size={14} aria-hidden="true" />} rightSection={<kbd className={style.key} aria-hidden="true">F8</kbd>}
        value={query} onChange={(event) => setQuery(event.currentTarget.value)} onKeyDown={(event) => fromSearch(event, () => setQuery(''))}
      />
      <div className={style.filters}>
        <Select size="xs" aria-label="看哪些话术" data={VIEWS} value={view} allowDeselect={false} onChange={(value) => setView((value ?? 'fitting') as View)} />
        <SegmentedControl size="xs" fullWidth aria-label="类别" data={KINDS} value={present} onChange={(value) => setKind(value === 'all' ? 'all' : ScriptKind.parse(value))} />
      </div>
      <Text size="xs" c="gray.7" role="status">{query.trim() === '' ? said(view, meant, shown.length) : `找到 ${shown.length} 条`}</Text>
      {refused !== undefined && <Alert color="orange" p="xs" withCloseButton closeButtonLabel="关闭" onClose={() => setRefused(undefined)}><Text size="xs">{refused}</Text></Alert>}
      {asked.fault !== undefined && <Alert color="red" p="xs"><Text size="xs">话术读不出来：{asked.fault.message}</Text></Alert>}
      {asked.value === undefined && asked.fault === undefined && <Skeleton height={90} aria-label="正在读取话术" />}
      <Cards key={`${view} ${query}`} shown={shown} onRefused={setRefused} />
    </section>
  )
}

function said(view: View, { level, kind }: Occasion, count: number): string {
  if (count === 0) return view === 'favourites' ? '还没有收藏。点话术右上角的星。' : view === 'recent' ? '还没有用过。' : '没有合适的，换个场景或类别看看。'
  if (view === 'favourites' || view === 'recent') return `${count} 条`
  return `适合${level === undefined ? '' : `情绪 ${level} 级、`}${kind === undefined ? '各类来访' : SCRIPT_KIND_NAMES[kind]}`
}

/** From the search box down into the cards; Esc empties it first. */
function fromSearch(event: KeyboardEvent<HTMLInputElement>, empty: () => void): void {
  if (event.nativeEvent.isComposing) return
  if (event.key === 'Escape' && event.currentTarget.value !== '') {
    event.stopPropagation()
    empty()
  }
  if (event.key !== 'ArrowDown' && (event.key !== 'Enter' || event.ctrlKey)) return
  const first = event.currentTarget.closest('section')?.querySelector<HTMLElement>('article button')
  if (first === undefined || first === null) return
  event.preventDefault()
  first.focus()
}

function Cards({ shown, onRefused }: { readonly shown: readonly ScriptOffer[]; readonly onRefused: (why: string | undefined) => void }) {
  const [opened, setOpened] = useState<number | undefined>(undefined)
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const titles = [...event.currentTarget.querySelectorAll<HTMLElement>('article button[aria-expanded]')]
    const at = titles.findIndex((title) => title.closest('article')?.contains(document.activeElement) === true)
    const next = event.key === 'ArrowDown' ? titles[at + 1] : event.key === 'ArrowUp' ? titles[at - 1] ?? document.getElementById('script-search') : undefined
    if (at < 0 || next === undefined || next === null) return
    event.preventDefault()
    next.focus()
  }
  return (
    <div className={style.cards} onKeyDown={walk}>
      {shown.map((entry) => <ScriptCard key={entry.id} entry={entry} opened={opened === entry.id} onToggle={() => setOpened(opened === entry.id ? undefined : entry.id)} onRefused={onRefused} />)}
    </div>
  )
}
