// A Vendure without a build: PostgreSQL by its environment, furnished when it is told to.
const {
  bootstrap,
  DefaultLogger,
  dummyPaymentHandler,
  LogLevel,
  RandomBytesApiKeyStrategy,
} = require('@vendure/core')
const { createHash } = require('node:crypto')
const { populate } = require('@vendure/core/cli')
const { OnhandPlugin } = require('./onhand.js')

const fastHash = async (key) => createHash('sha256').update(key).digest('hex')

const isNew = process.env.FURNISH === 'yes'
const config = {
  apiOptions: {
    port: Number(process.env.PORT),
    hostname: '127.0.0.1',
    adminApiPath: 'admin-api',
    shopApiPath: 'shop-api',
  },
  authOptions: {
    tokenMethod: ['bearer', 'api-key'],
    superadminCredentials: { identifier: 'superadmin', password: process.env.PASSWORD },
    requireVerification: false,
    // A key is random and long, so that a fast hash keeps it as well; bcrypt takes a quarter of a second
    // for each request.
    adminApiKeyStrategy: new RandomBytesApiKeyStrategy({
      hashingStrategy: {
        hash: fastHash,
        check: async (key, hash) => (await fastHash(key)) === hash,
      },
    }),
  },
  dbConnectionOptions: {
    type: 'postgres',
    synchronize: isNew,
    logging: false,
    ...JSON.parse(process.env.DATABASE),
  },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  importExportOptions: { importAssetsDir: __dirname },
  logger: new DefaultLogger({ level: LogLevel.Warn }),
  plugins: [OnhandPlugin],
}

const furniture = {
  defaultLanguage: 'en',
  defaultZone: 'Americas',
  countries: [{ name: 'United States of America', code: 'US', zone: 'Americas' }],
  taxRates: [{ name: 'None', percentage: 0 }],
  shippingMethods: [{ name: 'Standard', price: 500 }],
  paymentMethods: [
    {
      name: 'Dummy',
      handler: {
        code: 'dummy-payment-handler',
        arguments: [{ name: 'automaticSettle', value: 'true' }],
      },
    },
  ],
  collections: [],
}

const started = isNew ? populate(() => bootstrap(config), furniture) : bootstrap(config)
started.then(
  () => console.log('The shop is open.'),
  (error) => {
    console.error(error)
    process.exit(1)
  },
)
