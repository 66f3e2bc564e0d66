/** 放假与时限 in the audit log: what its calls, fields and objects are called. */

export const calendarActions: Readonly<Record<string, string>> = {
  'calendar.overview': '查看放假安排', 'calendar.year': '查看一年的放假安排', 'calendar.rules': '查看时限规则', 'calendar.history': '查看放假和时限的改动', 'calendar.effect': '试算改动的影响',
  'calendar.setYear': '录入放假安排', 'calendar.dropYear': '撤回本室录入的放假安排', 'calendar.setLocal': '改本地日期', 'calendar.setRule': '改时限规则', 'calendar.dropRule': '时限规则改回默认',
}
export const calendarFields: Readonly<Record<string, string>> = { off: '放假日', work: '调休上班日', holiday: '本地放假', ethnic: '民族地区放假', closure: '本地停办', clear: '取消本地日期', n: '天数', unit: '单位', onRestDay: '遇休息日', dueDates: '期限重算' }
export const calendarObjects: Readonly<Record<string, string>> = { calendar: '放假安排', localDays: '本地日期', clockRule: '时限规则', calendarYear: '录入的放假安排', localDay: '本地日期', clockSetting: '本室的时限' }
/** What its fields are called in a refusal. */
export const calendarLabels: Readonly<Record<string, string>> = { year: '年份', days: '日期', what: '改成', n: '天数', unit: '单位', onRestDay: '遇休息日', doubtsSeen: '已核对存疑处', seen: '前后对照', change: '改动' }
