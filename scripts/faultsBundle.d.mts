/** Types of faultsBundle.mjs. */
export function bundleFaults(): Promise<string>
