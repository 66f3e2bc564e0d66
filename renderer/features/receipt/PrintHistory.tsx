/** Every sheet and file of this receipt: when, by whom, on what. */
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import style from './ReceiptScreen.module.css'

const papers = { a5: 'A5', roll80: '80 毫米' } as const

export function PrintHistory({ petitionId }: { readonly petitionId: number }) {
  const asked = useAsk('receipts.history', { petitionId })
  if (asked.value === undefined || asked.value.length === 0) return null
  return (
    <section>
      <h2 className={style.heading}>出具记录</h2>
      <ul className={style.history}>
        {asked.value.map(({ printNo, at, by, paper, medium, reprint, failed }) => <li key={printNo}>第 {printNo} 次　{formatInstantZh(at)}　{by}　{papers[paper]}{medium === 'pdf' ? ' PDF' : ''}{reprint ? '　补打' : ''}{failed ? '　没有成功' : ''}</li>)}
      </ul>
    </section>
  )
}
