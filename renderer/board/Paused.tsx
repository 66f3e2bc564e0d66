/** What a board shows when it may show nothing: the same words as the page that takes its place while the room is locked. */
import type { BoardKind } from '#core/contract/shell'
import style from './Paused.module.css'

export function Paused({ kind }: { readonly kind: BoardKind }) {
  return <main className={style['paused']}><p role="status">{kind === 'calls' ? '暂停叫号，请稍候' : '暂停显示，请稍候'}</p></main>
}
