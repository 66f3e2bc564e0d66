/** A year's days off read from a pasted notice, from a calendar file and from JSON: the three shipped years exactly, and what is wrong is said. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Day } from '#core/contract/fields'
import { addDays, dayFromNumber, dayNumber, weekday, yearOf } from '#core/domain/day'
import { checkReading, differenceOf, longestRest } from '#core/domain/yearChecks'
import { readIcs } from '#core/domain/yearIcs'
import { readYearJson, writeYear } from '#core/domain/yearJson'
import { readNotice } from '#core/domain/yearNotice'
import { inOrder, WEEKDAYS } from '#core/domain/yearReading'
import { calendarFiles, statutoryDays } from '../../resources/index'
import { icsOf, NOTICE_2027, NOTICES } from './notices'

const day = (value: string) => Day.parse(value)
const fileOf = (year: number) => {
  const file = calendarFiles.find((one) => one.year === year)
  if (file === undefined) throw new Error(`no file of ${year}`)
  return file
}
const YEARS = [2024, 2025, 2026]
const troubles = (text: string, year?: number) => checkReading(readNotice(text, year), statutoryDays).filter(({ level }) => level !== 'fine').map(({ level, text: words }) => `${level} ${words}`)

describe('a pasted notice', () => {
  it.each(YEARS)('of %i is exactly our year file', (year) => {
    const { off, work, year: read } = readNotice(NOTICES[year] ?? '')
    expect({ year: read, off, work }).toEqual({ year, off: fileOf(year).off, work: fileOf(year).work })
  })
  it.each([2025, 2026])('of %i raises no doubt', (year) => expect(troubles(NOTICES[year] ?? '')).toEqual([]))
  it('does not take a wish for a day off, and says so', () => {
    expect(readNotice(NOTICES[2024] ?? '').off).not.toContain('2024-02-09')
    expect(troubles(NOTICES[2024] ?? '')).toEqual(['doubt 没有看懂：希望各单位让大家在除夕(2月9日)休带薪假'])
  })
  it('lists every sentence it did not understand, those without a day too', () => {
    const { lines } = readNotice(NOTICES[2024] ?? '')
    expect(lines.filter(({ understood }) => understood !== 'whole').map(({ text, dated }) => [text, dated])).toEqual([
      ['关于2024年部分节假日安排的通知各街道、各社区:现把2024年各节日怎样放假告诉大家', false], ['希望各单位让大家在除夕(2月9日)休带薪假', true], ['放假期间请安排好值班', false],
    ])
    expect(lines.find(({ text }) => text.includes('4月4日'))).toMatchObject({ understood: 'whole', taken: '休 4月4日至6日（3天）' })
  })
  it('of the invented 2027 passes every check', () => {
    expect(troubles(NOTICE_2027)).toEqual([])
    expect(readNotice(NOTICE_2027).source).toBe('国务院办公厅关于2027年部分节假日安排的通知')
  })
  it('is the same whatever the paste did to it: full width, broken lines, blanks, half signs', () => {
    const plain = readNotice(NOTICES[2026] ?? '')
    const spoilt = [
      (text: string) => text.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xFEE0)), (text: string) => text.replaceAll('放假调休', '放假\n调休'), (text: string) => text.replaceAll('\n', '\r\n'),
      (text: string) => text.replaceAll('月', ' 月 '), (text: string) => text.replaceAll('（', '(').replaceAll('）', ')').replaceAll('，', ','), (text: string) => text.replaceAll('\n', ''), (text: string) => text.replaceAll('周', '星期'),
    ]
    for (const spoil of spoilt) {
      const { off, work } = readNotice(spoil(NOTICES[2026] ?? ''))
      expect({ off, work }).toEqual({ off: plain.off, work: plain.work })
    }
  })
  it.each([
    ['1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班', [3, 1], []],
    ['12月31日至1月2日放假调休，共3天', [3, 0], []],
    ['2025年12月31日至2026年1月2日放假调休，共3天', [3, 0], []],
    ['1月1日、5月1日放假', [2, 0], []],
    ['4月4日（星期六）放假，4月6日（星期一）补休', [2, 0], []],
    ['1月1日（周五）放假', [1, 0], ['2026-01-01 是星期四，文字写的是星期五；请核对年份和日期']],
    ['1月1日至3日放假，共4天', [3, 0], ['写明共4天，数下来是3天']],
    ['1月1日放假3天', [1, 0], ['写明放假3天，数下来是1天：1月1日放假3天']],
    ['2月28日至30日放假，共3天', [0, 0], ['没有看懂：2月28日至30日放假,共3天']],
    ['5月5日至1日放假', [0, 0], ['没有看懂：5月5日至1日放假']],
    ['5月1日至6月30日放假', [0, 0], ['没有看懂：5月1日至6月30日放假']],
    ['5月1日不放假', [0, 0], ['没有看懂：5月1日不放假']],
    ['5月1日放假，高速公路免收通行费', [1, 0], ['没有完全看懂：5月1日放假,高速公路免收通行费']],
    ['3日放假', [0, 0], ['没有看懂：3日放假']],
  ] as const)('%s', (text, [off, work], doubts) => {
    const read = readNotice(text, 2026)
    expect([read.off.length, read.work.length]).toEqual([off, work])
    expect(read.remarks.filter(({ level }) => level === 'doubt').map(({ text: words }) => words)).toEqual(doubts)
  })
  it('asks for the year where no one says it, and refuses two', () => {
    expect(troubles('1月1日放假。')).toContain('wrong 看不出是哪一年的放假安排，请在上面填写年份')
    expect(troubles(NOTICE_2027, 2026)).toContain('wrong 文字写的是2027年，选的是2026年，请核对')
  })
  it.each(['', '你好', '。。。；；', '1月1日', '一、二、三、：', 'x'.repeat(5000), '1月1日至'.repeat(2000), '1月1日、'.repeat(3000)])('takes nothing from %#', (text) => {
    const read = readNotice(text, 2026)
    expect(read.off).toEqual([])
    expect(read.remarks.some(({ level }) => level === 'wrong')).toBe(true)
  })
  it('reads back whatever is written in its pattern, with right weekdays and counts', () => {
    const stretch = fc.record({ at: fc.integer({ min: dayNumber(day('2027-01-01')), max: dayNumber(day('2027-12-20')) }), length: fc.integer({ min: 1, max: 9 }), kind: fc.constantFrom('放假', '放假调休') })
    fc.assert(fc.property(fc.array(stretch, { minLength: 1, maxLength: 8 }), (stretches) => {
      const named = (at: Day, month = true) => `${month ? `${Number(at.slice(5, 7))}月` : ''}${Number(at.slice(8))}日（周${WEEKDAYS[weekday(at)]}）`
      const all = stretches.flatMap(({ at, length }) => Array.from({ length }, (_, n) => dayFromNumber(at + n)))
      const text = stretches.map(({ at, length, kind }, n) => {
        const [from, to] = [dayFromNumber(at), dayFromNumber(at + length - 1)]
        return `${'一二三四五六七八'[n]}、节日：${named(from)}${length === 1 ? '' : `至${named(to, from.slice(5, 7) !== to.slice(5, 7))}`}${kind}，共${length}天。`
      }).join('\n')
      const read = readNotice(`2027年放假安排\n\n${text}`)
      expect(read.off).toEqual(inOrder(all))
      expect(read.remarks).toEqual([])
    }))
  })
  it('never fails, whatever is pasted', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.array(fc.constantFrom('1月', '2日', '至', '放假', '上班', '，', '。', '（周一）', '共3天', '一、', '：', '2026年', '\n'), { maxLength: 60 }).map((parts) => parts.join(''))), fc.option(fc.integer({ min: 1990, max: 2199 }), { nil: undefined }), (text, year) => {
      const read = readNotice(text, year)
      expect(read.off.every((one) => Day.safeParse(one).success)).toBe(true)
      expect(checkReading(read, statutoryDays).length).toBeGreaterThan(0)
    }))
  })
})

describe('a calendar file', () => {
  it.each(YEARS)('made of our file of %i reads back as it', (year) => {
    const { off, work, remarks } = readIcs(icsOf(fileOf(year)))
    expect({ off, work, remarks }).toEqual({ off: fileOf(year).off, work: fileOf(year).work, remarks: [] })
  })
  it('takes the year asked for out of several', () => {
    const both = icsOf({ off: [...fileOf(2025).off, ...fileOf(2026).off], work: [...fileOf(2025).work, ...fileOf(2026).work] })
    expect(readIcs(both).remarks).toEqual([{ level: 'wrong', text: '文件里有 2025、2026 年的安排，请在上面填写要导入的年份' }])
    const { off, work } = readIcs(both, 2026)
    expect({ off, work }).toEqual({ off: fileOf(2026).off, work: fileOf(2026).work })
  })
  const one = (...lines: string[]) => ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')
  it.each([
    ['folded title', one('DTSTART;VALUE=DATE:20260101', 'SUMMARY:元', ' 旦（休）'), ['2026-01-01'], []],
    ['no DTEND', one('DTSTART;VALUE=DATE:20260101', 'SUMMARY:元旦 假期 第1天/共3天'), ['2026-01-01'], []],
    ['DTEND on the same day', one('DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:20260101', 'SUMMARY:休'), ['2026-01-01'], []],
    ['a bare date', one('DTSTART:20260101', 'DTEND:20260103', 'SUMMARY:元旦休'), ['2026-01-01', '2026-01-02'], []],
    ['补班 wins over 休', one('DTSTART;VALUE=DATE:20260104', 'SUMMARY:元旦 补班（调休）'), [], ['2026-01-04']],
    ['the mark of a telephone', one('DTSTART;VALUE=DATE:20260101', 'SUMMARY;LANGUAGE=zh_CN:元旦', 'X-APPLE-SPECIAL-DAY:WORK-HOLIDAY'), ['2026-01-01'], []],
    ['unix lines and a mark at the front', `\uFEFF${one('DTSTART;VALUE=DATE:20260104', 'SUMMARY:班')}`.replaceAll('\r\n', '\n'), [], ['2026-01-04']],
  ])('reads %s', (_name, text, off, work) => {
    const read = readIcs(text, 2026)
    expect({ off: read.off, work: read.work }).toEqual({ off, work })
  })
  it.each([
    ['a month that is none', 'DTSTART;VALUE=DATE:20261301'], ['a date with strokes', 'DTSTART;VALUE=DATE:2026-01-01'], ['no date', 'X-A:1'], ['a line that is none', 'DTSTART;VALUE=DATE:20260101\r\njunk'], ['a stretch of a year', 'DTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20270101'],
    ['an end before its beginning', 'DTSTART;VALUE=DATE:20260103\r\nDTEND;VALUE=DATE:20260101'],
  ])('lists %s and keeps the rest', (_name, line) => {
    const read = readIcs(icsOf({ off: [day('2026-05-01')], work: [] }, ['BEGIN:VEVENT', line, 'SUMMARY:坏条目（休）', 'END:VEVENT']), 2026)
    expect(read.off).toEqual(['2026-05-01'])
    expect(read.remarks).toEqual([{ level: 'doubt', text: '读不出日期的条目：坏条目（休）' }])
  })
  it('lists what is neither 休 nor 班 and takes nothing of it', () => {
    const read = readIcs(icsOf({ off: [day('2026-05-01')], work: [] }, ['BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20260621', 'SUMMARY:父亲节', 'END:VEVENT']), 2026)
    expect(read.lines.map(({ text, understood }) => [text, understood])).toEqual([['节日（休）', 'whole'], ['父亲节（6月21日）', 'none']])
    expect(read.remarks).toEqual([])
  })
  it('refuses what is no calendar, and one without end', () => {
    expect(readIcs('你好').remarks[0]).toMatchObject({ level: 'wrong', text: expect.stringContaining('没有找到日历条目') })
    expect(readIcs('BEGIN:VEVENT\nSUMMARY:休\nEND:VEVENT\n'.repeat(1001)).remarks[0]).toMatchObject({ level: 'wrong', text: expect.stringContaining('1000') })
  })
  it('never fails, whatever the file holds', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom('BEGIN:VEVENT', 'END:VEVENT', 'DTSTART;VALUE=DATE:20260101', 'DTEND:2026', 'SUMMARY:休', ' 折', 'DTSTART;TZID=Asia/Shanghai:20260101T000000', 'RRULE:FREQ=YEARLY', ';:;', 'DTSTART;VALUE="'), fc.string({ maxLength: 20 })), { maxLength: 40 }), (lines) => {
      expect(readIcs(lines.join('\r\n'), 2026).off.every((one) => Day.safeParse(one).success && yearOf(one) === 2026)).toBe(true)
    }))
  })
})

describe('a year as JSON', () => {
  it.each(YEARS)('of %i is written and read back', (year) => {
    const { off, work, source, remarks } = readYearJson(writeYear(fileOf(year)), year)
    expect({ off, work, source, remarks }).toEqual({ off: fileOf(year).off, work: fileOf(year).work, source: fileOf(year).source, remarks: [] })
  })
  const good = { year: 2027, off: ['2027-01-01'], work: [] as string[] }
  it.each([
    ['', '不是完整的 JSON'], ['{"year":2027', '不是完整的 JSON'], ['[]', '年份文件的格式'], ['null', '年份文件的格式'], [JSON.stringify({ ...good, year: '2027' }), '年份（year）不对'], [JSON.stringify({ ...good, off: [] }), '放假日（off）不对'],
    [JSON.stringify({ ...good, off: ['2027-01-01', '2027-02-30'] }), '放假日（off）不对（第 2 个）'], [JSON.stringify({ ...good, work: ['1月4日'] }), '上班日（work）不对（第 1 个）'], [JSON.stringify({ ...good, 备注: 1 }), '有不认识的项：备注'], [JSON.stringify({ ...good, statutoryOnly: true }), '只有法定节日'],
  ])('refuses %s', (text, words) => {
    expect(readYearJson(text).remarks).toEqual([{ level: 'wrong', text: expect.stringContaining(words) }])
  })
  it('remarks on another year and on days named twice', () => {
    expect(readYearJson(JSON.stringify(good), 2026).remarks).toEqual([{ level: 'wrong', text: '文件是2027年的，选的是2026年，请核对' }])
    expect(readYearJson(JSON.stringify({ ...good, off: ['2027-01-01', '2027-01-01'] })).remarks).toEqual([{ level: 'doubt', text: '有重复的日期，已合并' }])
  })
})

describe('checks of a year', () => {
  const reading = (year: number, change: (file: { off: Day[]; work: Day[] }) => { off: Day[]; work: Day[] } = (file) => file) => ({ year, lines: [], remarks: [], ...change({ off: [...fileOf(year).off], work: [...fileOf(year).work] }) })
  const found = (...args: Parameters<typeof reading>) => checkReading(reading(...args), statutoryDays).filter(({ level }) => level !== 'fine').map(({ level, text }) => `${level} ${text}`)
  it.each(YEARS)('are all fine for %i', (year) => expect(found(year)).toEqual([]))
  it('notice a forgotten statutory day and that the sum no longer comes out', () => {
    expect(found(2026, ({ off, work }) => ({ off: off.filter((one) => one !== '2026-09-25'), work }))).toEqual(['doubt 法定节日没有放假：中秋节 9月25日（周五）', expect.stringContaining('是 12 天，法定节日是 13 天')])
  })
  it('notice a forgotten make-up day', () => expect(found(2026, ({ off, work }) => ({ off, work: work.filter((one) => one !== '2026-05-09') }))).toEqual([expect.stringContaining('是 14 天，法定节日是 13 天')]))
  it('notice a make-up day in the week', () => expect(found(2026, ({ off, work }) => ({ off, work: inOrder([...work.filter((one) => one !== '2026-05-09'), day('2026-05-08')]) }))).toContain('doubt 调休上班日不在周末：5月8日（周五）'))
  it('notice a day that is off and worked, and days of another year', () => {
    expect(found(2026, ({ off, work }) => ({ off, work: inOrder([...work, day('2026-10-01')]) }))).toContain('wrong 同一天又放假又上班：10月1日')
    expect(found(2026, ({ off, work }) => ({ off: [...off, day('2027-01-01')], work }))).toContain('wrong 有不在2026年的日期：2027-01-01')
    expect(found(2026, ({ off, work }) => ({ off: [day('2025-12-31'), ...off], work }))).toContain('doubt 安排到了上一年12月：12月31日；上一年的这些日子会一并改动')
  })
  it('notice work without a rest and holidays without an end', () => {
    expect(found(2026, ({ off, work }) => ({ off, work: inOrder([...work, day('2026-05-10')]) })).some((text) => text.includes('连续上班超过 6 天'))).toBe(true)
    expect(found(2026, ({ off, work }) => ({ off: inOrder([...off, ...Array.from({ length: 12 }, (_, n) => addDays(day('2026-10-08'), n))]), work })).some((text) => text.includes('一次放假 19 天'))).toBe(true)
    expect(found(2026, ({ off }) => ({ off: inOrder([...off, ...Array.from({ length: 60 }, (_, n) => addDays(day('2026-10-08'), n))]), work: [] })).some((text) => text.startsWith('wrong 连续休息'))).toBe(true)
  })
  it('say where the program does not know the statutory days', () => {
    expect(checkReading({ year: 2041, off: [day('2041-01-01')], work: [], lines: [], remarks: [] }, statutoryDays).some(({ level, text }) => level === 'doubt' && text.includes('没有2041年的法定节日表'))).toBe(true)
  })
  it('tell what is different', () => {
    expect(differenceOf(fileOf(2026), { off: [...fileOf(2026).off.slice(1), day('2026-12-31')], work: [] })).toEqual({ offAdded: ['2026-12-31'], offGone: ['2026-01-01'], workAdded: [], workGone: fileOf(2026).work })
    expect(differenceOf(undefined, { off: [day('2027-01-01')], work: [] })).toEqual({ offAdded: ['2027-01-01'], offGone: [], workAdded: [], workGone: [] })
  })
  it('measure the longest rest around some days', () => {
    const rests = (one: Day) => weekday(one) === 0 || weekday(one) === 6 || ['2026-10-08', '2026-10-09'].includes(one)
    expect(longestRest([day('2026-10-08')], rests)).toBe(4)
    expect(longestRest([day('2026-10-14')], rests)).toBe(0)
  })
})
