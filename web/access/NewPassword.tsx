import { PasswordInput, type PasswordInputProps } from '@mantine/core'

const LEAST = 12

/** A field for a password that is made now; long is what counts, and pasting is welcome. */
export function NewPassword(field: PasswordInputProps) {
  return (
    <PasswordInput
      label="Password"
      description={`At least ${LEAST} characters; a sentence is easiest to remember.`}
      autoComplete="new-password"
      required
      minLength={LEAST}
      maxLength={128}
      {...field}
    />
  )
}
