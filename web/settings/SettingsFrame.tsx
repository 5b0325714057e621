import { Link, Outlet } from '@tanstack/react-router'
import { useSession } from '../session.tsx'
import { PageBody } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import styles from './SettingsFrame.module.css'

const PAGES = [
  ['/settings/company', 'Company', 'settings.write'],
  ['/settings/users', 'Users', 'access.manage'],
  ['/settings/api-keys', 'API keys', 'access.manage'],
  ['/settings/webhooks', 'Webhooks', 'webhooks.read'],
  ['/settings/notifications', 'Notifications', 'alerts.read'],
  ['/settings/phones', 'Phones', 'access.self'],
  ['/settings/account', 'My account', 'access.self'],
] as const

/** What rarely changes, one page for each kind. */
export function SettingsFrame() {
  const { can } = useSession()
  return (
    <>
      <PageHeader title="Settings" />
      <nav className={styles.pages} aria-label="Settings">
        {PAGES.filter(([, , permission]) => can(permission)).map(([to, name]) => (
          <Link key={to} to={to} className={styles.page}>
            {name}
          </Link>
        ))}
      </nav>
      <PageBody>
        <Outlet />
      </PageBody>
    </>
  )
}
