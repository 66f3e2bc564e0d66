/** What still stands in the way of 定稿; each entry leads to its field. What the room's settings lack leads nowhere in the form and says who can help. */
import { Badge, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '#core/contract/paperRows'
import style from './PaperEditor.module.css'

interface Props { readonly missing: readonly Problem[] | undefined; readonly onGo: (problem: Problem) => void }

export function MissingList({ missing, onGo }: Props) {
  const [open, setOpen] = useState(true)
  if (missing === undefined) return null
  if (missing.length === 0) return <p className={style.complete} role="status">需要的内容都有了，可以定稿。</p>
  return (
    <section className={style.missing} aria-label="还缺什么">
      <UnstyledButton className={style.missingHead ?? ''} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Badge color="orange.9" radius="sm">还缺 {missing.length} 处</Badge><span>{open ? '点一条就到那一栏' : '补齐后才能定稿'}</span><span className={style.fold}>{open ? '收起' : '展开'}</span>
      </UnstyledButton>
      {open && (
        <ul className={style.missingList}>
          {missing.map((problem) => (
            <li key={`${problem.field} ${problem.message}`}>{problem.field === '' ? <span className={style.room}>{problem.message}</span> : <button type="button" className={style.jump} onClick={() => onGo(problem)}>{problem.message}</button>}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
