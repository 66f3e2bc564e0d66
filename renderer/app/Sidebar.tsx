/** The bar at the left: the room's name, its screens, and what is always at hand. Every control shows its key. */
import { IconCalendar, IconArchive, IconArmchair, IconArrowsExchange, IconClipboardPlus, IconCommand, IconDatabaseExport, IconFileText, IconFolders, IconHeartbeat, IconKeyboard, IconLock, IconMessage2, IconMicrophone, IconScale, IconSettings, IconShieldCheck, IconTicket, IconTextSize, IconUserCheck, IconUsers, IconUsersGroup, IconAlertTriangle, IconCalendarDue } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import type { Role } from '#core/contract/call'
import { useAsk } from '../bridge/useAsk'
import { CallColleague } from '../features/safety/CallColleague'
import { LookMenu } from './LookMenu'
import type { Looking } from './look'
import { advises, calms, keeps, reads, receivesVisitors, speaks } from './rooms'
import style from './Sidebar.module.css'

interface Props {
  readonly roomName: string
  readonly worker: string
  readonly roles: readonly Role[]
  readonly looking: Looking
  readonly onPalette: () => void
  readonly onKeys: () => void
  readonly onLock: () => void
}

const Key = ({ children }: { readonly children: ReactNode }) => <kbd className={style.key} aria-hidden="true">{children}</kbd>

/** How many people and matters wait for a leader's approval. */
function Waiting() {
  const people = useAsk('accounts.list', {}).value?.accounts.filter(({ pending }) => pending.length > 0).length ?? 0
  const matters = useAsk('petitions.guards', {}).value?.filter(({ own }) => !own).length ?? 0
  const words = [people === 0 ? '' : `${people} 人`, matters === 0 ? '' : `${matters} 件`].filter((part) => part !== '').join(' ')
  return words === '' ? null : <span className={style.key}>{words}</span>
}

/** How many requests wait for a lawyer. */
function Asked() {
  const waiting = useAsk('legal.waiting', {}).value?.waiting ?? 0
  return waiting === 0 ? null : <span className={style.key} title={`有 ${waiting} 件待办`}>{waiting} 件</span>
}

/** How many are in the emotion buffer room; its key as long as nobody is. */
function InRoom() {
  const running = useAsk('buffer.count', {}).value?.running ?? 0
  return running === 0 ? <Key>F6</Key> : <span className={style.key} title={`缓冲室里有 ${running} 人`}>{running} 人</span>
}

/** How many of the worker's own are due today or over time. */
function DueNow() {
  const due = useAsk('agenda.list', { whose: 'mine', days: 0 }).value?.items.length ?? 0
  return due === 0 ? null : <span className={style.key} title={`我的事项今天到期或已超期 ${due} 项`}>{due} 项</span>
}

export function Sidebar({ roomName, worker, roles, looking, onPalette, onKeys, onLock }: Props) {
  const receives = receivesVisitors(roles)
  const { pathname } = useLocation()
  const screens = useRef<HTMLDivElement>(null)
  /** Reached by key or command, the screen's own entry may lie below the edge. */
  useEffect(() => { screens.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' }) }, [pathname])
  return (
    <div className={style.bar}>
      <p className={style.room}>{roomName}</p>
      <div className={style.screens} ref={screens}>
        {receives && <NavLink className={style['entry'] ?? ''} to="/queue"><IconTicket size={18} aria-hidden="true" /><span className={style.label}>候访</span></NavLink>}
        {receives && <NavLink className={style['entry'] ?? ''} to="/intake" aria-keyshortcuts="F2"><IconClipboardPlus size={18} aria-hidden="true" /><span className={style.label}>接访登记</span><Key>F2</Key></NavLink>}
        {receives && <NavLink className={style['entry'] ?? ''} to="/petitions" aria-keyshortcuts="F3"><IconFolders size={18} aria-hidden="true" /><span className={style.label}>信访事项</span><Key>F3</Key></NavLink>}
        {receives && <NavLink className={style['entry'] ?? ''} to="/agenda"><IconCalendarDue size={18} aria-hidden="true" /><span className={style.label}>期限日程</span><DueNow /></NavLink>}
        {receives && <NavLink className={style['entry'] ?? ''} to="/papers"><IconFileText size={18} aria-hidden="true" /><span className={style.label}>文书</span></NavLink>}
        {calms(roles) && <NavLink className={style['entry'] ?? ''} to="/buffer" aria-keyshortcuts="F6"><IconArmchair size={18} aria-hidden="true" /><span className={style.label}>情绪缓冲室</span><InRoom /></NavLink>}
        {calms(roles) && <NavLink className={style['entry'] ?? ''} to="/safety" aria-keyshortcuts="Shift+F4"><IconAlertTriangle size={18} aria-hidden="true" /><span className={style.label}>红旗与报警</span></NavLink>}
        {speaks(roles) && <NavLink className={style['entry'] ?? ''} to="/scripts" aria-keyshortcuts="F8"><IconMessage2 size={18} aria-hidden="true" /><span className={style.label}>接访话术库</span><Key>F8</Key></NavLink>}
        {advises(roles) && <NavLink className={style['entry'] ?? ''} to="/legal"><IconScale size={18} aria-hidden="true" /><span className={style.label}>法律意见</span><Asked /></NavLink>}
        {receives && <NavLink className={style['entry'] ?? ''} to="/meetings"><IconUsersGroup size={18} aria-hidden="true" /><span className={style.label}>联席会议</span></NavLink>}
        {receives && <NavLink className={style['entry'] ?? ''} to="/recordings"><IconMicrophone size={18} aria-hidden="true" /><span className={style.label}>录音录像</span></NavLink>}
        {!receives && roles.includes('admin') && <NavLink className={style['entry'] ?? ''} to="/recorder-files"><IconMicrophone size={18} aria-hidden="true" /><span className={style.label}>设备录音</span></NavLink>}
        {receives && <NavLink className={style['entry'] ?? ''} to="/handover"><IconArrowsExchange size={18} aria-hidden="true" /><span className={style.label}>日终交接</span></NavLink>}
        {receives && <NavLink className={style['entry'] ?? ''} to="/retention"><IconArchive size={18} aria-hidden="true" /><span className={style.label}>保管与销毁</span></NavLink>}
        {roles.includes('leader') && <NavLink className={style['entry'] ?? ''} to="/approvals"><IconUserCheck size={18} aria-hidden="true" /><span className={style.label}>权限审批</span><Waiting /></NavLink>}
        {roles.includes('admin') && <NavLink className={style['entry'] ?? ''} to="/accounts"><IconUsers size={18} aria-hidden="true" /><span className={style.label}>人员与权限</span></NavLink>}
        {reads(roles) && <NavLink className={style['entry'] ?? ''} to="/audit"><IconShieldCheck size={18} aria-hidden="true" /><span className={style.label}>审计日志</span></NavLink>}
        {keeps(roles) && <NavLink className={style['entry'] ?? ''} to="/backups"><IconDatabaseExport size={18} aria-hidden="true" /><span className={style.label}>备份与恢复</span></NavLink>}
        {keeps(roles) && <NavLink className={style['entry'] ?? ''} to="/health"><IconHeartbeat size={18} aria-hidden="true" /><span className={style.label}>体检</span></NavLink>}
        <NavLink className={style['entry'] ?? ''} to="/calendar"><IconCalendar size={18} aria-hidden="true" /><span className={style.label}>放假与时限</span></NavLink>
        <NavLink className={style['entry'] ?? ''} to="/settings"><IconSettings size={18} aria-hidden="true" /><span className={style.label}>接待室设置</span></NavLink>
      </div>
      <div className={style.foot}>
        <p className={style.who}>{worker}</p>
        <button type="button" className={style.entry} aria-keyshortcuts="Control+K" onClick={onPalette}><IconCommand size={16} aria-hidden="true" /><span className={style.label}>全部命令</span><Key>Ctrl+K</Key></button>
        <CallColleague className={style.entry} labelClass={style.label} keyClass={style.key} />
        <LookMenu {...looking}>
          <button type="button" className={style.entry}><IconTextSize size={16} aria-hidden="true" /><span className={style.label}>显示大小</span><Key>{looking.look?.name ?? ''}</Key></button>
        </LookMenu>
        <button type="button" className={style.entry} aria-keyshortcuts="?" onClick={onKeys}><IconKeyboard size={16} aria-hidden="true" /><span className={style.label}>快捷键</span><Key>?</Key></button>
        <button type="button" className={style.entry} aria-keyshortcuts="F12" onClick={onLock}><IconLock size={16} aria-hidden="true" /><span className={style.label}>锁定</span><Key>F12</Key></button>
      </div>
    </div>
  )
}
