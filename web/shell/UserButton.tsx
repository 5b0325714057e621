import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import type { Ref } from 'react'
import { roleName } from '../access/roleNames.ts'
import { useSession } from '../session.tsx'
import styles from './Shell.module.css'

/** Who is signed in, at the foot of the sidebar. */
export function UserButton(
  button: UnstyledButtonProps & { ref?: Ref<HTMLButtonElement>; onClick?: () => void },
) {
  const { user } = useSession()
  return (
    <UnstyledButton aria-haspopup="menu" {...button} className={styles.user}>
      <span className={styles.userNames}>
        <span className={styles.userName}>{user.name}</span>
        <span className={styles.userRole}>{roleName(user.role)}</span>
      </span>
      <IconSelector size={15} aria-hidden="true" />
    </UnstyledButton>
  )
}
