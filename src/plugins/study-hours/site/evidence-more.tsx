import { describeError, type Language } from '@/kernel/errors'
import { canAddEvidence, EVIDENCE_TYPES, MOST_EVIDENCE, type EvidenceKind } from '../decisions/domain/evidence'
import { ActionForm, type FormState } from '@/platform/site/action-form'
import { localPath } from '@/platform/site/paths'
import { studyWords } from './words'

type Props = {
  language: Language
  kind: EvidenceKind
  /** The leave request or the claim. */
  of: { id: string; state: string }
  /** How many files it has. */
  there: number
  /** The page that this stands on, in Chinese, with its query. */
  path: string
  add: (state: FormState, form: FormData) => Promise<FormState>
}

/** Where a request was made, and what the form beside it comes back to. */
export function evidencePlace(kind: EvidenceKind, id: string): string {
  return `${kind}-${id}`
}

/** Files for a request that was made before: a form while somebody may still look at them, else why not. */
export function EvidenceMore({ add, kind, language, of, path, there }: Props) {
  const words = studyWords(language).evidence
  const decision = canAddEvidence({ kind, state: of.state, there })
  if (!decision.ok) return <p className="text no-print">{describeError(decision.code, language, decision.details)}</p>
  return (
    <div className="text no-print">
      <ActionForm
        action={add}
        initial={{ values: {}, errors: {} }}
        submit={words.add}
        returnTo={`${localPath(language, path)}#${evidencePlace(kind, of.id)}`}
        fields={[
          {
            name: 'evidence',
            label: words.more,
            kind: 'files',
            accept: EVIDENCE_TYPES.join(','),
            hint: words.limits(MOST_EVIDENCE - there),
          },
        ]}
      />
    </div>
  )
}
