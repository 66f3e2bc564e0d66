/** A titled block of label and value pairs; what is empty is left out. */
import type { ReactNode } from 'react'
import style from './Facts.module.css'

export interface Fact { readonly label: string; readonly value: ReactNode; readonly wide?: boolean }

const empty = (value: ReactNode): boolean => value === undefined || value === null || value === '' || value === false

export function Facts({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  const shown = facts.filter(({ value }) => !empty(value))
  return (
    <section className={style.block}>
      <h2 className={style.heading}>{title}</h2>
      {shown.length === 0 ? <p className={style.none}>没有填写更多内容</p> : (
        <dl className={style.list}>
          {shown.map(({ label, value, wide }) => <div key={label} className={wide === true ? style.wide : undefined}><dt>{label}</dt><dd>{value}</dd></div>)}
        </dl>
      )}
    </section>
  )
}
