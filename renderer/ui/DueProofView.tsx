/** One due date with its proof: rule, start day, days counted and skipped, calendar revision, 提前办结日, 暂定 when the year is unknown. */
import { Badge, Button, Popover } from '@mantine/core'
import type { DueProof } from '#core/contract/petitions'
import { dayNumber, formatDayZh, type Day } from '#core/domain/day'
import { mayMove } from '#core/domain/deadline'
import style from './DueProofView.module.css'

const units = { day: '日（自然日）', workday: '个工作日' } as const

/** With `today`, a day that is over says so, as long as the petition is open. */
export function DueProofView({ title, proof, today }: { readonly title: string; readonly proof: DueProof; readonly today?: Day | undefined }) {
  const over = today === undefined ? 0 : dayNumber(today) - dayNumber(proof.dueOn)
  return (
    <div className={style.card}>
      <div className={style.head}>
        <span className={style.title}>{title}</span>
        <Popover width={340} position="bottom-end" withArrow shadow="md">
          <Popover.Target><Button size="compact-xs" variant="subtle">依据</Button></Popover.Target>
          <Popover.Dropdown><ProofLines proof={proof} /></Popover.Dropdown>
        </Popover>
      </div>
      <div className={style.day}>{proof.exempt ?? formatDayZh(proof.dueOn)}{proof.exempt === undefined && mayMove(proof) && <Badge ml={8} color="orange" variant="light">暂定</Badge>}{proof.exempt === undefined && over > 0 && <Badge ml={8} color="orange" variant="light" radius="sm">已过 {over} 天</Badge>}</div>
      {proof.exempt === undefined && <div className={style.small}>{proof.ruleName === title ? '' : `${proof.ruleName}　`}{proof.earlyOn === proof.dueOn ? '到期日是工作日' : `提前办结日 ${formatDayZh(proof.earlyOn)}`}{proof.provisional && !mayMove(proof) ? '（暂定）' : ''}</div>}
    </div>
  )
}

export function ProofLines({ proof }: { readonly proof: DueProof }) {
  return (
    <dl className={style.proof}>
      <dt>规则</dt><dd>{proof.ruleName}：{proof.n}{units[proof.unit]}</dd>
      <dt>来源</dt><dd>{proof.source}</dd>
      <dt>起算</dt><dd>{formatDayZh(proof.startOn)}（当日不计）</dd>
      <dt>计入</dt><dd>{proof.counted.length > 6 ? `${formatDayZh(proof.counted[0] ?? proof.startOn)} 至 ${formatDayZh(proof.counted.at(-1) ?? proof.dueOn)}，共 ${proof.counted.length} 日` : proof.counted.map(formatDayZh).join('、')}</dd>
      <dt>跳过</dt><dd>{proof.skipped.length === 0 ? '无' : proof.skipped.map(({ day, why }) => `${formatDayZh(day)}（${why}）`).join('、')}</dd>
      <dt>日历</dt><dd>{proof.calendarRevision}</dd>
      {proof.exempt !== undefined && <><dt>免予告知</dt><dd>{proof.exempt}（《信访工作条例》第二十三条）；事项照常登记。补上姓名、住址后，应在 {formatDayZh(proof.dueOn)} 前书面告知</dd></>}
      {proof.provisional && <><dt>暂定</dt><dd>{mayMove(proof) ? '期限' : '期限按自然日计算，不会变；提前办结日'}涉及的年份还没有放假安排，暂按周末和法定节日推算。安排公布、在“放假与时限”录入后，没有办结的日期会一并重算，办理过程里有记录</dd></>}
    </dl>
  )
}
