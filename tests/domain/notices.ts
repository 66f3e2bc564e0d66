/** Yearly notices in the pattern of the State Council's, in words of our own, and calendars as the common ones write them. */
import type { YearFile } from '#core/domain/calendar'
import { addDays } from '#core/domain/day'

export const NOTICES: Readonly<Record<number, string>> = {
  2024: `关于2024年部分节假日安排的通知
各街道、各社区：
现把2024年各节日怎样放假告诉大家。
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。希望各单位让大家在除夕（2月9日）休带薪假。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
放假期间请安排好值班。
2023年10月25日`,
  2025: `关于2025年部分节假日安排的通知

一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`,
  2026: `关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`,
}

/** An invented arrangement of 2027 that passes every check. */
export const NOTICE_2027 = `关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至12日（农历正月初七、周五）放假调休，共8天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`

const compact = (day: string) => day.replaceAll('-', '')
const entry = (lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
/** Runs of days drawn together, the way such calendars do it. */
function runs(days: YearFile['off']): (readonly [YearFile['off'][number], number])[] {
  const found: [YearFile['off'][number], number][] = []
  for (const day of days) {
    const last = found.at(-1)
    if (last !== undefined && addDays(last[0], last[1]) === day) last[1] += 1
    else found.push([day, 1])
  }
  return found
}

export function icsOf({ off, work }: Pick<YearFile, 'off' | 'work'>, more: readonly string[] = []): string {
  const all = [
    ...runs(off).map(([from, length]) => entry([`DTSTART;VALUE=DATE:${compact(from)}`, `DTEND;VALUE=DATE:${compact(addDays(from, length))}`, 'SUMMARY:节日（休）'])),
    ...work.map((day) => entry([`DTSTART;VALUE=DATE:${compact(day)}`, 'SUMMARY:调休上班（班）'])),
  ].flat()
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...all, ...more, 'END:VCALENDAR'].join('\r\n')
}
