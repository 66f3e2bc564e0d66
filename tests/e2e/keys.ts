/** Keys only: walks to a control with Tab as a worker would, and fills forms without the mouse. */
import { expect, type Page } from '@playwright/test'
import { call, visitor } from './cast'

const mostTabs = 80

/** Presses Tab until the control with this label has the focus. */
export async function tabTo(page: Page, label: string): Promise<void> {
  for (let pressed = 0; pressed < mostTabs; pressed += 1) {
    const found = await page.evaluate((wanted) => {
      interface Control { readonly labels?: ArrayLike<{ readonly textContent: string }>; readonly textContent: string; getAttribute(name: string): string | null }
      const active = (Reflect.get(globalThis, 'document') as { readonly activeElement: Control | null }).activeElement
      const names = [active?.labels?.[0]?.textContent, active?.getAttribute('aria-label'), active?.labels === undefined || active.labels.length === 0 ? active?.textContent : undefined]
      return names.some((name) => name?.trim().startsWith(wanted) === true)
    }, label)
    if (found) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`No way to 「${label}」 with Tab`)
}

export async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label)
  await page.keyboard.insertText(text)
}

/** F12: the page may be gone before the driver is told that the key went down. */
export async function pressLock(page: Page): Promise<void> {
  await page.keyboard.press('F12').catch((error: unknown) => {
    if (!String(error).includes('closed')) throw error
  })
}

/** From anywhere: a new visit, the three ones, who and what, class 合理诉求·简单. Leaves the form unsent. */
export async function fillVisit(page: Page, who: typeof visitor = visitor): Promise<void> {
  const tabs = page.getByRole('tablist', { name: '草稿' }).getByRole('tab')
  // Not the tabs: a screen that is still reading shows none.
  const before = ((await call(page, 'drafts.list', {})).value as readonly unknown[]).length
  await page.keyboard.press('F2')
  await expect(tabs).toHaveCount(before + 1)
  await expect(page.getByLabel('姓名')).toHaveValue('')
  for (const label of ['一张笑脸', '一杯热水', '一份清单']) {
    await tabTo(page, label)
    await page.keyboard.press('Space')
  }
  await typeInto(page, '姓名', who.name)
  await typeInto(page, '证件号', who.idNumber)
  await typeInto(page, '电话', who.phone)
  await typeInto(page, '住址', who.address)
  await typeInto(page, '事项标题', who.title)
  await tabTo(page, '政策咨询')
  await page.keyboard.press('ArrowDown')
}
