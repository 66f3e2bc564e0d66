/**
 * Everything a page might ask for beyond its own pages is refused here: network, navigation, windows, devices, downloads.
 * The hidden page that records gets microphone and camera.
 * Knows addresses only, never what is shown.
 */
import { app, type Session } from 'electron'
import { mayCapture } from './captureWindow'
import { isCapture, isMedia, isPaper, isRoom, roomAddress } from './protocol'

/** Before `ready`: no name resolves, nothing of the browser phones out. */
export function closeNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('no-pings')
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
  // To hide addresses behind mDNS names Chromium joins a multicast group, which is a packet on the wire; there is no address to hide.
  app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns')
}

/** Every page that ever comes to exist: no navigation away, no window, no webview. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    // No address of this machine for a connection between browsers; of the switch alone Chromium takes no notice here.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame || !isPaper(event.url)) event.preventDefault()
    })
  })
}

export function guardSession(session: Session): void {
  // Without a language no dictionary is fetched; merely switched off, the first page would still ask for one.
  session.setSpellCheckerLanguages([])
  // Microphone and camera for the one hidden page that records; nothing else for anybody.
  session.setPermissionRequestHandler((contents, permission, answer) => answer(permission === 'media' && mayCapture(contents)))
  session.setPermissionCheckHandler((contents, permission) => permission === 'media' && mayCapture(contents))
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, answer) => {
    // What was recorded is for the desk's page alone, for no board and no paper.
    const played = isMedia(details.url) && details.frame?.url.startsWith(roomAddress) === true
    const own = played || isRoom(details.url) || isPaper(details.url) || isCapture(details.url) || details.url.startsWith('blob:app://room/') || details.url.startsWith('data:')
    answer({ cancel: !own && !(details.url.startsWith('devtools:') && !app.isPackaged) })
  })
}
