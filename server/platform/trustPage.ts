import { createHash, type X509Certificate } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import bwip from 'bwip-js/node'
import type { Config } from './config.ts'
import { StartRefusal } from './startRefusal.ts'

const STYLE = `
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}
a.get{display:block;text-align:center;padding:1rem;border-radius:.5rem;background:#0f62d6;color:#fff;font-weight:600;text-decoration:none}
code{overflow-wrap:anywhere;font-size:.85rem}
svg{display:block;width:10rem;height:10rem;background:#fff;border-radius:.5rem}
li{margin:.4rem 0}`

const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** The one thing that is told over plain HTTP: the certificate to trust, and how. */
export async function serveTrustPage(
  config: Config,
  certificate: X509Certificate,
): Promise<{ port: number; close(): Promise<void> }> {
  const page = writePage(config.baseUrl, config.trustUrl ?? '', certificate)
  const server = createServer(
    { requestTimeout: 10_000, maxHeaderSize: 8_192 },
    (request, reply) => {
      const path = request.url?.split('?')[0]
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return answer(reply, 405, 'text/plain', '')
      if (path === '/') return answer(reply, 200, 'text/html; charset=utf-8', page)
      if (path === '/onhand-ca.crt')
        return answer(reply, 200, 'application/x-x509-ca-cert', certificate.raw)
      return answer(reply, 404, 'text/plain', '')
    },
  )
  const port = Number(new URL(config.trustUrl ?? '').port)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new StartRefusal(
          'trust_page_port_taken',
          `The page that helps phones cannot be served on port ${port} (${error.code}). Set PORT so that the port behind it is free too.`,
        ),
      ),
    )
    server.listen(port, config.host, resolve)
  })
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answer(reply: ServerResponse, status: number, type: string, body: string | Buffer): void {
  reply.writeHead(status, {
    'content-type': type,
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
  })
  reply.end(body)
}

function writePage(baseUrl: string, trustUrl: string, certificate: X509Certificate): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Onhand on your phone</title><style>${STYLE}</style></head><body>
<h1>Onhand on your phone</h1>
<p>Cameras and work without a connection need an encrypted address. This installation has made its own certificate
authority for your network; your device trusts it once.</p>
<p><a class="get" href="/onhand-ca.crt">1. Get the certificate</a></p>
<h2>iPhone and iPad</h2>
<ol><li>Open this page in Safari, get the certificate and allow the download.</li>
<li>Settings → General → VPN &amp; Device Management → Onhand → Install.</li>
<li>Settings → General → About → Certificate Trust Settings → switch Onhand on.</li></ol>
<h2>Android</h2>
<ol><li>Get the certificate.</li>
<li>Settings → Security &amp; privacy → More → Encryption &amp; credentials → Install a certificate → CA certificate.</li>
<li>Choose onhand-ca.crt.</li></ol>
<h2>Computers</h2>
<p>Open the file and add it to the trusted root certificates (Keychain Access, or certmgr); Firefox: Settings → Certificates → Import.</p>
<h2>2. Open Onhand</h2>
<p><a href="${baseUrl}/scan">${baseUrl}/scan</a></p>${drawQr(`${baseUrl}/scan`)}
<h2>Is it the right one?</h2>
<p>This page is not encrypted. Before you trust the certificate, compare its SHA-256 fingerprint with the one that
Onhand shows under Settings → Phones, and that your phone shows when it installs it:</p>
<p><code>${certificate.fingerprint256}</code></p>
<p>It speaks only for private networks and names that end in .local, and its key never leaves this machine.</p>
<h2>This page on another phone</h2>${drawQr(trustUrl)}<p><code>${trustUrl}</code></p>
</body></html>`
}

function drawQr(text: string): string {
  return bwip.toSVG({ bcid: 'qrcode', text, padding: 4, backgroundcolor: 'FFFFFF' })
}
