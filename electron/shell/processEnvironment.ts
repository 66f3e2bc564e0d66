/** The little that a process of ours is told of its surroundings: no switch for Node or Chromium passes. */
const PASSED: readonly string[] = ['PATH', 'HOME', 'TEMP', 'TMP', 'SystemRoot', 'LANG']

export function processEnvironment(own: Readonly<Record<string, string>>): Record<string, string> {
  const env: Record<string, string> = { ...own, TZ: 'Asia/Shanghai' }
  for (const name of PASSED) {
    const value = process.env[name]
    if (value !== undefined) env[name] = value
  }
  return env
}
