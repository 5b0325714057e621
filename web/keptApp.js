// Keeps the app itself on the device. What the server knows is never kept: /v1 is not touched at all.
// The build writes the list of files and its hash in the place of the two words below.
const FILES = __ONHAND_FILES__
const CACHE = 'onhand-__ONHAND_VERSION__'
const PAGE = '/scan'

addEventListener('install', (event) => {
  event.waitUntil(install())
})

async function install() {
  const cache = await caches.open(CACHE)
  // What the last version brought and this one still has need not be fetched again.
  await Promise.all(
    FILES.map(async (file) => {
      const known = await caches.match(file)
      if (known) return cache.put(file, known)
      return cache.add(file)
    }),
  )
  await cache.put(PAGE, await fetch(PAGE, { cache: 'no-store' }))
}

addEventListener('activate', (event) => {
  event.waitUntil(activate())
})

async function activate() {
  const names = await caches.keys()
  await Promise.all(
    names
      .filter((name) => name.startsWith('onhand-') && name !== CACHE)
      .map((name) => caches.delete(name)),
  )
  await clients.claim()
}

addEventListener('message', (event) => {
  if (event.data === 'take-over') void skipWaiting()
})

addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate' && !isServers(url.pathname)) event.respondWith(openPage(request))
  else if (FILES.includes(url.pathname)) event.respondWith(openFile(request))
})

function isServers(path) {
  return /^\/(v1|health|metrics|openapi\.json|reference|problems)(\/|$)/.test(path)
}

// The server first: its page carries a fresh nonce and the newest version. Without it, the kept one.
async function openPage(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match(PAGE)
    if (kept) return kept
    throw error
  }
}

async function openFile(request) {
  return (await caches.match(request.url)) ?? fetch(request)
}
