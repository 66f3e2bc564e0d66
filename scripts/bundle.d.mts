/** Types of bundle.mjs. */
export function bundleProgram(name: 'bench' | 'faults'): Promise<string>
