/** What the codes of 设备录音 are called on the screen. Knows no rule behind them. */
import type { FolderRow, FoundRow, Proposal } from '#core/contract/takeIn'

export const FOUND_COLOURS: Readonly<Record<FoundRow['state'], string>> = { growing: 'blue.8', new: 'orange.9', taking: 'blue.8', confirmed: 'teal.9', ignored: 'gray.7', changed: 'red.9', gone: 'red.9', duplicate: 'gray.7' }
/** What hindered the last try, and the way out. */
export const foundTroubleWords: Readonly<Record<FoundRow['trouble'], string>> = {
  '': '', unreadable: '读不出来，请检查录音设备或文件权限', unplugged: '转存时设备断开了，没有留下残缺的内容；接好后再确认一次', stopped: '上次转存中途停止（锁定或程序退出），请再确认一次', altered: '读取时文件又变了，等它写完会自动重新核对', 'disk-full': '电脑磁盘满了，没有转存成；腾出空间后再确认一次', disk: '磁盘读写出错，没有转存成；请检查磁盘后再确认一次',
  'not-removed': '已转存到保险库，但原文件没有删成；请在录音设备上手工删去',
}
/** What a state means for the one who reads it; empty where it says enough. */
export const foundStateHints: Readonly<Record<FoundRow['state'], string>> = {
  growing: '还在写入，或刚刚写完等待核对', new: '', taking: '正在加密转存，可以继续别的工作', confirmed: '', ignored: '', changed: '内容与收进索引时不一样了：请核对录音设备，找回原来的文件', gone: '不在原处了：请接好设备，或找回文件放回文件夹，会自动认出来', duplicate: '',
}
/** Of bytes that belonged to a recording which was destroyed, and still lie with the recorder. */
export const DESTROYED_HINT = '这段录音录像已按规定销毁，不能再收进索引：请到录音设备上删去这个文件'
export const folderWords: Readonly<Record<NonNullable<FolderRow['how']>, string>> = { read: '已查找', partly: '有的子文件夹读不出来，里面的文件先不判定', away: '没有接好：U 盘或录音设备不在，接好后会自动继续', empty: '里面一个文件也没有：可能存储没有接好，已有的记录先不判定' }
export const modeWords: Readonly<Record<FolderRow['mode'], string>> = { keep: '留在原处，只建索引', move: '转存到保险库（加密）' }
export const confidenceWords: Readonly<Record<Proposal['confidence'], string>> = { likely: '很可能', possible: '可能', near: '只是时间相近' }
export const CONFIDENCE_COLOURS: Readonly<Record<Proposal['confidence'], string>> = { likely: 'teal.9', possible: 'blue.8', near: 'gray.7' }
