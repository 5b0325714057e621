import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { t } from '../ui/words.ts'

const LEAST = 12

/** A field for a password that is made now; long is what counts, and pasting is welcome. */
export function NewPassword(field: PasswordInputProps) {
  return (
    <PasswordInput
      label={t('Password')}
      description={t('At least {count} characters; a sentence is easiest to remember.', {
        count: LEAST,
      })}
      autoComplete="new-password"
      required
      minLength={LEAST}
      maxLength={128}
      {...field}
    />
  )
}
