import { Link, Outlet } from '@tanstack/react-router'
import { useSession } from '../session.tsx'
import { PageBody } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { t } from '../ui/words.ts'
import styles from './SettingsFrame.module.css'

const PAGES = [
  ['/settings/company', t('Company'), 'settings.write'],
  ['/settings/planning', t('Planning'), 'purchasing.read'],
  ['/settings/users', t('Users'), 'access.manage'],
  ['/settings/roles', t('Roles'), 'access.self'],
  ['/settings/api-keys', t('API keys'), 'access.manage'],
  ['/settings/webhooks', t('Webhooks'), 'webhooks.read'],
  ['/settings/notifications', t('Notifications'), 'alerts.read'],
  ['/settings/mappings', t('Imports'), 'imports.read'],
  ['/settings/phones', t('Phones'), 'access.self'],
  ['/settings/backup', t('Backup'), 'access.manage'],
  ['/settings/appearance', t('Appearance'), 'access.self'],
  ['/settings/account', t('My account'), 'access.self'],
] as const

/** What rarely changes, one page for each kind. */
export function SettingsFrame() {
  const { can } = useSession()
  return (
    <>
      <PageHeader title={t('Settings')} />
      <nav className={styles.pages} aria-label={t('Settings')}>
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
