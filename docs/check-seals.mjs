// Checks an export of seals without Onhand: plain Node 20 or newer, no packages, no network.
//   node check-seals.mjs SEALS [--rows ROWS] [--key PUBLIC_KEY] [--earlier SEALS]
// SEALS and ROWS come from `onhand seals export SEALS --rows ROWS`. With --rows, every row of every
// sealed hour is hashed again. With --key, the seals must be signed by that key. With --earlier, they
// must go on from an older export, such as one that was kept elsewhere. docs/seals.md has the format.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const flaws = []
const hex = (data) => createHash('sha256').update(data).digest('hex')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string' }, key: { type: 'string' }, earlier: { type: 'string' } },
})
if (positionals.length !== 1) {
  console.error('Usage: node check-seals.mjs SEALS [--rows ROWS] [--key KEY] [--earlier SEALS]')
  process.exit(2)
}

const seals = await readSeals(positionals[0])
checkChain(seals)
if (values.earlier) compareWithEarlier(await readSeals(values.earlier))
if (values.rows) await checkRows(values.rows)
for (const flaw of flaws.slice(0, 100)) console.error(flaw)
console.log(flaws.length === 0 ? `${describe(seals)} hold.` : `${flaws.length} flaws.`)
process.exit(flaws.length === 0 ? 0 : 1)

async function readSeals(file) {
  const list = []
  for await (const line of linesOf(file)) {
    const entry = JSON.parse(line)
    if (entry.format) {
      if (entry.format !== 'onhand-seals-1') throw new Error(`${file} has format ${entry.format}.`)
    } else list.push({ ...entry, ...JSON.parse(entry.body), text: entry.body })
  }
  return list
}

function linesOf(file) {
  return createInterface({ input: createReadStream(file), crlfDelay: Infinity })
}

function checkChain(list) {
  let before = { number: 0, hash: '0'.repeat(64), hour: undefined }
  for (const seal of list) {
    const name = `seal ${seal.number} of ${seal.hour}`
    if (hex(seal.text) !== seal.hash) flaws.push(`${name}: its hash is another one`)
    if (!isSigned(seal)) flaws.push(`${name}: its signature is not valid`)
    if (values.key && seal.publicKey !== values.key) flaws.push(`${name}: signed by another key`)
    const isNext =
      before.hour === undefined || Date.parse(seal.hour) - Date.parse(before.hour) === 3_600_000
    if (seal.number !== before.number + 1 || seal.previous !== before.hash || !isNext)
      flaws.push(`${name}: does not follow seal ${before.number}`)
    before = seal
  }
}

function isSigned({ text, signature, publicKey }) {
  const head = Buffer.from('302a300506032b6570032100', 'hex')
  const der = Buffer.concat([head, Buffer.from(publicKey, 'base64')])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
}

function compareWithEarlier(earlier) {
  for (const [index, { number, hour, hash }] of earlier.entries())
    if (seals[index]?.hash !== hash)
      flaws.push(`seal ${number} of ${hour}: was another one in the earlier export`)
}

/** The lines come by hour, so that only one hour is held at a time. */
async function checkRows(file) {
  const hours = new Map(seals.map((seal) => [seal.hour, seal]))
  let hour
  let buckets = new Map()
  const close = () => {
    if (hour === undefined) return
    compareHour(hours.get(hour), buckets)
    if (!hours.delete(hour))
      flaws.push(`${hour}: has rows, but no seal of its own or is given twice`)
    buckets = new Map()
  }
  for await (const line of linesOf(file)) {
    const [table, bucket, id, instant] = JSON.parse(line)
    const its = `${instant.slice(0, 13)}:00:00.000Z`
    if (its !== hour) close()
    hour = its
    const name = `${table} ${bucket}`
    const entry = buckets.get(name) ?? { rows: 0, hash: createHash('sha256'), last: '' }
    if (id <= entry.last) flaws.push(`${table} ${id}: is not in its place`)
    entry.hash.update(createHash('sha256').update(line).digest())
    buckets.set(name, { ...entry, rows: entry.rows + 1, last: id })
  }
  close()
  // Hours without any line must be hours without any row.
  for (const seal of hours.values()) compareHour(seal, new Map())
}

function compareHour(seal, buckets) {
  if (!seal) return
  const found = new Map(
    [...buckets].map(([name, { rows, hash }]) => [name, `${rows} ${hash.digest('hex')}`]),
  )
  const said = new Map()
  for (const [table, list] of [
    ['movement', seal.movements],
    ['event', seal.events],
  ])
    for (const [bucket, rows, hash] of list) said.set(`${table} ${bucket}`, `${rows} ${hash}`)
  for (const name of new Set([...said.keys(), ...found.keys()]))
    if (said.get(name) !== found.get(name)) {
      const rows = (text) => (text ? text.split(' ')[0] : '0')
      flaws.push(
        `${seal.hour}, ${name.replace(' ', 's of bucket ')}: sealed with ${rows(said.get(name))} rows, found ${rows(found.get(name))}, not the same`,
      )
    }
}

function describe(list) {
  const [first, last] = [list[0], list.at(-1)]
  return first ? `${list.length} seals, ${first.hour} to ${last.hour},` : 'No seals: they'
}
