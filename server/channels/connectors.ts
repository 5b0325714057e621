import { amazonConnector } from './amazon/amazonConnector.ts'
import type { Connector } from './connector.ts'
import { medusaConnector } from './medusa/medusaConnector.ts'
import { shopifyConnector } from './shopify/shopifyConnector.ts'
import { vendureConnector } from './vendure/vendureConnector.ts'
import { webhookConnector } from './webhook/webhookConnector.ts'
import { woocommerceConnector } from './woocommerce/woocommerceConnector.ts'

const CONNECTORS: Connector[] = [
  amazonConnector,
  medusaConnector,
  shopifyConnector,
  vendureConnector,
  webhookConnector,
  woocommerceConnector,
]

const connectors = new Map(CONNECTORS.map((connector) => [connector.id, connector]))

/** Makes a connector known; tests bring their own. */
export function addConnector(connector: Connector): void {
  connectors.set(connector.id, connector)
}

/** Every connector, by name. */
export function listConnectors(): Connector[] {
  return [...connectors.values()].toSorted((a, b) => a.name.localeCompare(b.name))
}

/** The connector of an account. */
export function findConnector(id: string): Connector | undefined {
  return connectors.get(id)
}
