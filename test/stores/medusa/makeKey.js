// Makes the secret key of the admin API, which a shop without a user has no other way to make.
const { writeFileSync } = require('node:fs')
const { createApiKeysWorkflow } = require('@medusajs/medusa/core-flows')

Object.defineProperty(exports, '__esModule', { value: true })
exports.default = async ({ container }) => {
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: 'Onhand', type: 'secret', created_by: '' }] },
  })
  writeFileSync(process.env.KEY_FILE, result[0].token)
}
