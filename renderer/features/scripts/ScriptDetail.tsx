/** One entry in full: its words, where it stands, who wrote and reviewed it, what can be done with it now, and its past. */
import { Badge, Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { ScriptRow } from '#core/contract/scripts'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import { SCENE_NAMES, SCRIPT_KIND_NAMES, SCRIPT_STATE_NAMES, SCRIPT_STEP_NAMES } from '#core/domain/scripts'
import { useAsk } from '../../bridge/useAsk'
import { FilledWords } from '../../ui/scripts/FilledWords'
import { levelsOf } from '../../ui/scripts/ScriptCard'
import type { LibraryProps } from './Library'
import { ScriptSteps } from './ScriptSteps'
import { stateColours } from './stateColours'
import style from './ScriptsScreen.module.css'

type Props = Pick<LibraryProps, 'me' | 'today' | 'reviewMonths' | 'onEdit'> & { readonly row: ScriptRow }

/** In the library a slot stands by its name. */
const NAMED = { 称呼: '〔称呼〕', 事项: '〔事项〕', 时限日期: '〔时限日期〕', 责任人: '〔责任人〕' }

export function ScriptDetail({ row, ...rest }: Props) {
  const [past, setPast] = useState(false)
  const rows = [['不要说', row.dontSay], ['为什么', row.why], ['法律依据', row.law], ['下一步', row.nextStep]].filter(([, text]) => text !== '')
  return (
    <article className={style.detail}>
      <div className={style.detailHead}>
        <h2 className={style.name}>{row.title}</h2>
        <Badge radius="sm" color={stateColours[row.state]}>{SCRIPT_STATE_NAMES[row.state]}</Badge>
      </div>
      <Text size="xs" c="gray.7">{SCENE_NAMES[row.scene]} · {row.kinds.map((kind) => SCRIPT_KIND_NAMES[kind]).join('、')} · 情绪 {levelsOf(row)} · 第 {row.version} 版{row.publishedVersion !== undefined && row.publishedVersion !== row.version ? `（接谈台仍用第 ${row.publishedVersion} 版）` : ''}</Text>
      <p className={style.words}><FilledWords words={row.say} values={NAMED} /></p>
      <dl className={style.facts}>{rows.map(([label, text]) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}</dl>
      <Text size="xs" c="gray.7">
        作者 {row.author}{row.reviewer === undefined ? '' : `　审阅 ${row.reviewer}`}{row.reviewOn === undefined || row.state !== 'published' ? '' : `　复审日期 ${formatDayZh(row.reviewOn)}`}{row.seed ? '　随程序提供' : ''}　用过 {row.uses} 次
        {row.overdue && <Badge ml={6} size="sm" radius="sm" color="red.9">该复审了</Badge>}
      </Text>
      <ScriptSteps row={row} {...rest} />
      <Button className={style.more ?? ''} size="compact-sm" variant="subtle" color="gray" aria-expanded={past} onClick={() => setPast(!past)}>{past ? '收起经过' : '看经过和以前的版本'}</Button>
      {past && <Past id={row.id} />}
    </article>
  )
}

function Past({ id }: { readonly id: number }) {
  const { value, fault } = useAsk('scripts.history', { id })
  if (fault !== undefined) return <Text size="sm" c="red.8">{fault.message}</Text>
  if (value === undefined) return <Text size="sm" c="gray.7">正在读取…</Text>
  return (
    <div className={style.past}>
      <ol>{value.events.map((event, at) => <li key={value.events.length - at}><b>{SCRIPT_STEP_NAMES[event.step]}</b>　第 {event.version} 版　{event.actor}　{formatInstantZh(event.at)}{event.reason === '' ? '' : `　${event.reason}`}</li>)}</ol>
      {value.versions.slice(1).map((version) => <details key={version.version}><summary>第 {version.version} 版　{version.author}</summary><p className={style.words}>{version.say}</p></details>)}
    </div>
  )
}
