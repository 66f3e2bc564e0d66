/** Types of packaging.mjs. */
export function whyNoInstallers(electron: { readonly path: string; readonly origin: string }, wanted: string): string | undefined
export function layOut(electronPath: string, options?: { readonly output?: string; readonly installers?: boolean; readonly quiet?: boolean }): boolean
