/** Folded: the visit itself: window, who came along, how many it touches, how it relates to an earlier matter, and anything out of the ordinary. */
import { useIntakeDesk } from './intakeDesk'
import { NumberField } from './NumberField'
import { TextField } from './TextField'
import style from './Fold.module.css'

export function MoreVisit() {
  const { form, patch } = useIntakeDesk()
  return (
    <div className={style.grid}>
      <TextField path="window" label="窗口编号" value={form.window} maxLength={40} onText={(window) => patch({ window })} />
      <TextField path="companions" label="随访人" placeholder="同来的人，可写姓名和关系" value={form.companions} maxLength={200} onText={(companions) => patch({ companions })} />
      <NumberField path="affected" label="涉及人数" min={1} max={999_999} value={form.affected} onNumber={(affected) => patch({ affected })} />
      <div className={style.wide}><TextField path="linkNote" label="关联件说明" placeholder="与以前哪件有关、怎样有关" value={form.linkNote} maxLength={200} onText={(linkNote) => patch({ linkNote })} /></div>
      <div className={style.wide}><TextField long path="incident" label="异常情况" placeholder="只记看到、听到的；扬言的话照原话记，写明时间地点" value={form.incident} maxLength={2000} onText={(incident) => patch({ incident })} /></div>
      <div className={style.wide}><TextField long path="incidentHandled" label="处理情况" placeholder="告诉了谁、什么时间、怎样处理" value={form.incidentHandled} maxLength={2000} onText={(incidentHandled) => patch({ incidentHandled })} /></div>
    </div>
  )
}
