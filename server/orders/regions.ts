// Where the states lie: the middle of each, in degrees. Coarse, and enough to rank warehouses.
// biome-ignore format: a table reads best in rows
const CENTRES: Record<string, [number, number]> = {
  AL: [32.8, -86.8], AK: [64.1, -152.3], AZ: [34.3, -111.7], AR: [34.9, -92.4], CA: [37.2, -119.5],
  CO: [39.0, -105.5], CT: [41.6, -72.7], DE: [39.0, -75.5], DC: [38.9, -77.0], FL: [28.6, -82.4],
  GA: [32.6, -83.4], HI: [20.3, -156.4], ID: [44.4, -114.6], IL: [40.0, -89.2], IN: [39.9, -86.3],
  IA: [42.1, -93.5], KS: [38.5, -98.4], KY: [37.5, -85.3], LA: [31.1, -92.0], ME: [45.4, -69.2],
  MD: [39.1, -76.8], MA: [42.3, -71.8], MI: [44.3, -85.4], MN: [46.3, -94.3], MS: [32.7, -89.7],
  MO: [38.4, -92.5], MT: [47.1, -109.6], NE: [41.5, -99.8], NV: [39.3, -116.6], NH: [43.7, -71.6],
  NJ: [40.2, -74.7], NM: [34.4, -106.1], NY: [42.9, -75.6], NC: [35.6, -79.4], ND: [47.4, -100.5],
  OH: [40.3, -82.8], OK: [35.6, -97.5], OR: [43.9, -120.6], PA: [40.9, -77.8], RI: [41.7, -71.6],
  SC: [33.9, -80.9], SD: [44.4, -100.2], TN: [35.9, -86.4], TX: [31.5, -99.3], UT: [39.3, -111.7],
  VT: [44.1, -72.7], VA: [37.5, -78.9], WA: [47.4, -120.4], WV: [38.6, -80.6], WI: [44.6, -89.7],
  WY: [43.0, -107.6], PR: [18.2, -66.4], VI: [18.0, -64.8], GU: [13.4, 144.8],
}

// The first three digits of a ZIP code by state: the first prefix of each run, in order.
// biome-ignore format: a table reads best in rows
const FIRST_PREFIXES: [number, string][] = [
  [5, 'NY'], [6, 'PR'], [8, 'VI'], [9, 'PR'], [10, 'MA'], [28, 'RI'], [30, 'NH'], [39, 'ME'],
  [50, 'VT'], [55, 'MA'], [56, 'VT'], [60, 'CT'], [63, 'NY'], [64, 'CT'], [70, 'NJ'], [100, 'NY'],
  [150, 'PA'], [197, 'DE'], [200, 'DC'], [201, 'VA'], [202, 'DC'], [206, 'MD'], [220, 'VA'],
  [247, 'WV'], [270, 'NC'], [290, 'SC'], [300, 'GA'], [320, 'FL'], [350, 'AL'], [370, 'TN'],
  [386, 'MS'], [398, 'GA'], [400, 'KY'], [430, 'OH'], [460, 'IN'], [480, 'MI'], [500, 'IA'],
  [530, 'WI'], [550, 'MN'], [569, 'DC'], [570, 'SD'], [580, 'ND'], [590, 'MT'], [600, 'IL'],
  [630, 'MO'], [660, 'KS'], [680, 'NE'], [700, 'LA'], [716, 'AR'], [730, 'OK'], [733, 'TX'],
  [734, 'OK'], [750, 'TX'], [800, 'CO'], [820, 'WY'], [832, 'ID'], [840, 'UT'], [850, 'AZ'],
  [870, 'NM'], [885, 'TX'], [889, 'NV'], [900, 'CA'], [967, 'HI'], [969, 'GU'], [970, 'OR'],
  [980, 'WA'], [995, 'AK'],
]

/** The state that a ZIP code lies in, or ''. */
export function regionOfPostalCode(postalCode: string): string {
  const digits = /^\s*(\d{5})/.exec(postalCode)?.[1]
  if (digits === undefined) return ''
  const prefix = Number(digits.slice(0, 3))
  return FIRST_PREFIXES.findLast(([first]) => first <= prefix)?.[1] ?? ''
}

/** The two letters of a state, from them, from its ZIP code, or ''. */
export function regionOf(region: string, postalCode: string): string {
  const letters = region.trim().toUpperCase().replace(/^US-/, '')
  return letters in CENTRES ? letters : regionOfPostalCode(postalCode)
}

const EARTH_RADIUS_MILES = 3959

/** Miles between the middles of two states; null where one is not known. */
export function milesBetween(from: string, to: string): number | null {
  const [a, b] = [CENTRES[from], CENTRES[to]]
  if (!a || !b) return null
  const [lat1, long1, lat2, long2] = [...a, ...b].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
    number,
  ]
  const h =
    Math.sin((lat2 - lat1) / 2) ** 2 +
    Math.cos(lat1) * Math.cos(lat2) * Math.sin((long2 - long1) / 2) ** 2
  return Math.round(2 * EARTH_RADIUS_MILES * Math.asin(Math.sqrt(h)))
}
