/** Every paper of this receipt: when, by whom, on what. */
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import style from './ReceiptScreen.module.css'

const papers = { a5: 'A5', roll80: '80 毫米' } as const

export function PrintHistory({ petitionId }: { readonly petitionId: number }) {
  const asked = useAsk('receipts.history', { petitionId })
  if (asked.value === undefined || asked.value.length === 0) return null
  return (
    <section>
      <h3 className={style.heading}>出具记录</h3>
      <ul className={style.history}>
        {asked.value.map(({ printNo, at, by, paper, reprint }) => <li key={printNo}>第 {printNo} 次　{formatInstantZh(at)}　{by}　{papers[paper]}{reprint ? '　补打' : ''}</li>)}
      </ul>
    </section>
  )
}
