/** 标识: what a matter is marked with. Those that call for something at once say so as soon as they are chosen. */
import { Alert, Chip, Text } from '@mantine/core'
import { codeOptions, useIntakeDesk } from './intakeDesk'
import style from './Fold.module.css'

export function MatterFlags() {
  const { form, patch, codes } = useIntakeDesk()
  const flags = form.flags ?? []
  const hints = (codes['flags']?.items ?? []).filter(({ code, hint }) => hint !== undefined && flags.includes(code))
  return (
    <div className={style.wide}>
      <Text size="sm" fw={600} id="flags">标识（可多选）</Text>
      <Chip.Group multiple value={flags} onChange={(chosen) => patch({ flags: chosen })}>
        <div className={style.flags} role="group" aria-labelledby="flags">{codeOptions(codes, 'flags').map(({ value, label }) => <Chip key={value} value={value} size="xs">{label}</Chip>)}</div>
      </Chip.Group>
      <div className={style.alerts} aria-live="polite">
        {hints.map(({ code, label, hint }) => <Alert key={code} p="xs" color="orange"><Text size="sm"><b>{label}</b>　{hint}</Text></Alert>)}
      </div>
    </div>
  )
}
