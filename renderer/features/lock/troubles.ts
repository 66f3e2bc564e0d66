/** Why a room cannot be opened, in plain words with the way out. None of them offers to make a new one. */

/** With `closer`, the office's own finding tells more than `what`. */
export interface Trouble { readonly title: string; readonly what: string; readonly wayOut: string; readonly closer?: true }

const TROUBLES: Readonly<Record<string, Trouble>> = {
  'missing-database': { title: '数据库文件不见了', what: '钥匙文件还在，数据库文件（room.db）不在原处。', wayOut: '如果被移走了，请放回原处；否则请从备份恢复。程序不会另建空库，也不会动其他文件。' },
  'empty-database': { title: '数据库文件是空的', what: '数据库文件（room.db）还在，里面没有内容，可能是磁盘写满或复制中断造成的。', wayOut: '请从备份恢复。恢复前请保留现在的文件夹；程序不会改动它。' },
  foreign: { title: '这里不是本接待室的数据', what: '数据文件夹里是别的程序的内容，或数据库没有加密。', wayOut: '请核对数据是否被换过，把原来的文件放回；程序不会改动现有文件。', closer: true },
  damaged: { title: '数据损坏或被替换', what: '钥匙文件或数据库的内容与写入时不一致，为避免出错没有打开。', wayOut: '请先完整复制一份现在的文件夹，再从备份恢复；程序不会改动任何文件。', closer: true },
  newer: { title: '程序版本太旧', what: '数据由更新版本的程序建立或升级过，这个版本看不懂。', wayOut: '请安装新版本后再登录；数据没有改动。' },
  busy: { title: '接待室正在别处使用', what: '这台电脑上另一个窗口或另一个用户正开着这间接待室，同一时间只能有一处使用。', wayOut: '请在那边锁定或退出，然后点“重新检查”。' },
}

/** By state of the vault or by fault of unlocking; undefined when there is only the passphrase to be typed. */
export function troubleOf(code: string): Trouble | undefined {
  return TROUBLES[code === 'missing' ? 'missing-database' : code]
}
