/** Folded: the matter at length: requests, facts, when and where, accused, two-level class, purpose, flags. */
import { Chip, Select, Text } from '@mantine/core'
import { codeOptions, fieldId, useIntakeDesk } from './intakeDesk'
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
      <TextField path="accused" label="被反映单位（人）" value={form.accused} maxLength={200} onText={(accused) => patch({ accused })} />
      <Select
        id={fieldId('contentClass1')} label="内容分类（一级）" searchable clearable data={codeOptions(codes, 'contentClasses')} value={form.contentClass1 ?? null} nothingFoundMessage="没有这一项"
        onChange={(value) => patch({ contentClass1: value ?? undefined, contentClass2: undefined })}
      />
      <Select
        id={fieldId('contentClass2')} label="内容分类（二级）" searchable clearable disabled={second.length === 0} data={second.map(({ code, label }) => ({ value: code, label }))}
        value={form.contentClass2 ?? null} nothingFoundMessage="没有这一项" onChange={(value) => patch({ contentClass2: value ?? undefined })}
      />
      <Select id={fieldId('purpose')} label="信访目的" clearable data={codeOptions(codes, 'purposes')} value={form.purpose ?? null} onChange={(value) => patch({ purpose: value ?? undefined })} />
      <div className={style.wide}>
        <Text size="sm" fw={600}>标识（可多选）</Text>
        <Chip.Group multiple value={form.flags ?? []} onChange={(flags) => patch({ flags })}>
          <div className={style.flags}>
            {codeOptions(codes, 'flags').map(({ value, label }) => <Chip key={value} value={value} size="xs">{label}</Chip>)}
          </div>
        </Chip.Group>
      </div>
    </div>
  )
}
