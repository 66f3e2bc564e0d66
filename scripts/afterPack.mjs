/** Called by electron-builder on the laid-out program: takes Electron's own demo out, which would run whatever it is given if our archive were missing. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'

/** electron-builder asks for a default export by this name, so it is given under both. */
async function afterPack({ appOutDir, packager }) {
  rmSync(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
}

export { afterPack as default }
