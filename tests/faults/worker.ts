// The process that is killed. It opens the database that it finds, checks or writes as it is told, and tells each write
// only after the write has returned.
import { check } from './check'
import { openHouse } from './house'
import type { FromChild, ToChild } from './protocol'
import { STUDENTS } from './study-writers'
import { WRITERS } from './writers'

// Whoever orders it about is gone: nothing is left to do.
process.once('disconnect', () => process.exit(0))
const house = await openHouse()

process.on('message', (message: ToChild) => {
  obey(message).catch((error: unknown) =>
    tell({ is: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
tell({ is: 'ready' })

async function obey(message: ToChild): Promise<void> {
  if (message.do === 'check') tell({ is: 'checked', ...(await check(house, message.acks, message)) })
  else if (message.do === 'write')
    await Promise.all(
      (message.work === 'study' ? STUDENTS : WRITERS).map((writer, index) =>
        writeForEver(writer(house, { cycle: message.cycle, index, acknowledge: (ack) => tell({ is: 'ack', ack }) })),
      ),
    )
  else {
    await house.payload.destroy()
    process.disconnect()
  }
}

async function writeForEver(step: ReturnType<(typeof WRITERS)[number]>): Promise<never> {
  for (let n = 0; ; n += 1) await step(n)
}

function tell(message: FromChild): void {
  process.send?.(message)
}
