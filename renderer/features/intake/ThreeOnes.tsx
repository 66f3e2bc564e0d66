/** 三个一: smile, water, list. Each is a tick with the time it was made; none is ever ticked beforehand. */
import { Checkbox } from '@mantine/core'
import { useIntakeDesk } from './intakeDesk'
import style from './ThreeOnes.module.css'

const ones = [
  { key: 'smileAt', label: '一张笑脸' },
  { key: 'waterAt', label: '一杯热水' },
  { key: 'listAt', label: '一份清单' },
] as const

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false })

export function ThreeOnes() {
  const { form, patch } = useIntakeDesk()
  return (
    <div className={style.row} role="group" aria-label="三个一">
      <span className={style.name}>三个一</span>
      {ones.map(({ key, label }, index) => {
        const at = form[key]
        return (
          <Checkbox
            key={key} autoFocus={index === 0} checked={at !== undefined} onChange={(event) => patch({ [key]: event.currentTarget.checked ? Date.now() : undefined })}
            label={at === undefined ? label : `${label} ${clock.format(at)}`}
          />
        )
      })}
    </div>
  )
}
