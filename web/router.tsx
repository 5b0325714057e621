import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { readActivitySearch } from './activity/activitySearch.ts'
import { readAlertsSearch } from './alerts/alertsSearch.ts'
import { readListingsSearch } from './channels/listingsSearch.ts'
import { readReviewSearch } from './channels/reviewSearch.ts'
import { readWorkSearch } from './channels/workSearch.ts'
import { isRefusal, queryClient } from './client.ts'
import { readAuditSearch } from './insights/auditSearch.ts'
import { readInventorySearch } from './inventory/inventorySearch.ts'
import { readItemSearch } from './inventory/itemSearch.ts'
import { readLocationsSearch } from './locations/locationsSearch.ts'
import { readOrdersSearch } from './orders/ordersSearch.ts'
import { readReorderSearch } from './replenishment/reorderSearch.ts'
import { readReportSearch } from './reports/reportSearch.ts'
import { sessionQuery } from './session.tsx'
import { notifications, webhook, webhooks } from './settings/newsRoutes.ts'
import { appearance, backup, mappings, planning, roles } from './settings/pageRoutes.ts'
import { ROOMS } from './shell/rooms.ts'
import { Shell } from './shell/Shell.tsx'
import { LostPage, TroublePage } from './shell/TroublePage.tsx'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: LostPage,
  errorComponent: TroublePage,
})

const tokenSearch = (search: Record<string, unknown>): { token?: string } =>
  typeof search.token === 'string' ? { token: search.token } : {}

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  validateSearch: tokenSearch,
  component: lazyRouteComponent(() => import('./access/SetUpPage.tsx'), 'SetUpPage'),
})
const logIn = createRoute({
  getParentRoute: () => root,
  path: '/log-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    typeof search.to === 'string' ? { to: search.to } : {},
  component: lazyRouteComponent(() => import('./access/LogInPage.tsx'), 'LogInPage'),
})
const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: '/accept-invitation',
  validateSearch: tokenSearch,
  component: lazyRouteComponent(
    () => import('./access/AcceptInvitationPage.tsx'),
    'AcceptInvitationPage',
  ),
})
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(
    () => import('./access/ForgotPasswordPage.tsx'),
    'ForgotPasswordPage',
  ),
})
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  validateSearch: tokenSearch,
  component: lazyRouteComponent(
    () => import('./access/ResetPasswordPage.tsx'),
    'ResetPasswordPage',
  ),
})

/** Everything behind the log-in; who is not signed in is sent there and back again. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    try {
      return { session: await context.queryClient.ensureQueryData(sessionQuery) }
    } catch (error) {
      if (!isRefusal(error, 'not_signed_in')) throw error
      throw redirect({ to: '/log-in', search: { to: location.href }, replace: true })
    }
  },
  component: Shell,
})
const start = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: ({ context }) => {
    const mine = ROOMS.find((room) => context.session.user.permissions.includes(room.permission))
    throw redirect({ to: mine?.to ?? '/settings', replace: true })
  },
})
const today = createRoute({
  getParentRoute: () => app,
  path: '/today',
  component: lazyRouteComponent(() => import('./today/TodayPage.tsx'), 'TodayPage'),
})
const inventory = createRoute({
  getParentRoute: () => app,
  path: '/inventory',
  validateSearch: readInventorySearch,
  component: lazyRouteComponent(() => import('./inventory/InventoryPage.tsx'), 'InventoryPage'),
})
const item = createRoute({
  getParentRoute: () => app,
  path: '/inventory/$sku',
  validateSearch: readItemSearch,
  component: lazyRouteComponent(() => import('./inventory/ItemPage.tsx'), 'ItemPage'),
})
const orders = createRoute({
  getParentRoute: () => app,
  path: '/orders',
  validateSearch: readOrdersSearch,
  component: lazyRouteComponent(() => import('./orders/OrdersPage.tsx'), 'OrdersPage'),
})
const newOrder = createRoute({
  getParentRoute: () => app,
  path: '/orders/new',
  component: lazyRouteComponent(() => import('./orders/NewOrderPage.tsx'), 'NewOrderPage'),
})
const unmapped = createRoute({
  getParentRoute: () => app,
  path: '/orders/unmapped',
  component: lazyRouteComponent(() => import('./orders/UnmappedPage.tsx'), 'UnmappedPage'),
})
const order = createRoute({
  getParentRoute: () => app,
  path: '/orders/$id',
  component: lazyRouteComponent(() => import('./orders/OrderPage.tsx'), 'OrderPage'),
})
const channels = createRoute({
  getParentRoute: () => app,
  path: '/channels',
  component: lazyRouteComponent(() => import('./channels/ChannelsPage.tsx'), 'ChannelsPage'),
})
const connect = createRoute({
  getParentRoute: () => app,
  path: '/connect',
  component: lazyRouteComponent(() => import('./channels/ConnectPage.tsx'), 'ConnectPage'),
})
const channel = createRoute({
  getParentRoute: () => app,
  path: '/channels/$code',
  component: lazyRouteComponent(() => import('./channels/ChannelPage.tsx'), 'ChannelPage'),
})
const channelMapping = createRoute({
  getParentRoute: () => app,
  path: '/channels/$code/mapping',
  component: lazyRouteComponent(() => import('./channels/MappingPage.tsx'), 'MappingPage'),
})
const channelReview = createRoute({
  getParentRoute: () => app,
  path: '/channels/$code/review',
  validateSearch: readReviewSearch,
  component: lazyRouteComponent(() => import('./channels/ReviewPage.tsx'), 'ReviewPage'),
})
const channelWork = createRoute({
  getParentRoute: () => app,
  path: '/channels/$code/work',
  validateSearch: readWorkSearch,
  component: lazyRouteComponent(() => import('./channels/WorkPage.tsx'), 'WorkPage'),
})
const channelSettings = createRoute({
  getParentRoute: () => app,
  path: '/channels/$code/settings',
  component: lazyRouteComponent(
    () => import('./channels/ChannelSettingsPage.tsx'),
    'ChannelSettingsPage',
  ),
})
const listings = createRoute({
  getParentRoute: () => app,
  path: '/listings',
  validateSearch: readListingsSearch,
  component: lazyRouteComponent(() => import('./channels/ListingsPage.tsx'), 'ListingsPage'),
})
const listing = createRoute({
  getParentRoute: () => app,
  path: '/listings/$id',
  component: lazyRouteComponent(() => import('./channels/ListingPage.tsx'), 'ListingPage'),
})
const scan = createRoute({
  getParentRoute: () => app,
  path: '/scan',
  component: lazyRouteComponent(() => import('./scan/ScanPage.tsx'), 'ScanPage'),
})
const locations = createRoute({
  getParentRoute: () => app,
  path: '/locations',
  validateSearch: readLocationsSearch,
  component: lazyRouteComponent(() => import('./locations/LocationsPage.tsx'), 'LocationsPage'),
})
const oneLocation = createRoute({
  getParentRoute: () => app,
  path: '/locations/$path',
  component: lazyRouteComponent(() => import('./locations/LocationPage.tsx'), 'LocationPage'),
})
const stockDocument = createRoute({
  getParentRoute: () => app,
  path: '/documents/$id',
  component: lazyRouteComponent(() => import('./inventory/DocumentPage.tsx'), 'DocumentPage'),
})
const itemEdit = createRoute({
  getParentRoute: () => app,
  path: '/item-edits/$id',
  component: lazyRouteComponent(() => import('./inventory/ItemEditPage.tsx'), 'ItemEditPage'),
})
const reservation = createRoute({
  getParentRoute: () => app,
  path: '/reservations/$id',
  component: lazyRouteComponent(() => import('./inventory/ReservationPage.tsx'), 'ReservationPage'),
})
const audit = createRoute({
  getParentRoute: () => app,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./insights/AuditPage.tsx'), 'AuditPage'),
})
const reports = createRoute({
  getParentRoute: () => app,
  path: '/reports',
  component: lazyRouteComponent(() => import('./reports/ReportsPage.tsx'), 'ReportsPage'),
})
const report = createRoute({
  getParentRoute: () => app,
  path: '/reports/$report',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('./reports/ReportPage.tsx'), 'ReportPage'),
})
const reorder = createRoute({
  getParentRoute: () => app,
  path: '/reorder',
  validateSearch: readReorderSearch,
  component: lazyRouteComponent(() => import('./replenishment/ReorderPage.tsx'), 'ReorderPage'),
})
const promotions = createRoute({
  getParentRoute: () => app,
  path: '/reorder/promotions',
  component: lazyRouteComponent(
    () => import('./replenishment/PromotionsPage.tsx'),
    'PromotionsPage',
  ),
})
const imports = createRoute({
  getParentRoute: () => app,
  path: '/imports',
  component: lazyRouteComponent(() => import('./imports/ImportsPage.tsx'), 'ImportsPage'),
})
const oneImport = createRoute({
  getParentRoute: () => app,
  path: '/imports/$id',
  component: lazyRouteComponent(() => import('./imports/ImportPage.tsx'), 'ImportPage'),
})
const activity = createRoute({
  getParentRoute: () => app,
  path: '/activity',
  validateSearch: readActivitySearch,
  component: lazyRouteComponent(() => import('./activity/ActivityPage.tsx'), 'ActivityPage'),
})

const alerts = createRoute({
  getParentRoute: () => app,
  path: '/alerts',
  validateSearch: readAlertsSearch,
  component: lazyRouteComponent(() => import('./alerts/AlertsPage.tsx'), 'AlertsPage'),
})
/** The frame of the settings; its later pages stand in settings/newsRoutes.ts. */
export const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/SettingsFrame.tsx'), 'SettingsFrame'),
})
const settingsStart = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: ({ context }) => {
    const mayManage = context.session.user.permissions.includes('settings.write')
    throw redirect({ to: mayManage ? '/settings/company' : '/settings/account', replace: true })
  },
})
const company = createRoute({
  getParentRoute: () => settings,
  path: '/company',
  component: lazyRouteComponent(() => import('./settings/CompanyPage.tsx'), 'CompanyPage'),
})
const users = createRoute({
  getParentRoute: () => settings,
  path: '/users',
  component: lazyRouteComponent(() => import('./access/UsersPage.tsx'), 'UsersPage'),
})
const apiKeys = createRoute({
  getParentRoute: () => settings,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('./access/ApiKeysPage.tsx'), 'ApiKeysPage'),
})
const phones = createRoute({
  getParentRoute: () => settings,
  path: '/phones',
  component: lazyRouteComponent(() => import('./settings/PhonesPage.tsx'), 'PhonesPage'),
})
const account = createRoute({
  getParentRoute: () => settings,
  path: '/account',
  component: lazyRouteComponent(() => import('./access/AccountPage.tsx'), 'AccountPage'),
})

const tree = root.addChildren([
  setUp,
  logIn,
  acceptInvitation,
  forgotPassword,
  resetPassword,
  app.addChildren([
    start,
    today,
    inventory,
    item,
    orders,
    newOrder,
    unmapped,
    order,
    channels,
    connect,
    channel,
    channelMapping,
    channelReview,
    channelWork,
    channelSettings,
    listings,
    listing,
    scan,
    locations,
    oneLocation,
    stockDocument,
    itemEdit,
    reservation,
    audit,
    reports,
    report,
    reorder,
    promotions,
    imports,
    oneImport,
    activity,
    alerts,
    settings.addChildren([
      settingsStart,
      company,
      planning,
      users,
      roles,
      apiKeys,
      webhooks,
      webhook,
      notifications,
      mappings,
      phones,
      backup,
      appearance,
      account,
    ]),
  ]),
])

/** Every page by its path. What a page shows is in its search parameters, as plain text. */
export const router = createRouter({
  routeTree: tree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultErrorComponent: TroublePage,
  defaultNotFoundComponent: LostPage,
  scrollRestoration: true,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
    return text ? `?${text}` : ''
  },
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
