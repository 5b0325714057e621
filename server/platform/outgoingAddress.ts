import { lookup as lookUpHost } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { Problem } from './problem.ts'

// Everything that is not the public internet: private, loopback, link-local (cloud metadata), multicast, reserved.
const PRIVATE_RANGES: [string, number, 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
]
// Of IPv6 only 2000::/3 is given out; within it these carry an IPv4 address or lead nowhere.
const PUBLIC_IPV6: [string, number] = ['2000::', 3]
const STRANGE_IPV6: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const privateAddresses = new BlockList()
for (const [net, bits, family] of PRIVATE_RANGES) privateAddresses.addSubnet(net, bits, family)
for (const [net, bits] of STRANGE_IPV6) privateAddresses.addSubnet(net, bits, 'ipv6')
const publicIpv6 = new BlockList()
publicIpv6.addSubnet(...PUBLIC_IPV6, 'ipv6')

/** Whether an address is on the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !privateAddresses.check(address, 'ipv4')
  if (isIP(address) !== 6) return false
  const plain = address.split('%')[0] as string
  return publicIpv6.check(plain, 'ipv6') && !privateAddresses.check(plain, 'ipv6')
}

/** Whether the operator has named this host of the private network, alone or with its port. */
function isAllowedHost(url: URL, allowed: readonly string[]): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return allowed.some((entry) => {
    const name = entry.toLowerCase()
    return name === url.hostname || name === `${url.hostname}:${port}`
  })
}

/**
 * Checks an address that a user gave: https on the public internet, or a host that the operator
 * has allowed by ONHAND_ALLOWED_PRIVATE_HOSTS (then plain http too). Throws `address_not_allowed`.
 */
export function requireOutgoingAddress(address: string, allowed: readonly string[]): URL {
  const url = URL.parse(address)
  const refuse = (detail: string) => new Problem(422, 'address_not_allowed', { address, detail })
  if (!url || !/^https?:$/.test(url.protocol))
    throw refuse('Use a whole address, such as https://shop.example.com.')
  if (url.username || url.password) throw refuse('Leave user name and password out of the address.')
  if (isAllowedHost(url, allowed)) return url
  if (url.protocol !== 'https:') throw refuse('Use https.')
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '')
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw refuse(PRIVATE_ADVICE)
  if (/(^|\.)(localhost|local|internal|lan|home\.arpa)$/.test(host)) throw refuse(PRIVATE_ADVICE)
  return url
}

const PRIVATE_ADVICE =
  'This is an address of a private network. The operator can allow it with ONHAND_ALLOWED_PRIVATE_HOSTS.'

/** Thrown where a name leads into a private network; nothing was sent. */
export class PrivateAddressError extends Error {
  constructor(host: string) {
    super(`${host} leads to an address of a private network.`)
  }
}

/**
 * Looks a name up for one connection and lets it go only to public addresses: what is checked is
 * what is connected to, so a name that changes its address between check and use gains nothing.
 */
export function guardedLookup(url: URL, allowed: readonly string[]): LookupFunction | undefined {
  if (isAllowedHost(url, allowed)) return undefined
  return (host, options, callback) => {
    lookUpHost(host, { ...options, all: true }, (error, found) => {
      const addresses = Array.isArray(found) ? found : []
      const bad = addresses.find(({ address }) => !isPublicAddress(address))
      const problem = error ?? (bad ? new PrivateAddressError(host) : null)
      if (options.all) return callback(problem, addresses)
      const first = addresses[0]
      return callback(problem, first?.address ?? '', first?.family)
    })
  }
}
