import { actorOf } from '@/access'
import { describeError } from '@/kernel/errors'
import { idOf } from '@/kernel/ids'
import { editionMachine, type EditionState } from '../../line/domain/edition-machine'
import { mayProof, PROOF_STAGES, PROOFREADER_FIELD, type ProofStage } from '../../line/domain/separation'
import { loadEditionChapters } from '../../line/operations/load-chapters'
import { loadEdition } from '../../line/operations/load-edition'
import { editionPeople } from '../../line/operations/load-people'
import { loadProofCopy } from '../operations/proof-copy-desk'
import { writersOfChapters } from '../../line/operations/load-hands'
import type { Desk } from '@/platform/admin/sheet'
import { dayOf } from '../../line/admin/edition-format'
import { namesOf } from '../../line/admin/names'

export type Reading = { by: string; on: string; corrections: { quote: string; correction: string; note: string }[] }
export type ProofChapter = {
  id: string
  number: number
  title: string
  isSealed: boolean
  readings: Partial<Record<ProofStage, Reading>>
  /** Whether the caller may record the open step, else why not; absent where no step is open or it is done. */
  turn?: { may: true } | { may: false; why: string }
}

/** Chapters × proof steps of an edition, with what the caller may record now. @throws DomainError `request.notFound` */
export async function loadProofSheet({ id, language, req }: Desk) {
  const edition = await loadEdition({ req, id })
  const stage = PROOF_STAGES.find((each) => each === edition.state)
  const chapters = await loadEditionChapters(req, id)
  const { docs: proofs } = await req.payload.find({
    collection: 'proofs',
    where: { and: [{ edition: { equals: id } }, { superseded: { not_equals: true } }] },
    sort: 'doneAt',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const people = editionPeople(edition)
  const names = await namesOf(req, [
    ...proofs.map(({ proofreader }) => idOf(proofreader)),
    ...PROOF_STAGES.map((each) => people[PROOFREADER_FIELD[each]]),
  ])
  const actor = actorOf(req)
  const writers = await writersOfChapters(req, chapters)
  const rows: ProofChapter[] = []
  for (const chapter of chapters) {
    const own = proofs.filter((proof) => idOf(proof.chapter) === String(chapter.id) && proof.sealedHash === chapter.sealedHash)
    const readings = Object.fromEntries(
      own.map((proof) => [
        proof.stage,
        {
          by: names.get(idOf(proof.proofreader) ?? '') ?? '',
          on: dayOf(proof.doneAt),
          corrections: (proof.corrections ?? []).map(({ correction, note, quote }) => ({ quote, correction, note: note ?? '' })),
        },
      ]),
    )
    const isOpen = stage && chapter.sealedHash && !readings[stage]
    const decision =
      isOpen && actor
        ? mayProof({
            person: actor.id,
            stage,
            edition: people,
            writers: writers.get(String(chapter.id)) ?? [],
            earlier: own.map((proof) => ({ stage: proof.stage, proofreader: idOf(proof.proofreader) ?? '' })),
          })
        : undefined
    rows.push({
      id: String(chapter.id),
      number: chapter.number,
      title: chapter.title,
      isSealed: Boolean(chapter.sealedHash),
      readings,
      ...(decision
        ? {
            turn: decision.ok
              ? { may: true as const }
              : { may: false as const, why: describeError(decision.code, language, decision.details) },
          }
        : {}),
    })
  }
  return {
    edition,
    copy: await loadProofCopy({ req, edition }),
    stage,
    stateLabel: editionMachine.states[edition.state as EditionState][language],
    appointed: stage ? (names.get(people[PROOFREADER_FIELD[stage]] ?? '') ?? null) : null,
    chapters: rows,
  }
}
