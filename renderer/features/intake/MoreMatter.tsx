/** Folded: the matter at length: requests, facts, when and where, accused, three-level class, purpose, ways already gone, flags. */
import { Chip, Select, Text } from '@mantine/core'
import { Procedure, ReviewStage } from '#core/contract/intakeMore'
import { AccusedHint } from './AccusedHint'
import { codeOptions, fieldId, useIntakeDesk } from './intakeDesk'
import { MatterFlags } from './MatterFlags'
import { NumberField } from './NumberField'
import { TextField } from './TextField'
import style from './Fold.module.css'

export function MoreMatter() {
  const { form, patch, codes } = useIntakeDesk()
  const second = codes['contentClasses']?.items.find(({ code }) => code === form.contentClass1)?.children ?? []
  return (
    <div className={style.grid}>
      <div className={style.wide}><TextField long path="requests" label="主要诉求" value={form.requests} maxLength={20000} onText={(requests) => patch({ requests })} /></div>
      <div className={style.wide}><TextField long path="facts" label="事实和理由" value={form.facts} maxLength={20000} onText={(facts) => patch({ facts })} /></div>
      <TextField path="happenedOn" label="发生日期" placeholder="如 2026-09-07" value={form.happenedOn} onText={(happenedOn) => patch({ happenedOn })} />
      <TextField path="happenedAt" label="发生地点" value={form.happenedAt} maxLength={200} onText={(happenedAt) => patch({ happenedAt })} />
      <TextField path="locality" label="问题属地" value={form.locality} maxLength={120} onText={(locality) => patch({ locality })} />
      <Select
        id={fieldId('contentClass1')} label="内容分类（一级）" searchable clearable data={codeOptions(codes, 'contentClasses')} value={form.contentClass1 ?? null} nothingFoundMessage="没有这一项"
        onChange={(value) => patch({ contentClass1: value ?? undefined, contentClass2: undefined })}
      />
      <Select
        id={fieldId('contentClass2')} label="内容分类（二级）" searchable clearable disabled={second.length === 0} data={second.map(({ code, label }) => ({ value: code, label }))}
        value={form.contentClass2 ?? null} nothingFoundMessage="没有这一项" onChange={(value) => patch({ contentClass2: value ?? undefined })}
      />
      <TextField path="contentClass3" label="内容分类（三级）" value={form.contentClass3} maxLength={60} onText={(contentClass3) => patch({ contentClass3 })} />
      <Select id={fieldId('purpose')} label="信访目的" clearable data={codeOptions(codes, 'purposes')} value={form.purpose ?? null} onChange={(value) => patch({ purpose: value ?? undefined })} />
      <TextField path="accused" label="被反映单位（人）" value={form.accused} maxLength={200} onText={(accused) => patch({ accused })} />
      {form.statutoryKind !== 'report' && <div className={style.wide}><AccusedHint /></div>}
      <TextField path="earlierBodies" label="曾反映部门" value={form.earlierBodies} maxLength={200} onText={(earlierBodies) => patch({ earlierBodies })} />
      <TextField path="cause" label="信访原因" value={form.cause} maxLength={200} onText={(cause) => patch({ cause })} />
      <TextField path="system" label="所属系统" value={form.system} maxLength={60} onText={(system) => patch({ system })} />
      <TextField path="hotIssue" label="热点问题" value={form.hotIssue} maxLength={60} onText={(hotIssue) => patch({ hotIssue })} />
      <div>
        <Text size="sm" fw={600} id="procedures">是否已走程序</Text>
        <Chip.Group multiple value={form.procedures ?? []} onChange={(chosen) => patch({ procedures: Procedure.options.filter((one) => chosen.includes(one)) })}>
          <div className={style.flags} role="group" aria-labelledby="procedures">{Procedure.options.map((one) => <Chip key={one} value={one} size="xs">{one}</Chip>)}</div>
        </Chip.Group>
      </div>
      <TextField path="procedureStage" label="程序进展" placeholder="如：一审未判" value={form.procedureStage} maxLength={200} onText={(procedureStage) => patch({ procedureStage })} />
      <NumberField path="amount" label="涉及金额（元）" min={0} max={1e12} decimalScale={2} thousandSeparator="," value={form.amount} onNumber={(amount) => patch({ amount })} />
      <Select
        id={fieldId('reviewStage')} label="复查复核" clearable placeholder="不是" data={[...ReviewStage.options]} value={form.reviewStage ?? null}
        onChange={(value) => patch({ reviewStage: ReviewStage.options.find((one) => one === value) })}
      />
      <MatterFlags />
    </div>
  )
}
