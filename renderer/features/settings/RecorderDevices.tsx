/** 录音录像设备 of this desk: chosen once by name and tried before a visitor is there. Kept by the shell, not by the room. */
import { Alert, Button, Group, Image, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { machine } from '../../bridge/machine'
import { LevelMeter } from '../../ui/recorder/LevelMeter'
import { useRecorderStatus } from '../../ui/recorder/useRecorderStatus'

interface Chosen { readonly microphone: string; readonly camera: string; readonly room: string }
interface Found { readonly microphones: readonly string[]; readonly cameras: readonly string[]; readonly chosen: Chosen }

export function RecorderDevices() {
  const [found, setFound] = useState<Found | undefined>(undefined)
  const [fault, setFault] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  useEffect(() => () => { void machine.restRecorder({}) }, [])
  const look = async () => {
    setBusy(true)
    const reply = await machine.recorderDevices({})
    setBusy(false)
    if (reply.ok) setFound(reply.value)
    setFault(reply.ok ? undefined : reply.fault.message)
  }
  return (
    <Paper withBorder p="lg" component="section" aria-label="录音录像设备">
      <Title order={2} size="h4">录音录像设备</Title>
      <Text size="sm" c="gray.7">每台电脑选一次，试好再用。没有选的用系统默认的话筒和摄像头。</Text>
      {found === undefined && <Button mt="sm" variant="default" loading={busy} onClick={() => void look()}>选择和试用设备</Button>}
      {fault !== undefined && <Alert color="red" role="alert" mt="sm">{fault}</Alert>}
      {found !== undefined && <Choice found={found} onAgain={() => void look()} />}
    </Paper>
  )
}

const USUAL = { value: '', label: '系统默认' }
/** A device that was chosen and is not there now stays named, so that nobody wonders. */
const options = (names: readonly string[], chosen: string) => [USUAL, ...names.map((name) => ({ value: name, label: name })), ...(chosen === '' || names.includes(chosen) ? [] : [{ value: chosen, label: `${chosen}（没有接上）` }])]

function Choice({ found, onAgain }: { readonly found: Found; readonly onAgain: () => void }) {
  const [chosen, setChosen] = useState(found.chosen)
  const put = (part: Partial<Chosen>) => {
    const next = { ...chosen, ...part }
    setChosen(next)
    void machine.restRecorder({}).then(() => machine.chooseDevices(next))
  }
  return (
    <Stack gap="xs" mt="sm">
      <NativeSelect maw={420} label="话筒" data={options(found.microphones, chosen.microphone)} value={chosen.microphone} error={found.microphones.length === 0 ? '没有找到话筒，请插好后再找一次' : undefined} onChange={(event) => put({ microphone: event.currentTarget.value })} />
      <NativeSelect maw={420} label="摄像头" description={found.cameras.length === 0 ? '没有找到摄像头：可以只录音' : undefined} inputWrapperOrder={['label', 'input', 'description', 'error']} data={options(found.cameras, chosen.camera)} value={chosen.camera} onChange={(event) => put({ camera: event.currentTarget.value })} />
      <TextInput maw={420} label="这个房间在录音录像台账里的名称" description="例如“接待室一”；不填用接待室名称" inputWrapperOrder={['label', 'input', 'description', 'error']} maxLength={60} value={chosen.room} onChange={(event) => setChosen({ ...chosen, room: event.currentTarget.value })} onBlur={() => put({})} />
      <Trial camera={found.cameras.length > 0} onAgain={onAgain} />
    </Stack>
  )
}

const PICTURE_MS = 500
/** What the camera sees, anew twice a second: whether it is the right one, and where it looks. */
function CameraPicture() {
  const [picture, setPicture] = useState<string | undefined>(undefined)
  useEffect(() => {
    let [current, timer] = [true, 0]
    const look = async () => {
      const reply = await machine.recorderPicture({})
      if (!current) return
      if (reply.ok && reply.value.picture !== undefined) setPicture(reply.value.picture)
      timer = window.setTimeout(() => void look(), PICTURE_MS)
    }
    void look()
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [])
  return picture === undefined ? null : <Image w={320} radius="sm" src={picture} alt="摄像头现在的画面" />
}

function Trial({ camera, onAgain }: { readonly camera: boolean; readonly onAgain: () => void }) {
  const status = useRecorderStatus()
  const [said, setSaid] = useState<{ readonly ok: boolean; readonly text: string } | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const open = async (kind: 'sound' | 'picture') => {
    setBusy(true)
    const reply = await machine.openRecorder({ kind })
    setBusy(false)
    setSaid(reply.ok ? { ok: true, text: `${kind === 'picture' ? '话筒和摄像头可用' : '话筒可用'}：${reply.value.device}` } : { ok: false, text: reply.fault.message })
  }
  const ready = status?.state === 'ready'
  return (
    <>
      <Group gap="xs">
        <Button variant="default" loading={busy} onClick={() => void open('sound')}>试话筒</Button>
        {camera && <Button variant="default" disabled={busy} onClick={() => void open('picture')}>试话筒和摄像头</Button>}
        <Button variant="subtle" onClick={onAgain}>再找一次设备</Button>
      </Group>
      {said !== undefined && <Alert color={said.ok ? 'green' : 'red'} role={said.ok ? 'status' : 'alert'} p="xs">{said.text}</Alert>}
      {ready && status.kind === 'picture' && <CameraPicture />}
      {ready && (
        <Group gap="sm">
          <Text size="sm">请说几句话，看音量是否跳动</Text><LevelMeter level={status.level} width={200} />
          <Button size="compact-sm" variant="default" onClick={() => { setSaid(undefined); void machine.restRecorder({}) }}>停止试用</Button>
        </Group>
      )}
    </>
  )
}
