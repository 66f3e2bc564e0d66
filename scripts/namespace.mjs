/** A network namespace of its own for a command and everything it starts. Knows nothing of what runs in it. */
import { spawnSync } from 'node:child_process'

/**
 * A virtual display tells by sockets of the network whether its number is free, and here they all are: without a folder of its
 * own it would take the number of a display outside and put its socket file in the place of that one's.
 */
const begin = 'ip link set lo up && mkdir -p /tmp/.X11-unix && mount -t tmpfs -o mode=1777 none /tmp/.X11-unix && exec "$@"'

/** The beginning of a command line that runs the rest in a new namespace with nothing but a loopback, where what is mounted is seen there only. Ends the process where the system forbids it. */
export function ownNetwork() {
  const user = process.getuid?.() === 0 ? [] : ['--map-root-user']
  const command = ['unshare', '--net', '--mount', ...user, 'sh', '-c', begin, 'sh']
  if (process.platform !== 'linux' || spawnSync(command[0], [...command.slice(1), 'true'], { stdio: 'ignore' }).status !== 0) {
    console.error('This system lets nobody but root make a network namespace (or unshare, mount and ip are missing): run it as root on Linux.')
    process.exit(1)
  }
  return command
}
