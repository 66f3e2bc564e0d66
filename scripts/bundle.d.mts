/** Types of bundle.mjs. */
export function bundled(source: string): Promise<string>
