/**
 * The words beside a copy of a recording for evidence: the manifest that is signed, and how to check both with tools everybody has.
 * Knows no key, no file and no database.
 */
import { formatInstantZh } from './day'

export const MANIFEST_NAME = '清单.json'
export const SIGNATURE_NAME = '清单.sig'
export const PUBLIC_KEY_NAME = '公钥.pem'
export const GUIDE_NAME = '校验说明.txt'

export interface EvidenceFacts {
  readonly fileName: string; readonly bytes: number; readonly sha256: string; readonly lengthMs: number | null; readonly kind: string; readonly format: string
  readonly number: string; readonly petition: string; readonly room: string; readonly device: string; readonly source: string; readonly startedAt: number; readonly endedAt: number | null
  readonly noticeHow: string; readonly noticeConsent: string; readonly keeper: string
  readonly reason: string; readonly forWhom: string; readonly askedBy: string; readonly askedAt: number; readonly approvedBy: string; readonly approvedAt: number; readonly exportedBy: string; readonly exportedAt: number
  readonly events: readonly { readonly at: number; readonly by: string; readonly what: string }[]
  readonly roomName: string; readonly program: string; readonly publicKey: string; readonly fingerprint: string
}

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** Read by people and programs; its bytes are what is signed. */
export function manifestText(facts: EvidenceFacts): string {
  return `${JSON.stringify({
    格式: 'reception-evidence/1', 文件名: facts.fileName, 字节数: facts.bytes, SHA256: facts.sha256, 时长毫秒: facts.lengthMs, 种类: facts.kind, 封装: facts.format,
    录音录像编号: facts.number, 信访件编号: facts.petition, 接待室: facts.roomName, 房间: facts.room, 设备: facts.device, 来源: facts.source, 开始: instant(facts.startedAt), 结束: instant(facts.endedAt), 告知方式: facts.noticeHow, 本人意见: facts.noticeConsent, 保管人: facts.keeper,
    导出: { 交给: facts.forWhom, 用途: facts.reason, 申请人: facts.askedBy, 申请时间: instant(facts.askedAt), 批准人: facts.approvedBy, 批准时间: instant(facts.approvedAt), 导出人: facts.exportedBy, 导出时间: instant(facts.exportedAt) },
    经过: facts.events.map(({ at, by, what }) => ({ 时间: instant(at), 经手: by, 事项: what })),
    程序: facts.program, 签名算法: 'Ed25519', 公钥: facts.publicKey, 公钥指纹SHA256: facts.fingerprint,
  }, null, 2)}\n`
}

/** `ab12 cd34 …`: to be read out and compared. */
export const spokenFingerprint = (hex: string): string => (hex.match(/.{1,4}/gu) ?? []).join(' ').toUpperCase()

/** For whoever is handed the copy and has never seen this program. Lines end as every system's editor shows them. */
export function guideText({ fileName, bytes, sha256, number, roomName, exportedAt, fingerprint }: EvidenceFacts): string {
  return `\uFEFF${[
    `${roomName}　录音录像 ${number} 证据副本`, `导出时间：${formatInstantZh(exportedAt)}（北京时间）`, '',
    '一、文件有没有改动', `　文件：${fileName}　共 ${bytes} 字节`, `　登记时的 SHA-256：${sha256}`,
    `　Windows：certutil -hashfile ${fileName} SHA256`, `　Linux：sha256sum ${fileName}`, `　macOS：shasum -a 256 ${fileName}`, '　算出来的一串与上面完全相同，文件就没有改动；有一位不同就是改动过。', '',
    '二、清单是不是接待室出的', `　清单（${MANIFEST_NAME}）写明这段录音录像的来历、谁申请、谁批准，并由接待室签名。核对签名（OpenSSL 3.0 以上）：`,
    `　openssl pkeyutl -verify -pubin -inkey ${PUBLIC_KEY_NAME} -rawin -in ${MANIFEST_NAME} -sigfile ${SIGNATURE_NAME}`, '　显示 Signature Verified Successfully 就是对的。', '',
    '三、公钥是不是接待室的', `　公钥指纹：${spokenFingerprint(fingerprint)}`, '　请向接待室电话核对这一串，或与接待室盖章的录音录像索引台账末尾的指纹核对。自己算：', `　openssl pkey -pubin -in ${PUBLIC_KEY_NAME} -outform DER | openssl dgst -sha256`, '',
    '四、请注意', '　这是没有加密的副本，含个人信息，请按规定保管，用完销毁。原件仍加密存放在接待室。', '',
  ].join('\r\n')}`
}
