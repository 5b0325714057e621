import { Button, Popover } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { t } from './words.ts'

/** Opens the form of a list's filters, which closes it when something was chosen. */
export function FilterButton({ children }: { children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      width={260}
      trapFocus
      withinPortal
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          flex="none"
          leftSection={<IconPlus size={13} aria-hidden="true" />}
          onClick={() => setOpen((is) => !is)}
        >
          {t('Filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>{children(() => setOpen(false))}</Popover.Dropdown>
    </Popover>
  )
}
