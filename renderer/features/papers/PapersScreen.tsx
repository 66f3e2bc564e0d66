/** 文书: the register of issued papers, what still has to be served, and papers of the desk itself. Which part, and its filters, live in the address. */
import { Tabs } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { DeskPapers } from '../../ui/papers/PapersPanel'
import { Register } from './Register'
import { Undelivered } from './Undelivered'
import style from './PapersScreen.module.css'

const PARTS = [{ value: 'register', label: '文书登记簿' }, { value: 'undelivered', label: '待送达' }, { value: 'desk', label: '本室文书' }] as const

export function PapersScreen() {
  const [params, setParams] = useSearchParams()
  const part = PARTS.find(({ value }) => value === params.get('part'))?.value ?? 'register'
  return (
    <div className={style.screen}>
      <h1 className={style.title}>文书</h1>
      <Tabs value={part} onChange={(value) => setParams(value === null || value === 'register' ? {} : { part: value }, { replace: true })} keepMounted={false} className={style.tabs ?? ''}>
        <Tabs.List>{PARTS.map(({ value, label }) => <Tabs.Tab key={value} value={value}>{label}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="register" className={style.part ?? ''}><Register /></Tabs.Panel>
        <Tabs.Panel value="undelivered" className={style.part ?? ''}><Undelivered /></Tabs.Panel>
        <Tabs.Panel value="desk" className={style.part ?? ''}><div className={style.desk}><DeskPapers /></div></Tabs.Panel>
      </Tabs>
    </div>
  )
}
