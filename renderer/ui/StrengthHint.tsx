/** How strong a password being typed is: three bars and a plain sentence. Judged here; nothing typed leaves the screen for it. */
import { ratePassphrase, SHORTEST_PASSPHRASE } from '#core/domain/passphrase'
import style from './StrengthHint.module.css'

const bars = [1, 2, 3] as const

export function StrengthHint({ passphrase, login }: { readonly passphrase: string; readonly login: string }) {
  if (passphrase === '') return <span className={style.hint}>至少 {SHORTEST_PASSPHRASE} 个字符，可以用一句只有自己知道的话</span>
  const { score, hint } = ratePassphrase(passphrase, login.trim())
  return (
    <span className={style.hint} data-score={score} role="status">
      <span className={style.bars} aria-hidden="true">{bars.map((bar) => <span key={bar} className={style.bar} data-on={score === 0 ? bar === 1 : bar <= score} />)}</span>
      <span>{score === 0 ? `还不能用：${hint}` : hint}</span>
    </span>
  )
}
