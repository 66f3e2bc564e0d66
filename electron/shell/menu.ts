/** No menu: its reload, zoom and developer keys do not belong at a desk. macOS keeps the one that makes copy and paste work. */
import { Menu } from 'electron'

export function removeMenu(): void {
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null)
}
