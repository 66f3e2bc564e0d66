/** Which start-up switches end a packaged program. */
import { describe, expect, it } from 'vitest'
import { dangerousSwitch } from '#electron/shell/switchGuard'

describe('dangerous switches', () => {
  it.each([
    ['--remote-debugging-port=9222'], ['--remote-debugging-port'], ['--inspect'], ['--inspect-brk=0.0.0.0:1'], ['--no-sandbox'], ['-no-sandbox'], ['/no-sandbox'],
    ['--NO-SANDBOX'], ['--js-flags=--expose-gc'], ['--host-rules=MAP * 1.2.3.4'], ['--proxy-server=x'], ['--use-fake-device-for-media-stream'], ['--use-file-for-fake-audio-capture=a.wav'],
  ])('finds %s', (argument) => expect(dangerousSwitch(['app', argument], {})).toBeDefined())
  it.each([['NODE_OPTIONS'], ['ELECTRON_RUN_AS_NODE']])('finds the variable %s', (name) => expect(dangerousSwitch(['app'], { [name]: '1' })).toBe(name))
  it.each([[['app']], [['app', '--lang=zh-CN']], [['--no-sandbox']], [['app', 'a file --inspect']]])('lets %j pass', (argv) => expect(dangerousSwitch(argv, {})).toBeUndefined())
  it('does not mind an empty variable', () => expect(dangerousSwitch(['app'], { NODE_OPTIONS: '' })).toBeUndefined())
})
