/** The name of a unit, typed, with those typed before to choose from. */
import { Autocomplete } from '@mantine/core'

interface Props { readonly label: string; readonly value: string; readonly units: readonly string[]; readonly onName: (value: string) => void; readonly error?: string | undefined; readonly required?: boolean; readonly hideLabel?: boolean; readonly placeholder?: string }

export function UnitField({ label, value, units, onName, error, required = false, hideLabel = false, placeholder }: Props) {
  return <Autocomplete label={hideLabel ? undefined : label} aria-label={hideLabel ? label : undefined} value={value} data={[...new Set(units)]} error={error} withAsterisk={required} maxLength={80} limit={12} autoComplete="off" placeholder={placeholder} onChange={onName} />
}
