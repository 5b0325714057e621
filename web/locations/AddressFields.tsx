import { Group, TextInput } from '@mantine/core'
import { t } from '../ui/words.ts'

/** Where a site is, as people type it. */
export interface Address {
  line1: string
  line2: string
  city: string
  region: string
  postalCode: string
  country: string
}

export const EMPTY_ADDRESS: Address = {
  line1: '',
  line2: '',
  city: '',
  region: '',
  postalCode: '',
  country: 'US',
}

/** The address as the API takes it; without a first line there is none. */
export function toAddress(address: Address): Address | null {
  return address.line1.trim() === '' ? null : address
}

/** The lines of an address as they stand on a label. */
export function linesOfAddress(address: Address | null): string[] {
  if (!address) return []
  const { line1, line2, city, region, postalCode, country } = address
  const town = [city, [region, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  return [line1, line2, town, country === 'US' ? '' : country].filter(Boolean)
}

/** A U.S. address, line by line. */
export function AddressFields({
  address,
  onChange,
}: {
  address: Address
  onChange: (address: Address) => void
}) {
  const field = (name: keyof Address, label: string, autoComplete: string) => (
    <TextInput
      key={name}
      mt="sm"
      flex={1}
      label={label}
      autoComplete={autoComplete}
      maxLength={name === 'country' ? 2 : 200}
      value={address[name]}
      onChange={(event) => onChange({ ...address, [name]: event.currentTarget.value })}
    />
  )
  return (
    <>
      {field('line1', t('Street'), 'address-line1')}
      {field('line2', t('Suite, unit'), 'address-line2')}
      <Group gap="sm" align="start">
        {field('city', t('City'), 'address-level2')}
        {field('region', t('State'), 'address-level1')}
        {field('postalCode', t('ZIP'), 'postal-code')}
      </Group>
      {field('country', t('Country'), 'country')}
    </>
  )
}
