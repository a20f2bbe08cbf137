import { z } from 'zod'
import type { Effect, LoadContext } from '@/platform/workflow'
import { defineWorkflow } from '@/platform/workflow'
import { DomainError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import type { Erratum } from '@/payload-types'
import { readsErratumHistory } from '../../line/access'
import { erratumMachine, type ErratumContext } from '../../line/domain/erratum-machine'
import { LINE_ROLES, type LineRole } from '../../line/domain/roles'
import '../../line/errors'
import { nameOffices } from '../../line/operations/line-people'
import { reporterHands } from '../../line/operations/load-hands'
import { lineActor, loadEdition, rolesTowards } from '../../line/operations/load-people'
import { syncEditionAssignments } from '../../people/operations/sync-assignments'

const correctInput = z.object({ printing: z.string().max(100).optional() }).nullish()

const load: LoadContext<LineRole, ErratumContext> = async ({ doc, input, req }) => {
  const erratum = doc as unknown as Erratum
  const edition = await loadEdition(req, idOf(erratum.edition))
  const correctedIn = correctInput.safeParse(input).data?.printing ?? idOf(erratum.correctedIn)
  const seenIn = idOf(erratum.printing)
  const { docs } = await req.payload.find({
    collection: 'printings',
    where: { id: { in: [correctedIn, seenIn].filter((id) => id !== undefined) } },
    pagination: false,
    depth: 0,
    overrideAccess: true, // facts for a decision
    req,
  })
  const printing = docs.find(({ id }) => String(id) === correctedIn)
  return {
    roles: await rolesTowards({ req, edition }),
    context: {
      actorId: (await lineActor(req)).id,
      reporters: reporterHands(erratum),
      edition: String(edition.id),
      correction: erratum.correction ?? '',
      correctedIn: printing && { id: String(printing.id), edition: idOf(printing.edition), printingNo: printing.printingNo },
      seenInPrintingNo: docs.find(({ id }) => String(id) === seenIn)?.printingNo,
    },
  }
}

/** Keeps the printing that the correction went into. */
const recordCorrection: Effect = async ({ doc, input, req }) => {
  const printing = correctInput.parse(input)?.printing ?? idOf((doc as unknown as Erratum).correctedIn)
  if (!printing) throw new DomainError('materials.printingMissing', { field: 'correctedIn' })
  await req.payload.update({
    collection: 'errata',
    id: String(doc.id),
    data: { correctedIn: printing },
    depth: 0,
    overrideAccess: true, // the table has decided
    req,
  })
}

const syncEdition: Effect = async ({ doc, req }) =>
  syncEditionAssignments({ req, edition: await loadEdition(req, idOf((doc as unknown as Erratum).edition)) })

export const erratumWorkflow = defineWorkflow({
  machine: erratumMachine,
  roles: LINE_ROLES,
  load,
  holders: async ({ doc, req, roles }) =>
    nameOffices({ req, edition: await loadEdition(req, idOf((doc as unknown as Erratum).edition)), roles: roles as LineRole[] }),
  history: readsErratumHistory,
  effects: { recordCorrection, syncEdition },
})
