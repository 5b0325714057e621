import type { Page } from 'playwright-core'

// What people typed, what the API names, and what is the same everywhere.
const DATA = new RegExp(
  [
    /Olga Owner|Owner|Onhand|Ctrl [A-Z]|⌘[A-Z]|MAIN|Main warehouse|[A-Z]\w+\/[\w/-]+|Acme|Chrome|Linux|Operator|test/,
    /(BLU|CNV|CER|WOL|TRAY|GEAR)-[\w-]+|Blue crew tee|Canvas tote|Ceramic mug 12oz|Wool beanie|Mug week|SO-\d+/,
    /\w+@example\.com|https?:\S+|msg_[\w-]+|npm start -- --lan|Accounting|trays\.csv|[\w-]{10}/,
    // Shops, what kinds there are, and what they answered.
    /Juniper Shop|Outlet|Amazon U\.S\.|Own shop|juniper|own|outlet|market|Amazon|Shopify|WooCommerce|Medusa|Vendure|amazon|shopify|woocommerce|webhook/,
    /The channel failed \(502\)\.|Slack answered 404\.|It answered 503\.|Today: \d+ alerts|is out of stock|at risk/,
    // Times and sizes have the form of the United States in every language; deeds are told to programs by name.
    /[AP]M [A-Z]{3}|UTC|(in )?\d+ (sec|min|hr)\.( ago)?|\d+ bytes|[a-z]+\.[a-z_]+/,
    // Formulas, topics of shops, headers of files, ways and scopes of deeds.
    /.+ [·>/] .+|orders\/updated|order-1|\border\b|\bmail\b|\bslack\b|\ball\b|\bchanges\b|\b(SKU|Title|Cost|Unit cost|unitCost|Items)\b|not a number|Walnut tray/,
    // What the connectors say of themselves, and the names that libraries give their own buttons.
    /Any shop, by webhook|It receives signed POST requests and answers 2xx\.|Address that hears of changes|[Ss]igning secret|The product is archived and cannot be changed\.|The channel answered in a form we do not know\.|Remove|autosize measurement/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)

/** Texts with a word of plain letters, which in the pseudo-locale nobody gave to a translator. */
export async function plainWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest('script, style, noscript'))
        found.push(node.textContent?.trim() ?? '')
    for (const element of document.querySelectorAll('[aria-label], [placeholder]')) {
      found.push(element.getAttribute('aria-label') ?? '')
      found.push(element.getAttribute('placeholder') ?? '')
    }
    return found
  })
  return texts.filter((text) => /[A-Za-z]{3}/.test(text.replaceAll(DATA, '')))
}
