/** Which of the machine's printers is taken without asking. Pure; nobody's papers go to a printer that merely stands first in a list. */

interface Known { readonly name: string; readonly isDefault: boolean }

/** The one chosen before, the default one, or the only one; undefined when a person must choose. */
export function printerTaken(known: readonly Known[], chosen: string | undefined): string | undefined {
  if (known.some(({ name }) => name === chosen)) return chosen
  return known.find(({ isDefault }) => isDefault)?.name ?? (known.length === 1 ? known[0]?.name : undefined)
}
