import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { settings } from '../router.tsx'

/** What each role may do. */
export const roles = createRoute({
  getParentRoute: () => settings,
  path: '/roles',
  component: lazyRouteComponent(() => import('../access/RolesPage.tsx'), 'RolesPage'),
})
