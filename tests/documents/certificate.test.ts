/** The drill certificate as it leaves the printer: one page, everything on it, nothing cut, on both papers. */
import { beforeAll, describe, expect, it } from 'vitest'
import { drillCertificateHtml, type DrillCertificateData } from '#core/documents/drillCertificate'
import { payloads } from './payloads'
import { renderPdf, type Printed } from './renderPdf'

const names = ['取出备份', '用密码打开', '备份说明', '钥匙文件', '文件大小', '打开数据库', '钥匙与数据', '每一页', '记录联系', '数据格式', '审计日志', '信访事项', '全部记录', '正式数据']
const data: DrillCertificateData = {
  roomName: '桂花社区综治信访接待室', by: '赵立新', heldAt: Date.parse('2026-09-05T17:30:00+08:00'), name: 'room-20260905-173000', outside: true, at: Date.parse('2026-09-05T17:29:00+08:00'), bytes: 123_456_789,
  digest: 'a1b2c3d4e5f60718'.repeat(4), checks: names.map((what) => ({ what, ok: true, detail: '逐行比对，与备份时一致；密码在这份备份之后改过：在别的电脑恢复时要用当时的密码或恢复密钥' })), passed: true,
}
const failed = { ...data, outside: false, at: 0, digest: '', passed: false, checks: [{ what: '备份说明', ok: false, detail: '缺失、损坏或被改动' }] }
const nasty = { ...data, by: payloads[0] ?? '', roomName: payloads[1] ?? '' }
let printed: Record<string, Printed> = {}
const flat = (name: string) => (printed[name]?.text ?? '').replace(/\s+/gu, '')

beforeAll(async () => {
  printed = await renderPdf([
    { name: 'a5', paper: 'a5', html: drillCertificateHtml(data, 'a5') }, { name: 'failed', paper: 'a5', html: drillCertificateHtml(failed, 'a5') },
    { name: 'nasty', paper: 'a5', html: drillCertificateHtml(nasty, 'a5') }, { name: 'roll', paper: 'roll80', html: drillCertificateHtml(data, 'roll80') },
  ])
}, 600_000)

describe('the certificate of a restore drill', () => {
  it('is one A5 page, also with the longest remarks', () => {
    for (const name of ['a5', 'failed']) {
      expect(printed[name]?.pages, name).toBe(1)
      expect(Math.abs((printed[name]?.widthMm ?? 0) - 148)).toBeLessThan(0.5)
      expect(Math.abs((printed[name]?.heightMm ?? 0) - 210)).toBeLessThan(0.5)
    }
    expect(printed['roll']?.pages).toBe(1)
  })
  it('says who, when, which backup, what was looked at and with what result', () => {
    for (const wanted of ['恢复演练记录', '桂花社区综治信访接待室', '赵立新', '2026年9月5日17:30', 'room-20260905-173000', 'U盘', '2026年9月5日17:29', '117.7MB', 'a1b2c3d4e5f60718', '通过：这份备份可以用来恢复', ...names, '签名']) expect(flat('a5')).toContain(wanted)
    expect(flat('failed')).toContain('未通过：这份备份不能用来恢复')
    expect(flat('failed')).toContain('读不出来')
  })
  it('prints markup as text', () => { expect(flat('nasty')).toContain((payloads[0] ?? '').replace(/\s+/gu, '')) })
})
