/** What the command palette offers a worker, by role and by where in the room he is. */
import type { BoardKind } from '#core/contract/shell'
import type { Session } from '#core/contract/vault'
import { machine } from '../bridge/machine'
import type { useDaySheet } from '../ui/useDaySheet'
import { boardNames, type Boards } from '../ui/useBoards'
import { LOOKS, type Looking } from './look'
import type { Entry } from './Palette'
import { advises, calms, keeps, reads, receivesVisitors, speaks } from './rooms'
import type { useWays } from './useWays'

const lock = () => void machine.lock({})

type Ways = ReturnType<typeof useWays> & { readonly daySheet: ReturnType<typeof useDaySheet>['make']; readonly blankForm: () => void; readonly stopped: boolean; readonly boards: Boards }

export function commandsOf({ go, begin, find, print, buffer, scripts, daySheet, blankForm, stopped, boards }: Ways, roles: Session['roles'], { look, choose }: Looking, showKeys: () => void): readonly Entry[] {
  const receives = receivesVisitors(roles)
  const audits = reads(roles)
  const command = (id: string, label: string, run: () => void, hotkey?: string): Entry => ({ id, group: '命令', label, run, ...(hotkey === undefined ? {} : { hotkey }) })
  const board = (kind: BoardKind): Entry => command(`board-${kind}`, `${boards.standing.includes(kind) ? '关闭' : '打开'}${boardNames[kind]}`, () => boards.toggle(kind))
  return [
    ...(receives ? [{ ...command('new', '新来访登记', begin, 'F2'), ...(stopped ? { detail: '现在不能登记，看怎么办' } : {}) }, command('drafts', '接访登记草稿', () => go('/intake')), command('find', '查找信访事项', find, 'F3'), command('day-sheet', '打印今天的值班单', () => void daySheet('print')), command('blank-form', '打印空白来访登记表', blankForm)] : []),
    ...(receives && print !== undefined ? [command('print', '打印当前事项的回执', print, 'F9')] : []),
    ...(receives ? [command('papers', '文书登记簿', () => go('/papers')), command('undelivered', '待送达的文书', () => go('/papers?part=undelivered')), command('desk-papers', '本室文书（公示、会议纪要、告知书）', () => go('/papers?part=desk'))] : []),
    ...(receives ? [command('queue', '候访', () => go('/queue'))] : []),
    ...(roles.some((role) => role === 'admin' || role === 'leader') ? [command('queue-rules', '候访规则（窗口、号别、优先）', () => go('/queue-rules'))] : []),
    ...(calms(roles) ? [command('buffer', '情绪缓冲室', buffer, 'F6'), command('safety', '红旗与报警', () => go('/safety'), 'Shift+F4')] : []),
    ...(speaks(roles) ? [command('scripts', '接访话术库', scripts, 'F8')] : []),
    ...(receives ? [command('agenda', '期限日程', () => go('/agenda'))] : []),
    ...(advises(roles) ? [command('legal', '法律意见', () => go('/legal'))] : []),
    ...(receives ? [command('meetings', '联席会议', () => go('/meetings'))] : []),
    ...(receives ? [command('recordings', '录音录像', () => go('/recordings'))] : []),
    ...(receives || roles.includes('admin') ? [command('recorder-files', '设备录音（录音笔、U 盘）', () => go('/recorder-files'))] : []),
    ...(receives ? [command('handover', '日终交接', () => go('/handover'))] : []),
    ...(receives ? [command('retention', '保管与销毁', () => go('/retention'))] : []),
    ...(roles.includes('leader') ? [command('approvals', '权限审批', () => go('/approvals'))] : []),
    ...(roles.includes('admin') ? [command('accounts', '人员与权限', () => go('/accounts'))] : []),
    ...(audits ? [command('audit', '审计日志', () => go('/audit'))] : []),
    ...(keeps(roles) ? [command('backups', '备份与恢复', () => go('/backups')), command('health', '体检', () => go('/health'))] : []),
    ...(receives ? [board('calls')] : []),
    ...(calms(roles) ? [board('buffer')] : []),
    command('calendar', '放假与时限', () => go('/calendar')),
    command('settings', '接待室设置', () => go('/settings')),
    ...LOOKS.filter((one) => one !== look).map((one) => command(`look-${one.name}`, `显示大小 ${one.name}（${one.hint}）`, () => choose(one))),
    command('keys', '快捷键一览', showKeys, '?'),
    command('lock', '锁定', lock, 'F12'),
  ]
}
