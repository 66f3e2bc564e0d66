/** One due date with its proof: rule, start day, days counted and skipped, calendar revision, 提前办结日, 暂定 when the year is unknown. */
import { Badge, Button, Popover } from '@mantine/core'
import type { DueProof } from '#core/contract/petitions'
import { formatDayZh } from '#core/domain/day'
import style from './DueProofView.module.css'

const units = { day: '日（自然日）', workday: '个工作日' } as const

export function DueProofView({ title, proof }: { readonly title: string; readonly proof: DueProof }) {
  return (
    <div className={style.card}>
      <div className={style.head}>
        <span className={style.title}>{title}</span>
        <Popover width={340} position="bottom-end" withArrow shadow="md">
          <Popover.Target><Button size="compact-xs" variant="subtle">依据</Button></Popover.Target>
          <Popover.Dropdown><ProofLines proof={proof} /></Popover.Dropdown>
        </Popover>
      </div>
      <div className={style.day}>{formatDayZh(proof.dueOn)}{proof.provisional && <Badge ml={8} color="orange" variant="light">暂定</Badge>}</div>
      <div className={style.small}>{proof.ruleName}　{proof.earlyOn === proof.dueOn ? '当日为工作日' : `提前办结日 ${formatDayZh(proof.earlyOn)}`}</div>
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
      {proof.provisional && <><dt>暂定</dt><dd>涉及年份的放假安排尚未录入，录入后自动核定</dd></>}
    </dl>
  )
}
