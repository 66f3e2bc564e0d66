/** 情绪状态: four observed levels with their descriptions and what each asks of the worker, and the visitor's own 0–10. */
import { Alert } from '@mantine/core'
import { EMOTION_LEVELS } from '#core/domain/intake'
import { ChoiceCards } from '../../ui/ChoiceCards'
import { errorAt, fieldId, useIntakeDesk } from './intakeDesk'
import { NumberField } from './NumberField'

const tones = ['calm', 'warn', 'hot', 'danger'] as const

export function EmotionCards() {
  const { form, patch, error } = useIntakeDesk()
  const level = form.emotionLevel
  return (
    <>
      <ChoiceCards
        label="情绪状态（观察）" focusId={fieldId('emotionLevel')} error={errorAt(error, 'emotionLevel')}
        choices={EMOTION_LEVELS.map((item, index) => ({ value: String(item.level), title: `${item.level} ${item.name}`, text: item.description, tone: tones[index] ?? 'danger' }))}
        value={level === undefined ? undefined : String(level)} onChoose={(value) => patch({ emotionLevel: Number(value) })}
      />
      {level === 4 && <Alert color="red" p="xs">两人在场并请保安到位；有暴力行为立即拨打 110。登记可以稍后补齐，草稿会自动保存。</Alert>}
    </>
  )
}

export function SelfReport() {
  const { form, patch } = useIntakeDesk()
  return <NumberField path="selfReport" label="本人自评（0–10）" description="0 平静，10 最激动；可不填" min={0} max={10} value={form.selfReport} onNumber={(selfReport) => patch({ selfReport })} />
}
