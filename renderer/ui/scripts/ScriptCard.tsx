/** One script beside the form: what to say with its slots filled, and on opening it what not to say, why, by which law, and what comes next. */
import { Button, Text } from '@mantine/core'
import { IconCheck, IconChevronDown, IconChevronUp, IconStar, IconStarFilled } from '@tabler/icons-react'
import { useId } from 'react'
import type { ScriptOffer } from '#core/contract/scripts'
import { SCENE_NAMES } from '#core/domain/scripts'
import { useTell } from '../../bridge/useTell'
import { FilledWords } from './FilledWords'
import { useScriptPlace } from './scriptCase'
import style from './Scripts.module.css'

interface Props { readonly entry: ScriptOffer; readonly opened: boolean; readonly onToggle: () => void; readonly onRefused: (why: string | undefined) => void }

export const levelsOf = ({ levelFrom, levelTo }: Pick<ScriptOffer, 'levelFrom' | 'levelTo'>): string => (levelFrom === levelTo ? `${levelFrom} 级` : `${levelFrom}–${levelTo} 级`)

export function ScriptCard({ entry, opened, onToggle, onRefused }: Props) {
  const { values, used, field, insert, noteSaid, takeBack } = useScriptPlace()
  const { tell: favour } = useTell('scripts.favour')
  const said = used.some(({ scriptId }) => scriptId === entry.id)
  const titleId = useId()
  const put = () => onRefused(insert(entry))
  return (
    <article className={style.card} data-said={said}>
      <div className={style.head}>
        <h4 id={titleId} className={style.title} onClick={onToggle}>{entry.title}</h4>
        <button type="button" className={style.icon} aria-label="详细" aria-describedby={titleId} aria-expanded={opened} onClick={onToggle}>
          {opened ? <IconChevronUp size={15} aria-hidden="true" /> : <IconChevronDown size={15} aria-hidden="true" />}
        </button>
        <button type="button" className={style.icon} aria-label="收藏" aria-describedby={titleId} aria-pressed={entry.favourite} onClick={() => void favour({ id: entry.id, favourite: !entry.favourite })}>
          {entry.favourite ? <IconStarFilled size={15} aria-hidden="true" /> : <IconStar size={15} aria-hidden="true" />}
        </button>
      </div>
      <p className={style.say} data-opened={opened}><FilledWords words={entry.say} values={values} /></p>
      {opened && <Rest entry={entry} />}
      <div className={style.foot}>
        <span className={style.about}>{SCENE_NAMES[entry.scene]} · {levelsOf(entry)}{entry.uses > 0 ? ` · 用过 ${entry.uses} 次` : ''}</span>
        <Button size="compact-xs" variant="light" disabled={field === undefined} title={field === undefined ? '先点一下要插入的栏目' : `插入到“${field}”`} onMouseDown={(event) => event.preventDefault()} onClick={put}>插入</Button>
        <Button size="compact-xs" variant={said ? 'filled' : 'default'} aria-pressed={said} leftSection={said ? <IconCheck size={12} aria-hidden="true" /> : undefined} onClick={() => (said ? takeBack(entry) : noteSaid(entry))}>说过了</Button>
      </div>
    </article>
  )
}

function Rest({ entry: { dontSay, why, law, nextStep } }: { readonly entry: ScriptOffer }) {
  const rows = [['不要说', dontSay], ['为什么', why], ['依据', law], ['下一步', nextStep]].filter(([, text]) => text !== '')
  return <dl className={style.rest}>{rows.map(([label, text]) => <div key={label}><dt>{label}</dt><dd><Text span size="xs" inherit>{text}</Text></dd></div>)}</dl>
}
