/** 办理: what can be done now, everything done so far, every limit, and the rounds of the matter. */
import { Alert, Button, Collapse, Group, Text, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ActEntry, ActInput } from '#core/contract/course'
import type { OutputOf } from '#core/contract/index'
import type { PetitionPage } from '#core/contract/petitions'
import { type ActKind, ACTS, COURSE_STATE_NAMES, type CourseState, outcomesOf, ROUND_NAMES, usualNext } from '#core/domain/course'
import { labelOf } from '#core/domain/courseForm'
import { type Day, formatDayZh, formatInstantZh } from '#core/domain/day'
import { REFUSAL_REASONS } from '#core/domain/refusalReasons'
import { ActForm } from './ActForm'
import { ClassifyForm } from './ClassifyForm'
import { ExtendForm, ReopenForm } from './CourseForms'
import { AllLimits } from './Limits'
import style from './Course.module.css'

type Course = OutputOf<'course.get'>
interface Props { readonly page: PetitionPage; readonly course: Course; readonly today: Day }
type Opened = ActInput['kind'] | 'extend' | 'reopen' | 'classify' | undefined

export function CourseTab({ page, course, today }: Props) {
  return (
    <>
      <Ways page={page} course={course} today={today} />
      <section className={style.block}><h2 className={style.heading}>办理经过</h2><Acts course={course} /></section>
      <section className={style.block}><h2 className={style.heading}>期限</h2><AllLimits course={course} /></section>
      <Rounds course={course} />
    </>
  )
}

/** What can be done stands as buttons, in the order of a petition's course; what cannot, with the reason, is folded away. */
function Ways({ page: { row }, course, today }: Props) {
  const [opened, setOpened] = useState<Opened>(undefined)
  const [why, setWhy] = useState(false)
  const close = () => setOpened(undefined)
  const own = course.can.filter(({ kind }) => kind !== 'extend' && kind !== 'reopen')
  const first = usualNext({ state: course.state, petitionClass: row.petitionClass, statutoryKind: row.statutoryKind, clocks: course.clocks.map(({ rule, state, proof }) => ({ rule, state, dueOn: proof.dueOn })) })
  const able = own.filter(({ problem }) => problem === undefined).sort((a, b) => Number(b.kind === first) - Number(a.kind === first))
  const extendable = course.can.find(({ kind }) => kind === 'extend')?.problem === undefined
  const closing = course.clocks.find(({ rule, state }) => rule === 'closing' && state === 'open')
  const reopens = course.canReopen.some(({ problem }) => problem === undefined)
  return (
    <section className={style.block} aria-label="可以做的">
      <h2 className={style.heading}>现在是“{COURSE_STATE_NAMES[course.state]}”，可以</h2>
      {!course.mayAct && <Text size="sm">这件事项由{row.officerName}负责，由本人或分管领导办理。</Text>}
      {course.mayAct && (
        <Group gap={8}>
          {able.map(({ kind }) => <Button key={kind} size="compact-sm" h={30} variant={kind === first ? 'filled' : 'default'} title={ACTS[kind].why} onClick={() => setOpened(kind as ActInput['kind'])}>{ACTS[kind].name}…</Button>)}
          {extendable && course.mayExtend && <Button size="compact-sm" h={30} variant="default" onClick={() => setOpened('extend')}>批准延期…</Button>}
          {course.state !== 'closed' && <Button size="compact-sm" h={30} variant="default" onClick={() => setOpened('classify')}>改分类…</Button>}
          {reopens && <Button size="compact-sm" h={30} variant="default" onClick={() => setOpened('reopen')}>另立一轮…</Button>}
        </Group>
      )}
      {course.mayAct && extendable && !course.mayExtend && <Text size="xs" c="gray.7" mt={6}>要延期的，请不负责本件的分管领导在期满以前批准。</Text>}
      {course.mayAct && (
        <>
          <UnstyledButton className={style.why ?? ''} aria-expanded={why} onClick={() => setWhy(!why)}>{why ? '收起' : '现在不能做的，为什么'}</UnstyledButton>
          <Collapse expanded={why}><Cannot state={course.state} can={own} /></Collapse>
        </>
      )}
      {opened === 'extend' && closing !== undefined && <ExtendForm petitionId={row.id} dueOn={closing.proof.dueOn} onClose={close} />}
      {opened === 'reopen' && <ReopenForm petitionId={row.id} can={course.canReopen} onClose={close} />}
      {opened === 'classify' && <ClassifyForm petitionId={row.id} petitionClass={row.petitionClass} statutoryKind={row.statutoryKind} onClose={close} />}
      {opened !== undefined && opened !== 'extend' && opened !== 'reopen' && opened !== 'classify' && <ActForm petitionId={row.id} receivedOn={row.receivedOn} today={today} kind={opened} onClose={close} />}
    </section>
  )
}

const fits = (kind: ActKind, state: CourseState): boolean => (ACTS[kind].from as readonly CourseState[]).includes(state)

/** What another state asks for has one reason in common and stands in one line. */
function Cannot({ state, can }: Pick<Course, 'state' | 'can'>) {
  const barred = can.filter(({ problem }) => problem !== undefined)
  const later = barred.filter(({ kind }) => !fits(kind, state)).map(({ kind }) => ACTS[kind].name)
  return (
    <ul className={style.cannot}>
      {barred.filter(({ kind }) => fits(kind, state)).map(({ kind, problem }) => <li key={kind}><b>{ACTS[kind].name}</b>　{problem}</li>)}
      {later.length > 0 && <li><b>{later.join('、')}</b>　{state === 'closed' ? '已经办结，不能再做；需要重新办理的请“另立一轮”' : `现在是“${COURSE_STATE_NAMES[state]}”，还不能做`}</li>}
    </ul>
  )
}

function Acts({ course: { acts } }: Pick<Props, 'course'>) {
  if (acts.length === 0) return <Text size="sm" c="gray.7">登记以后还没有办理记录</Text>
  return <ol className={style.acts}>{acts.map((act) => <li key={act.id}><Act act={act} /></li>)}</ol>
}

function Act({ act }: { readonly act: ActEntry }) {
  const { kind, doneOn, at, actor, unit, coUnits, reasonCode, outcome, text, toldOn, fromState, toState } = act
  const reason = REFUSAL_REASONS.find(({ code }) => code === reasonCode)
  const told = kind === 'extend' || kind === 'reopen' ? '书面告知日期' : labelOf(kind, 'toldOn')
  const parts = [unit === '' ? '' : `${kind === 'extend' || kind === 'reopen' ? '单位' : labelOf(kind, 'unit')}：${unit}`, coUnits === '' ? '' : `协办：${coUnits}`, reason === undefined ? '' : `理由：${reason.name}（${reason.source}）`, toldOn === undefined ? '' : `${told}：${formatDayZh(toldOn)}`].filter((part) => part !== '')
  return (
    <>
      <div className={style.act}><b>{ACTS[kind].name}</b>{outcome !== '' && <span>{outcomesOf(kind)[outcome] ?? outcome}</span>}<span>{formatDayZh(doneOn)}</span>{fromState !== toState && <span className={style.state}>→ {COURSE_STATE_NAMES[toState]}</span>}</div>
      {parts.length > 0 && <div className={style.small}>{parts.join('　')}</div>}
      {text !== '' && <div className={style.text}>{text}</div>}
      <div className={style.small}>{actor}　{formatInstantZh(at)}记录</div>
    </>
  )
}

function Rounds({ course: { of, rounds } }: Pick<Props, 'course'>) {
  if (of === undefined && rounds.length === 0) return null
  return (
    <section className={style.block}>
      <h2 className={style.heading}>各轮办理</h2>
      {of !== undefined && <Alert color="blue" p="xs" variant="light">本件是 <Link to={`/petitions/${of.id}?tab=course`}>{of.number}</Link> 的“{ROUND_NAMES[of.kind]}”</Alert>}
      <ul className={style.rounds}>{rounds.map(({ id, number, kind }) => <li key={id}>{ROUND_NAMES[kind]}　<Link to={`/petitions/${id}?tab=course`}>{number}</Link></li>)}</ul>
    </section>
  )
}
