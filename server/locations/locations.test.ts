import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../test/app.ts'
import { expandPattern } from './binPattern.ts'
import { findPlaces, findSites } from './findLocations.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

const pathOf = (path: string) => `/v1/locations/${encodeURIComponent(path)}`
const makeSite = (code: string, timeZone = 'America/Denver') =>
  app.request('POST', '/v1/sites', { code, timeZone })
const makeBins = (site: string, body: object) =>
  app.request('POST', `/v1/sites/${encodeURIComponent(site)}/bins`, body)

test('a new company starts with one site, MAIN', async () => {
  const { body } = await app.request('GET', '/v1/locations')
  expect(body.data).toMatchObject([{ path: 'MAIN', kind: 'site', parent: null, open: true }])
  expect((await findSites(app.db, ['MAIN'])).get('MAIN')?.timeZone).toBe('America/New_York')
})

test('a site needs a time zone that knows summer time', async () => {
  expect((await makeSite('DEN')).status).toBe(201)
  expect((await makeSite('OFFSET', '+02:00')).status).toBe(400)
  expect((await makeSite('MARS', 'Mars/Olympus')).status).toBe(400)
  expect((await makeSite('DEN')).body.code).toBe('location_path_taken')
  expect((await makeSite('A/B')).status).toBe(400)
  expect((await makeSite('~supplier')).status).toBe(400)
})

test('a pattern makes many bins in the order of a walk, and again changes nothing', async () => {
  await makeSite('RNO')
  await app.request('POST', '/v1/sites/RNO/zones', { code: 'FRONT', name: 'Front room' })
  const made = await makeBins('RNO', {
    pattern: 'A-[01-10]-[01-05]',
    zone: 'FRONT',
    pickOrder: 100,
  })
  expect(made.status).toBe(201)
  expect(made.body.created).toHaveLength(50)
  const { body } = await app.request('GET', pathOf('RNO/A-10-05'))
  expect(body).toMatchObject({
    kind: 'bin',
    parent: 'RNO/FRONT',
    site: 'RNO',
    timeZone: 'America/Denver',
    pickOrder: 149,
  })
  const again = await makeBins('RNO', { pattern: 'A-[01-11]-05' })
  expect(again.body).toEqual({ created: ['RNO/A-11-05'], existing: 10 })
})

test('a bin cannot take the code of a zone, nor stand in a zone that does not exist', async () => {
  await makeSite('ZON')
  await app.request('POST', '/v1/sites/ZON/zones', { code: 'B' })
  expect((await makeBins('ZON', { pattern: '[A-C]' })).body.code).toBe('location_path_taken')
  const lost = await makeBins('ZON', { pattern: 'D', zone: 'NOWHERE' })
  expect(lost.body).toMatchObject({ code: 'unknown_location', locations: ['ZON/NOWHERE'] })
  expect((await makeBins('NOSITE', { pattern: 'D' })).status).toBe(404)
})

function refusal(pattern: string): string {
  try {
    return expandPattern(pattern).join()
  } catch (error) {
    return (error as { code: string }).code
  }
}

test('patterns keep their leading zeros and say what is wrong with them', () => {
  expect(expandPattern('A-[08-11]')).toEqual(['A-08', 'A-09', 'A-10', 'A-11'])
  expect(expandPattern('[A-C][1-2]')).toEqual(['A1', 'A2', 'B1', 'B2', 'C1', 'C2'])
  expect(expandPattern('DOCK')).toEqual(['DOCK'])
  expect(refusal('A-[5-1]')).toBe('bin_pattern_malformed')
  expect(refusal('A-[1-B]')).toBe('bin_pattern_malformed')
  expect(refusal('A-[1')).toBe('bin_pattern_malformed')
  expect(refusal('A/[1-2]')).toBe('bin_pattern_malformed')
  expect(refusal('[0-999999]')).toBe('too_many_bins')
  expect(refusal('[1-100][1-100][1-2]')).toBe('too_many_bins')
})

test('the paths of bins follow the new code of their site', async () => {
  await makeSite('OLD')
  await makeBins('OLD', { pattern: 'A-[1-3]' })
  const renamed = await app.request('PATCH', pathOf('OLD'), { code: 'NEW' })
  expect(renamed.body.path).toBe('NEW')
  expect((await app.request('GET', pathOf('OLD/A-2'))).status).toBe(404)
  expect((await app.request('GET', pathOf('NEW/A-2'))).body).toMatchObject({ site: 'NEW' })
  const bin = await app.request('PATCH', pathOf('NEW/A-2'), { code: 'A-2b' })
  expect(bin.body.path).toBe('NEW/A-2b')
  const clash = await app.request('PATCH', pathOf('NEW/A-2b'), { code: 'A-3' })
  expect(clash.body.code).toBe('location_path_taken')
})

test('bins made while their site is renamed have paths of one of its codes, all the same', async () => {
  await makeSite('RACE')
  await Promise.all([
    makeBins('RACE', { pattern: 'A-[1-50]' }),
    app.request('PATCH', pathOf('RACE'), { code: 'RACED' }),
    makeBins('RACE', { pattern: 'B-[1-50]' }),
  ])
  const { body } = await app.request('GET', '/v1/locations?site=RACED&kind=bin&limit=200')
  for (const bin of body.data) expect(bin.path).toBe(`RACED/${bin.code}`)
  expect((await app.request('GET', '/v1/locations?search=RACE/')).body.data).toEqual([])
})

test('closing a site or zone closes what is in it, and opening it again opens it', async () => {
  await makeSite('SHUT')
  await app.request('POST', '/v1/sites/SHUT/zones', { code: 'Z' })
  await makeBins('SHUT', { pattern: 'A', zone: 'Z' })
  const isOpen = async () => (await findPlaces(app.db, ['SHUT/A'])).get('SHUT/A')?.active
  expect(await isOpen()).toBe(true)
  await app.request('PATCH', pathOf('SHUT/Z'), { active: false })
  expect(await isOpen()).toBe(false)
  expect((await app.request('GET', pathOf('SHUT/A'))).body).toMatchObject({
    active: true,
    open: false,
  })
  await app.request('PATCH', pathOf('SHUT/Z'), { active: true })
  await app.request('PATCH', pathOf('SHUT'), { active: false })
  expect(await isOpen()).toBe(false)
})

test('a bin moves to another zone and out of it', async () => {
  await makeSite('MOV')
  await app.request('POST', '/v1/sites/MOV/zones', { code: 'Z' })
  await makeBins('MOV', { pattern: 'A' })
  const into = await app.request('PATCH', pathOf('MOV/A'), { zone: 'Z' })
  expect(into.body).toMatchObject({ parent: 'MOV/Z', path: 'MOV/A' })
  const out = await app.request('PATCH', pathOf('MOV/A'), { zone: null })
  expect(out.body.parent).toBe('MOV')
  const zone = await app.request('PATCH', pathOf('MOV'), { zone: 'Z' })
  expect(zone.body.code).toBe('only_bins_have_zones')
  const time = await app.request('PATCH', pathOf('MOV/A'), { timeZone: 'America/Denver' })
  expect(time.body.code).toBe('only_sites_have_time_zones')
})

test('the list goes page by page, each site before its own bins', async () => {
  await makeSite('S')
  await makeSite('S-2')
  await makeBins('S', { pattern: '[1-5]' })
  const paths: string[] = []
  let cursor = ''
  do {
    const { body } = await app.request('GET', `/v1/locations?search=S&limit=3${cursor}`)
    paths.push(...body.data.map(({ path }: { path: string }) => path))
    cursor = body.nextCursor && `&cursor=${body.nextCursor}`
  } while (cursor)
  const mine = paths.filter((path) => /^S([/-]|$)/.test(path))
  expect(mine).toEqual(['S', 'S/1', 'S/2', 'S/3', 'S/4', 'S/5', 'S-2'])
})

test('places are found by path as given, and unknown ones are named', async () => {
  const found = await findPlaces(app.db, [' MAIN ', 'MAIN'])
  expect([...found.keys()]).toEqual([' MAIN ', 'MAIN'])
  await expect(findPlaces(app.db, ['MAIN', 'NO/WHERE', '~supplier', '\0'])).rejects.toMatchObject({
    status: 422,
    code: 'unknown_location',
    details: { locations: ['NO/WHERE', '~supplier', '\0'] },
  })
  await expect(findSites(app.db, ['MAIN/A'])).rejects.toMatchObject({ code: 'unknown_site' })
})
