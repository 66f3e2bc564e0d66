/** 审计日志: who did what when; proves the log whole, takes it along, and puts its head on paper. Filters live in the address. */
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { AuditFilter } from '#core/contract/audit'
import { AuditFilters } from './AuditFilters'
import { AuditTable } from './AuditTable'
import { ExportDialog } from './ExportDialog'
import { DaySheetButton } from './DaySheetButton'
import { Verify } from './Verify'
import style from './AuditScreen.module.css'

/** What of the address is a filter; a part that does not fit is left out. */
function readFilter(params: URLSearchParams): AuditFilter {
  const given = { ...Object.fromEntries(['action', 'object', 'result', 'from', 'to'].map((name) => [name, params.get(name) || undefined])), userId: params.has('user') ? Number(params.get('user')) : undefined }
  const fitting = Object.entries(given).filter(([name, value]) => value !== undefined && AuditFilter.safeParse({ [name]: value }).success)
  return AuditFilter.parse(Object.fromEntries(fitting))
}

export function AuditScreen({ printsSheet }: { readonly printsSheet: boolean }) {
  const [params, setParams] = useSearchParams()
  const [exporting, setExporting] = useState(false)
  const filter = readFilter(params)
  const change = (name: string, value: string | null) => setParams((now) => {
    const next = new URLSearchParams(now)
    if (value === null || value === '') next.delete(name)
    else next.set(name, value)
    return next
  }, { replace: true })
  const clear = () => setParams({}, { replace: true })
  return (
    <div className={style.screen}>
      <Group justify="space-between" wrap="nowrap" align="center">
        <h1 className={style.title}>审计日志</h1>
        <Group gap="xs" wrap="nowrap">
          <Verify />
          <Button variant="default" onClick={() => setExporting(true)}>导出…</Button>
          {printsSheet && <DaySheetButton />}
        </Group>
      </Group>
      <AuditFilters params={params} onChange={change} onClear={clear} />
      <AuditTable filter={filter} onClear={clear} />
      <ExportDialog shown={exporting} filter={filter} onClose={() => setExporting(false)} />
    </div>
  )
}
