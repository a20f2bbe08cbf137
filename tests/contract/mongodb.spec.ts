import { findMongo } from '../factories/mongo'
import { mongoContract } from './fixtures/mongo-suite'

const { server } = await findMongo()

mongoContract(server, { transactions: server?.transactions ?? true })
