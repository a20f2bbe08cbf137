import type { Language } from '@/kernel/errors'
import type { HourClaim } from '@/payload-types'
import type { EvidenceFile } from '../decisions/operations/evidence'
import type { Paged } from '../decisions/operations/my-decisions'
import type { FormState } from '@/platform/site/action-form'
import { Paging } from '@/platform/site/parts'
import { inLanguage } from '@/platform/site/format'
import { lengthWords } from '../time/domain/length-words'
import { stampSpan } from './duration'
import { EvidenceList } from './evidence-list'
import { EvidenceMore, evidencePlace } from './evidence-more'
import { recordPath } from './study-paths'
import { studyWords } from './words'

type Props = {
  claims: Paged<HourClaim>
  evidence: ReadonlyMap<string, EvidenceFile[]>
  language: Language
  withdraw: (form: FormData) => Promise<void>
  /** Takes files for one of them. */
  addTo: (id: string) => (state: FormState, form: FormData) => Promise<FormState>
  /** This page's address in Chinese, with its query. */
  path: string
  filters: Record<string, string | undefined>
}

/** My claims, newest first, each with its state. */
export function ClaimsList({ addTo, claims, evidence, language, path, withdraw, filters }: Props) {
  const words = studyWords(language).record
  if (claims.docs.length === 0) return <p className="lead no-top">{words.noClaims}</p>
  return (
    <>
      <ul className="register" role="list">
        {claims.docs.map((claim) => (
          <li key={claim.id} id={evidencePlace('claim', claim.id)}>
            <span className="name">{words.claimOf(...stampSpan(claim.fromMs, claim.toMs))}</span>
            <span className="aside">{words.claimStates[claim.state]}</span>
            <span className="facts">
              <span>{words.causes[claim.cause]}</span>
              <span>{words.claimedTime(lengthWords(claim.claimedMs)[language])}</span>
              {claim.state === 'approved' && claim.grantedMs ? (
                <span>{words.grantedTime(lengthWords(claim.grantedMs)[language])}</span>
              ) : null}
              {typeof claim.unit === 'object' && claim.unit ? (
                <span>{inLanguage(language, claim.unit.title, claim.unit.titleEn)}</span>
              ) : null}
            </span>
            <p className="text">{claim.note}</p>
            <EvidenceList files={evidence.get(claim.id)} label={words.evidenceOf} />
            <EvidenceMore
              language={language}
              kind="claim"
              of={claim}
              there={evidence.get(claim.id)?.length ?? 0}
              path={path}
              add={addTo(claim.id)}
            />
            {claim.state === 'submitted' || claim.state === 'supported' ? (
              <form action={withdraw} className="no-print">
                <input type="hidden" name="id" value={claim.id} />
                <input type="hidden" name="seq" value={claim.stateSeq} />
                <button className="link-button">{words.withdraw}</button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      <Paging language={language} path={recordPath} page={claims.page} pages={claims.pages} filters={filters} />
    </>
  )
}
