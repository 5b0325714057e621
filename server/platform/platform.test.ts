import { expect, test } from 'vitest'
import { createTestApp } from '../../test/app.ts'

test('an unknown path is a problem with a code', async () => {
  const app = await createTestApp()
  const answer = await app.request('GET', '/v1/nothing')
  expect(answer.status).toBe(404)
  expect(answer.body.code).toBe('not_found')
  await app.close()
})
