import { findMongo } from '../factories/mongo'
import { mongoContract } from './fixtures/mongo-suite'

// What MONGODB_TRANSACTIONS=off means, on the same kind of server: the other spec covers it where the server has none anyway.
const { server } = await findMongo()

mongoContract(server?.transactions ? server : undefined, { transactions: false })
if (server && !server.transactions) await server.stop()
