/** Every document that we send to Shopify, of Admin GraphQL 2026-10; a test validates each. */
export const shopifyDocuments = {
  shop: /* GraphQL */ `query Shop { shop { name } }`,

  locations: /* GraphQL */ `
    query Locations {
      locations(first: 50, includeInactive: true) { nodes { id name isActive isPrimary } }
    }`,

  variants: /* GraphQL */ `
    query Variants($after: String) {
      productVariants(first: 100, after: $after) {
        nodes {
          id sku barcode displayName
          product { id status }
          inventoryItem { id tracked }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,

  levels: /* GraphQL */ `
    query Levels($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on InventoryItem {
          id
          inventoryLevels(first: 15) {
            nodes { location { id } quantities(names: ["available"]) { name quantity } }
          }
        }
      }
    }`,

  variantsCount: /* GraphQL */ `query VariantsCount { productVariantsCount { count } }`,

  bulkRead: /* GraphQL */ `
    mutation BulkRead($query: String!) {
      bulkOperationRunQuery(query: $query) {
        bulkOperation { id createdAt }
        userErrors { code message }
      }
    }`,

  bulkReads: /* GraphQL */ `
    query BulkReads {
      bulkOperations(first: 10, query: "status:running operation_type:query") {
        nodes { id createdAt status query }
      }
    }`,

  bulkState: /* GraphQL */ `
    query BulkState($id: ID!) {
      bulkOperation(id: $id) { status errorCode url partialDataUrl }
    }`,

  // Run by bulkRead: Shopify pages through it itself, and writes a line for each variant and level.
  bulkStock: /* GraphQL */ `
    query BulkStock {
      productVariants {
        edges {
          node {
            id sku barcode displayName
            product { id status }
            inventoryItem {
              id tracked
              inventoryLevels {
                edges {
                  node {
                    id
                    item { id }
                    location { id }
                    quantities(names: ["available"]) { name quantity }
                  }
                }
              }
            }
          }
        }
      }
    }`,

  setQuantities: /* GraphQL */ `
    mutation SetQuantities($input: InventorySetQuantitiesInput!, $key: String!) {
      inventorySetQuantities(input: $input) @idempotent(key: $key) {
        inventoryAdjustmentGroup { id }
        userErrors { code field message }
      }
    }`,

  activate: /* GraphQL */ `
    mutation Activate($item: ID!, $location: ID!, $available: Int, $key: String!) {
      inventoryActivate(inventoryItemId: $item, locationId: $location, available: $available)
        @idempotent(key: $key) {
        inventoryLevel { id }
        userErrors { field message }
      }
    }`,

  orders: /* GraphQL */ `
    query Orders($query: String!, $after: String) {
      orders(first: 50, after: $after, query: $query, sortKey: UPDATED_AT) {
        nodes { id }
        pageInfo { hasNextPage endCursor }
      }
    }`,

  order: /* GraphQL */ `
    query Order($id: ID!, $after: String) {
      order(id: $id) {
        id name createdAt updatedAt cancelledAt test displayFinancialStatus
        shippingAddress {
          name company address1 address2 city provinceCode zip countryCodeV2 phone
        }
        fulfillmentOrders(first: 10) {
          nodes { status fulfillBy assignedLocation { location { id } } }
        }
        fulfillments(first: 100) { id status }
        refunds(first: 100) { id }
        lineItems(first: 50, after: $after) {
          nodes {
            id sku name quantity currentQuantity unfulfilledQuantity
            variant { id barcode product { id } inventoryItem { id } }
            originalUnitPriceSet { shopMoney { amount currencyCode } }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,

  moves: /* GraphQL */ `
    query Moves($ids: [ID!]!, $first: Int!, $after: String) {
      nodes(ids: $ids) {
        ... on Fulfillment {
          id
          fulfillmentLineItems(first: $first, after: $after) {
            nodes { quantity lineItem { id } }
            pageInfo { hasNextPage endCursor }
          }
        }
        ... on Refund {
          id
          refundLineItems(first: $first, after: $after) {
            nodes { quantity restocked restockType lineItem { id } }
            pageInfo { hasNextPage endCursor }
          }
        }
      }
    }`,

  fulfillmentOrders: /* GraphQL */ `
    query FulfillmentOrders($id: ID!, $after: String) {
      order(id: $id) {
        fulfillments(first: 50) { id trackingInfo { number } }
        fulfillmentOrders(first: 4, after: $after) {
          nodes {
            id status
            lineItems(first: 95) {
              nodes { id remainingQuantity lineItem { id } }
              pageInfo { hasNextPage endCursor }
            }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,

  fulfillmentOrderLines: /* GraphQL */ `
    query FulfillmentOrderLines($id: ID!, $after: String) {
      fulfillmentOrder(id: $id) {
        lineItems(first: 250, after: $after) {
          nodes { id remainingQuantity lineItem { id } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,

  fulfill: /* GraphQL */ `
    mutation Fulfill($fulfillment: FulfillmentInput!) {
      fulfillmentCreate(fulfillment: $fulfillment) {
        fulfillment { id }
        userErrors { field message }
      }
    }`,

  cancel: /* GraphQL */ `
    mutation Cancel($id: ID!, $reason: OrderCancelReason!, $restock: Boolean!, $note: String) {
      orderCancel(
        orderId: $id, reason: $reason, restock: $restock, notifyCustomer: true, staffNote: $note,
        refundMethod: { originalPaymentMethodsRefund: true }
      ) {
        orderCancelUserErrors { code message }
      }
    }`,

  refund: /* GraphQL */ `
    mutation Refund($input: RefundInput!, $key: String!) {
      refundCreate(input: $input) @idempotent(key: $key) {
        refund {
          id
          transactions(first: 50) {
            nodes { status manualPaymentGateway amountSet { presentmentMoney { amount } } }
          }
        }
        userErrors { field message }
      }
    }`,

  refundsMade: /* GraphQL */ `
    query RefundsMade($id: ID!) {
      order(id: $id) {
        presentmentCurrencyCode
        totalReceivedSet { presentmentMoney { amount } }
        refunds(first: 250) { id note }
      }
    }`,

  refundPayments: /* GraphQL */ `
    query RefundPayments($id: ID!, $lines: [RefundLineItemInput!]!) {
      order(id: $id) {
        suggestedRefund(refundLineItems: $lines) {
          suggestedTransactions {
            gateway
            maximumRefundableSet { presentmentMoney { amount } }
            parentTransaction { id }
          }
        }
      }
    }`,

  refundMoney: /* GraphQL */ `
    query RefundMoney($id: ID!) {
      refund(id: $id) {
        id
        transactions(first: 50) {
          nodes { status manualPaymentGateway amountSet { presentmentMoney { amount } } }
        }
      }
    }`,

  subscriptions: /* GraphQL */ `
    query Subscriptions($after: String) {
      webhookSubscriptions(first: 100, after: $after) {
        nodes { id topic uri }
        pageInfo { hasNextPage endCursor }
      }
    }`,

  subscribe: /* GraphQL */ `
    mutation Subscribe($topic: WebhookSubscriptionTopic!, $uri: String!) {
      webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri, format: JSON }) {
        webhookSubscription { id }
        userErrors { field message }
      }
    }`,
}
