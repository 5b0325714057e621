import { holdContract } from './connectorContract.ts'
import { contractCases } from './contractShops.ts'

for (const contract of contractCases)
  if (contract.missing)
    console.warn(`The contract of ${contract.connector} is not tested: ${contract.missing}.`)
  else holdContract(contract)
