import type { DocumentViewServerProps } from 'payload'
import { attempt, deskOf, Refusal, Sheet } from '@/platform/admin/sheet'
import { fill } from '../../line/admin/edition-format'
import { loadProofSheet } from './load-proofs'
import { ProofCopyPanel } from './ProofCopyPanel'
import { ProofLog } from './ProofLog'
import { ProofRegister } from './ProofRegister'
import { QualitySheet } from './QualitySheet'
import { proofTexts } from './texts/proofs'

/** The readings of every chapter, step by step, and the quality samples. */
export async function ProofsView(props: DocumentViewServerProps) {
  const desk = deskOf(props)
  const text = proofTexts[desk.language]
  const loaded = await attempt(desk, () => loadProofSheet(desk))
  if (!loaded.ok)
    return (
      <Sheet props={props} title={text.title} intro={text.intro}>
        <Refusal>{loaded.message}</Refusal>
      </Sheet>
    )
  const { appointed, chapters, copy, edition, stage, stateLabel } = loaded.value
  const done = stage ? chapters.filter(({ readings }) => readings[stage]).length : 0
  return (
    <Sheet props={props} title={text.title} intro={text.intro}>
      <p className="lg-tally">
        {stage
          ? fill(text.now, { stage: text.stages[stage], person: appointed ?? text.nobody, done, total: chapters.length })
          : fill(text.none, { state: stateLabel })}
      </p>
      {copy ? <ProofCopyPanel editionId={desk.id} copy={copy} language={desk.language} /> : null}
      {chapters.length === 0 ? (
        <p className="lg-page__empty">{text.empty}</p>
      ) : (
        <ProofRegister editionId={desk.id} chapters={chapters} stage={stage ?? null} language={desk.language} />
      )}
      <ProofLog chapters={chapters} language={desk.language} />
      <QualitySheet desk={desk} edition={edition} chapters={chapters.map(({ id, number, title }) => ({ id, number, title }))} />
    </Sheet>
  )
}
