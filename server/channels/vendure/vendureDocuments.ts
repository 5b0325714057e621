const ORDER = /* GraphQL */ `
  fragment OrderParts on Order {
    id code state active createdAt updatedAt orderPlacedAt currencyCode
    lines {
      id quantity orderPlacedQuantity updatedAt proratedUnitPrice
      productVariant { id sku name product { id } }
    }
    fulfillments { id updatedAt state method trackingCode lines { orderLineId quantity } }
    payments { updatedAt refunds { updatedAt state lines { orderLineId quantity } } }
    shippingAddress {
      fullName company streetLine1 streetLine2 city province postalCode countryCode phoneNumber
    }
  }`

/** Every document that is sent to Vendure's admin API. */
export const vendureDocuments = {
  check: /* GraphQL */ `
    query Check {
      activeChannel { code }
      stockLocations(options: { take: 1 }) { totalItems }
      productVariants(options: { take: 1 }) { totalItems }
      orders(options: { take: 1 }) { totalItems }
    }`,
  places: /* GraphQL */ `
    query Places {
      stockLocations(options: { take: 100, sort: { createdAt: ASC } }) { items { id name } }
    }`,
  variants: /* GraphQL */ `
    query Variants($take: Int!, $skip: Int!) {
      globalSettings { trackInventory }
      productVariants(options: { take: $take, skip: $skip, sort: { id: ASC } }) {
        totalItems
        items { id sku name enabled trackInventory product { id enabled } }
      }
    }`,
  levels: /* GraphQL */ `
    query Levels($ids: [String!]!, $take: Int!) {
      globalSettings { outOfStockThreshold }
      productVariants(options: { take: $take, filter: { id: { in: $ids } } }) {
        items {
          id outOfStockThreshold useGlobalOutOfStockThreshold
          stockLevels { stockLocationId stockOnHand stockAllocated }
        }
      }
    }`,
  setStock: /* GraphQL */ `
    mutation SetStock($input: [UpdateProductVariantInput!]!) {
      updateProductVariants(input: $input) {
        id outOfStockThreshold useGlobalOutOfStockThreshold
        stockLevels { stockLocationId stockOnHand stockAllocated }
      }
    }`,
  orders: /* GraphQL */ `
    query Orders($options: OrderListOptions!) {
      orders(options: $options) { totalItems items { ...OrderParts } }
    }
    ${ORDER}`,
  order: /* GraphQL */ `
    query Order($id: ID!) {
      order(id: $id) { ...OrderParts }
    }
    ${ORDER}`,
  entries: /* GraphQL */ `
    query Entries($id: ID!) {
      order(id: $id) {
        history(options: { take: 1000, filter: { type: { in: ["ORDER_CANCELLATION", "ORDER_NOTE"] } } }) {
          items { type data }
        }
      }
    }`,
  fulfil: /* GraphQL */ `
    mutation Fulfil($input: FulfillOrderInput!) {
      addFulfillmentToOrder(input: $input) {
        __typename
        ... on Fulfillment { id state }
        ... on ErrorResult { errorCode message }
      }
    }`,
  ship: /* GraphQL */ `
    mutation Ship($id: ID!) {
      transitionFulfillmentToState(id: $id, state: "Shipped") {
        __typename
        ... on Fulfillment { id state }
        ... on ErrorResult { errorCode message }
      }
    }`,
  cancel: /* GraphQL */ `
    mutation Cancel($input: CancelOrderInput!) {
      cancelOrder(input: $input) {
        __typename
        ... on Order { id state }
        ... on ErrorResult { errorCode message }
      }
    }`,
  payments: /* GraphQL */ `
    query Payments($id: ID!) {
      order(id: $id) {
        currencyCode payments { id state amount refunds { total state reason } }
      }
    }`,
  refund: /* GraphQL */ `
    mutation Refund($input: RefundOrderInput!) {
      refundOrder(input: $input) {
        __typename
        ... on Refund { id state }
        ... on ErrorResult { errorCode message }
      }
    }`,
  note: /* GraphQL */ `
    mutation Note($input: AddNoteToOrderInput!) {
      addNoteToOrder(input: $input) { id }
    }`,
} as const
