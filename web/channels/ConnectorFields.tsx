import { Button, PasswordInput, TextInput } from '@mantine/core'
import { CopyField } from '../ui/CopyField.tsx'
import { t } from '../ui/words.ts'
import styles from './Channels.module.css'
import type { Connector } from './channelWords.tsx'

/** What a connector asks for, as the API says it; an empty secret of a connected shop stays as it is. */
export function ConnectorFields({
  connector,
  values,
  isConnected,
  onChange,
}: {
  connector: Connector
  values: Record<string, string>
  isConnected: boolean
  onChange: (values: Record<string, string>) => void
}) {
  return connector.fields.map((field) => {
    const { name, label, secret, address, optional, advice, generated } = field
    const value = values[name] ?? ''
    const set = (text: string) => onChange({ ...values, [name]: text })
    if (generated)
      return (
        <GeneratedSecret
          key={name}
          label={label}
          value={value}
          isConnected={isConnected}
          onChange={set}
        />
      )
    const Input = secret ? PasswordInput : TextInput
    return (
      <Input
        key={name}
        label={label}
        description={advice}
        required={!optional && !(secret && isConnected)}
        placeholder={secret && isConnected ? t('Unchanged') : undefined}
        autoComplete="off"
        spellCheck={false}
        {...(address ? { inputMode: 'url' as const } : {})}
        value={value}
        onChange={(event) => set(event.currentTarget.value)}
      />
    )
  })
}

/** A secret that we make up: it is shown until it is kept, and never again. */
function GeneratedSecret({
  label,
  value,
  isConnected,
  onChange,
}: {
  label: string
  value: string
  isConnected: boolean
  onChange: (value: string) => void
}) {
  if (!value)
    return (
      <div>
        <Button variant="default" onClick={() => onChange(newWebhookSecret())}>
          {isConnected
            ? t('Make a new {label}', { label: label.toLowerCase() })
            : t('Make a secret')}
        </Button>
      </div>
    )
  return (
    <div>
      <CopyField label={label} value={value} />
      <small className={styles.sub}>
        {t('Give it to the shop now: it is sealed once it is kept, and nobody can read it again.')}
      </small>
    </div>
  )
}

/** A new secret in the form of Standard Webhooks. */
export function newWebhookSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  return `whsec_${btoa(String.fromCharCode(...bytes))}`
}
