/** A file system of its own in memory, small enough to be filled. Needs the right to mount, which not every system gives. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `size` as mount spells it, such as 4m. */
export const mountDisk = (place: string, size: string): boolean => spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', place], { stdio: 'ignore' }).status === 0
export const growDisk = (place: string, size: string): boolean => spawnSync('mount', ['-o', `remount,size=${size}`, place], { stdio: 'ignore' }).status === 0
export const unmountDisk = (place: string): void => { spawnSync('umount', ['-l', place], { stdio: 'ignore' }) }

/** Whether one can be mounted here. */
export function canMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'small-disk-'))
  const mounted = mountDisk(place, '1m')
  if (mounted) unmountDisk(place)
  rmSync(place, { recursive: true, force: true })
  return mounted
}
