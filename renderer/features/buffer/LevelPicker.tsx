/** The observed level as radio buttons, with the one below them that is a medical matter, and the visitor's own 0–10. */
import { Group, NumberInput, Radio, Stack } from '@mantine/core'
import { MEDICAL_LEVEL } from '#core/domain/buffer'
import { EMOTION_LEVELS } from '#core/domain/intake'

interface Props {
  readonly level: number | undefined
  readonly selfReport: number | undefined
  readonly onLevel: (level: number) => void
  readonly onSelfReport: (value: number | undefined) => void
  readonly label: string
  readonly error?: string | undefined
}

const CHOICES = [...EMOTION_LEVELS.map(({ level, name, description }) => ({ level, label: `${level} ${name}`, description })), { level: MEDICAL_LEVEL, label: '昏沉、难唤醒', description: '叫不大应、站不稳：急症，打 120' }]

export function LevelPicker({ level, selfReport, onLevel, onSelfReport, label, error }: Props) {
  return (
    <Stack gap={8}>
      <Radio.Group label={label} value={level === undefined ? null : String(level)} onChange={(value) => onLevel(Number(value))} error={error}>
        <Group gap="8px 16px" align="flex-start" mt={4}>
          {CHOICES.map((choice) => <Radio key={choice.level} value={String(choice.level)} label={choice.label} description={choice.description} w={240} />)}
        </Group>
      </Radio.Group>
      <NumberInput label="本人自评（0–10，0 平静）" w={200} min={0} max={10} allowDecimal={false} placeholder="没问可不填" value={selfReport ?? ''} onChange={(value) => onSelfReport(typeof value === 'number' ? value : undefined)} />
    </Stack>
  )
}
