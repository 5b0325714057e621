import { fastify } from 'fastify'

/** The page itself holds no script, so that it lives under a policy without inline scripts. */
export const referencePage = {
  // The reference sets style attributes and style elements by script; nothing else is loosened.
  policy: [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "connect-src 'self'",
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Onhand API</title>
</head>
<body>
<div id="reference"></div>
<noscript>Turn scripts on, or read <a href="/openapi.json">openapi.json</a>.</noscript>
<script src="/reference/scalar.js"></script>
<script src="/reference/start.js"></script>
</body>
</html>
`,
}

const SETTINGS = {
  url: '/openapi.json',
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
  telemetry: false,
  withDefaultFonts: false,
  persistAuth: false,
}

/** Starts the reference with nothing fetched from elsewhere. */
export const referenceStart = `Scalar.createApiReference('#reference', ${JSON.stringify(SETTINGS)})\n`

let script: Promise<string> | undefined

/** The reference's program out of its package: 5 MB, so it is read when someone asks first. */
export function referenceScript(): Promise<string> {
  script ??= readScript()
  return script
}

async function readScript(): Promise<string> {
  const { default: scalar } = await import('@scalar/fastify-api-reference')
  // The package offers its program only as a route of its plugin.
  const app = fastify()
  await app.register(scalar, { routePrefix: '/', configuration: { url: '/openapi.json' } })
  const answer = await app.inject('/js/scalar.js')
  await app.close()
  if (answer.statusCode !== 200) throw new Error('The reference has lost its program.')
  return answer.body.replace(/\n?\/\/# sourceMappingURL=.*$/, '')
}
