/** One key records a red flag: the kinds as large buttons, 1 to 6 where nothing is being typed. */
import { useWindowEvent } from '@mantine/hooks'
import type { FlagKind, GuideKind } from '#core/contract/safetyGuide'
import style from './KindButtons.module.css'

interface Props { readonly kinds: readonly GuideKind[]; readonly busy: boolean; readonly onKind: (kind: FlagKind) => void }

const typesInto = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null

export function KindButtons({ kinds, busy, onKind }: Props) {
  useWindowEvent('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat || busy || typesInto(event.target)) return
    const kind = /^[1-9]$/u.test(event.key) ? kinds[Number(event.key) - 1] : undefined
    if (kind === undefined) return
    event.preventDefault()
    onKind(kind.id)
  })
  return (
    <div className={style.kinds} role="group" aria-label="记红旗">
      {kinds.map(({ id, name, hint }, index) => (
        <button key={id} type="button" className={style.kind} disabled={busy} aria-keyshortcuts={String(index + 1)} onClick={() => onKind(id)}>
          <span className={style.name}><kbd className={style.key} aria-hidden="true">{index + 1}</kbd>{name}</span>
          <span className={style.hint}>{hint}</span>
        </button>
      ))}
    </div>
  )
}
