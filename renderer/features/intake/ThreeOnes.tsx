/** 三个一: smile, water, list. Each is a tick with the time the office gave it; none is ever ticked beforehand. */
import { Checkbox } from '@mantine/core'
import { TICKED_NOW } from '#core/contract/intake'
import type { KeyboardEvent } from 'react'
import { focusField } from '../../ui/fieldFocus'
import { useIntakeDesk } from './intakeDesk'
import style from './ThreeOnes.module.css'

const ones = [
  { key: 'smileAt', label: '一张笑脸' },
  { key: 'waterAt', label: '一杯热水' },
  { key: 'listAt', label: '一份清单' },
] as const

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false })

/** Whoever begins with the name at once types it: a letter on a tick goes where it was meant to. */
function typeOn({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): void {
  if (!ctrlKey && !altKey && !metaKey && /^[\p{L}\p{N}]$/u.test(key)) focusField('petitioner.name')
}

export function ThreeOnes() {
  const { form, patch } = useIntakeDesk()
  return (
    <div className={style.row} role="group" aria-label="三个一" onKeyDown={typeOn}>
      <span className={style.name}>三个一</span>
      {ones.map(({ key, label }, index) => {
        const at = form[key]
        return (
          <Checkbox
            key={key} autoFocus={index === 0} checked={at !== undefined} onChange={(event) => patch({ [key]: event.currentTarget.checked ? TICKED_NOW : undefined })}
            label={at === undefined ? label : `${label} ${at === TICKED_NOW ? '…' : clock.format(at)}`}
          />
        )
      })}
    </div>
  )
}
