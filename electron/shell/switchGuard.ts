/** Finds start-up switches and variables that would open the program to others. Pure; main decides what follows. */

const switches = [
  'remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins',
  'inspect', 'inspect-brk', 'inspect-port', 'inspect-publish-uid', 'debug', 'debug-brk', 'js-flags', 'experimental-options',
  'no-sandbox', 'disable-setuid-sandbox', 'disable-web-security', 'disable-site-isolation-trials', 'allow-file-access-from-files', 'single-process',
  'host-rules', 'host-resolver-rules', 'proxy-server', 'proxy-pac-url', 'ignore-certificate-errors', 'load-extension', 'disable-extensions-except',
  'use-fake-device-for-media-stream', 'use-fake-ui-for-media-stream', 'use-file-for-fake-audio-capture', 'use-file-for-fake-video-capture',
  'user-data-dir', 'enable-logging', 'log-file', 'log-net-log', 'renderer-cmd-prefix', 'utility-cmd-prefix', 'gpu-launcher', 'ssl-key-log-file',
] as const
const variables = ['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'NODE_INSPECT_RESUME_ON_START', 'SSLKEYLOGFILE'] as const

/** The first forbidden switch (as typed, without its value) or variable; undefined when there is none. */
export function dangerousSwitch(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): string | undefined {
  for (const argument of argv.slice(1)) {
    const name = /^(?:--?|\/)([^=]+)/u.exec(argument)?.[1]?.toLowerCase().replaceAll('_', '-')
    if (name !== undefined && switches.some((known) => known === name)) return `--${name}`
  }
  return variables.find((name) => env[name] !== undefined && env[name] !== '')
}
