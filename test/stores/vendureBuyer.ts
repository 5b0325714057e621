/** Asks Vendure one GraphQL document; throws what it refuses. */
export type VendureAsk = (
  document: string,
  variables?: object,
  // biome-ignore lint/suspicious/noExplicitAny: replies of a store are judged by the tests that read them
) => Promise<any>

/** Speaks to one of its two APIs, with a session that its first reply may open. */
export function vendureAsk(url: string, headers: Record<string, string> = {}): VendureAsk {
  const kept = { ...headers }
  return async (query, variables = {}) => {
    const reply = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...kept },
      body: JSON.stringify({ query, variables }),
    })
    const token = reply.headers.get('vendure-auth-token')
    if (token) kept.authorization = `Bearer ${token}`
    const { data, errors } = (await reply.json()) as { data: unknown; errors?: unknown }
    if (errors) throw new Error(JSON.stringify(errors).slice(0, 500))
    return data
  }
}

// What the form of the connector asks for.
const PERMISSIONS = [
  'ReadCatalog',
  'UpdateCatalog',
  'ReadStockLocation',
  'ReadSettings',
  'ReadOrder',
  'UpdateOrder',
]

/** A session of its back office, and a key that may do what Onhand needs and no more. */
export async function openVendureOffice(
  url: string,
  password: string,
): Promise<{ admin: VendureAsk; key: string }> {
  const admin = vendureAsk(url)
  const login =
    'mutation ($p: String!) { login(username: "superadmin", password: $p) { __typename } }'
  await admin(login, { p: password })
  const { createRole } = await admin(
    'mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }',
    { input: { code: 'onhand', description: 'Onhand', permissions: PERMISSIONS } },
  )
  const { createApiKey } = await admin(
    `mutation ($roles: [ID!]!) {
      createApiKey(input: { roleIds: $roles, translations: [{ languageCode: en, name: "Onhand" }] }) { apiKey }
    }`,
    { roles: [createRole.id] },
  )
  return { admin, key: createApiKey.apiKey }
}

/** Puts products with their own SKU and number on sale. */
export async function addVendureProducts(
  admin: VendureAsk,
  stock: Record<string, number>,
): Promise<void> {
  for (const [sku, stockOnHand] of Object.entries(stock)) {
    const { createProduct } = await admin(
      `mutation ($name: String!, $slug: String!) {
        createProduct(input: { enabled: true, translations: [
          { languageCode: en, name: $name, slug: $slug, description: "" }] }) { id }
      }`,
      { name: `The ${sku}`, slug: sku.toLowerCase() },
    )
    await admin(
      'mutation ($input: [CreateProductVariantInput!]!) { createProductVariants(input: $input) { id } }',
      {
        input: [
          {
            productId: createProduct.id,
            sku,
            price: 2_000,
            stockOnHand,
            trackInventory: 'TRUE',
            translations: [{ languageCode: 'en', name: `The ${sku}` }],
          },
        ],
      },
    )
  }
}

/** Goes through the checkout; undefined where the shop says that it has not enough. */
export async function buyAtVendure(
  url: string,
  lines: { variantId: string; quantity: number }[],
): Promise<string | undefined> {
  const ask = vendureAsk(url)
  for (const { variantId, quantity } of lines) {
    const { addItemToOrder } = await ask(
      `mutation ($variant: ID!, $quantity: Int!) {
        addItemToOrder(productVariantId: $variant, quantity: $quantity) {
          __typename ... on ErrorResult { errorCode }
        }
      }`,
      { variant: variantId, quantity },
    )
    if (addItemToOrder.errorCode) return undefined
  }
  await ask(
    `mutation ($email: String!) {
      setCustomerForOrder(input: { firstName: "Ann", lastName: "Buyer", emailAddress: $email }) { __typename }
      setOrderShippingAddress(input: { fullName: "Ann Buyer", streetLine1: "1 Main Street", city: "Reno",
        province: "NV", postalCode: "89501", countryCode: "US" }) { __typename }
    }`,
    { email: 'buyer@example.com' },
  )
  const { eligibleShippingMethods } = await ask('{ eligibleShippingMethods { id } }')
  const { addPaymentToOrder: paid } = await ask(
    `mutation ($method: [ID!]!) {
      setOrderShippingMethod(shippingMethodId: $method) { __typename }
      transitionOrderToState(state: "ArrangingPayment") { __typename }
      addPaymentToOrder(input: { method: "dummy", metadata: {} }) {
        __typename ... on Order { id state } ... on ErrorResult { errorCode message }
      }
    }`,
    { method: [eligibleShippingMethods[0].id] },
  )
  return paid.state === 'PaymentSettled' ? paid.id : undefined
}
