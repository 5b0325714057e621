import { createHash, createHmac } from 'node:crypto'

interface AwsKey {
  id: string
  secret: string
  region: string
  service: string
}

/** The headers that sign a POST without a query for AWS (Signature Version 4), its own headers among them. */
export function signAwsPost(
  url: string,
  headers: Record<string, string>,
  body: string,
  key: AwsKey,
  now: string,
): Record<string, string> {
  const { host, pathname } = new URL(url)
  const time = `${now.slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  const day = time.slice(0, 8)
  const all = Object.entries({ ...headers, host, 'x-amz-date': time }).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const names = all.map(([name]) => name).join(';')
  const canonical = [
    'POST',
    pathname,
    '',
    ...all.map(([name, value]) => `${name}:${value.trim()}`),
    '',
    names,
    digest(body),
  ].join('\n')
  const scope = `${day}/${key.region}/${key.service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', time, scope, digest(canonical)].join('\n')
  const parts = [day, key.region, key.service, 'aws4_request']
  const signing = parts.reduce<Buffer | string>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${key.secret}`,
  )
  const signature = createHmac('sha256', signing).update(text).digest('hex')
  return {
    ...headers,
    'x-amz-date': time,
    authorization: `AWS4-HMAC-SHA256 Credential=${key.id}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
