import type { Route } from './route.ts'

/** The routes that serve the API's own description. */
export function openapiRoutes(_routes: Route[]): Route[] {
  return []
}
