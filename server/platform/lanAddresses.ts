import { hostname, networkInterfaces } from 'node:os'

const PRIVATE_V4 = [
  ['10.0.0.0', '255.0.0.0'],
  ['172.16.0.0', '255.240.0.0'],
  ['192.168.0.0', '255.255.0.0'],
  // Of carriers and of private networks laid over others.
  ['100.64.0.0', '255.192.0.0'],
  ['169.254.0.0', '255.255.0.0'],
  ['127.0.0.0', '255.0.0.0'],
] as const

/** The private ranges that the authority may speak for, as address and mask. */
export const LAN_RANGES: readonly (readonly [string, string])[] = PRIVATE_V4

/** This machine's addresses on private networks, the likeliest first. */
export function listLanAddresses(): string[] {
  const own = Object.entries(networkInterfaces())
    .flatMap(([name, addresses]) => (addresses ?? []).map((one) => ({ ...one, name })))
    .filter(
      ({ family, internal, address }) => family === 'IPv4' && !internal && isLanAddress(address),
    )
  // Bridges of containers are addresses too, but no phone reaches them.
  const rank = ({ name }: { name: string }) => (/^(docker|br-|veth|virbr|vmnet)/.test(name) ? 1 : 0)
  return own.toSorted((a, b) => rank(a) - rank(b)).map(({ address }) => address)
}

/** By which names phones and computers of the network reach this machine. */
export function listLanNames(): string[] {
  const name = hostname().toLowerCase().replace(/\..*$/, '')
  return /^[a-z0-9-]+$/.test(name) ? [`${name}.local`] : []
}

/** Whether a host of a request is this machine on its own network. */
export function isLanHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return listLanAddresses().includes(name) || listLanNames().includes(name)
}

function isLanAddress(address: string): boolean {
  return PRIVATE_V4.some(([range, mask]) => {
    const bits = toNumber(mask)
    return ((toNumber(address) & bits) ^ (toNumber(range) & bits)) === 0 && range !== '127.0.0.0'
  })
}

function toNumber(address: string): number {
  return address.split('.').reduce((sum, part) => (sum << 8) | Number(part), 0)
}

/** What begins links when the program serves the local network: the address that phones reach. */
export function lanBaseUrl(port: number): string {
  return `https://${listLanAddresses()[0] ?? listLanNames()[0] ?? 'localhost'}:${port}`
}

/** Where the page is that helps phones to trust the authority: plain HTTP, and nothing else is there. */
export function trustPageUrl(baseUrl: string, port: number): string {
  return `http://${new URL(baseUrl).hostname}:${port < 65_535 ? port + 1 : port - 1}/`
}
