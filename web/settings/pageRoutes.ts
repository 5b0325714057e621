import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { settings } from '../router.tsx'

/** What each role may do. */
export const roles = createRoute({
  getParentRoute: () => settings,
  path: '/roles',
  component: lazyRouteComponent(() => import('../access/RolesPage.tsx'), 'RolesPage'),
})
/** What decides when and how much is ordered. */
export const planning = createRoute({
  getParentRoute: () => settings,
  path: '/planning',
  component: lazyRouteComponent(() => import('./PlanningPage.tsx'), 'PlanningPage'),
})
/** What the columns of files were said to be. */
export const mappings = createRoute({
  getParentRoute: () => settings,
  path: '/mappings',
  component: lazyRouteComponent(() => import('./MappingsPage.tsx'), 'MappingsPage'),
})
/** Backups and the full export. */
export const backup = createRoute({
  getParentRoute: () => settings,
  path: '/backup',
  component: lazyRouteComponent(() => import('./BackupPage.tsx'), 'BackupPage'),
})
/** How one likes one's own screens. */
export const appearance = createRoute({
  getParentRoute: () => settings,
  path: '/appearance',
  component: lazyRouteComponent(() => import('./AppearancePage.tsx'), 'AppearancePage'),
})
