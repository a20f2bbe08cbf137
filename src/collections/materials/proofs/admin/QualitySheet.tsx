import { actorOf } from '@/access'
import { idOf } from '@/kernel/ids'
import { todayOf } from '@/platform/clock'
import { adoptHref, loadPolicy, policyLabel, readNumber } from '@/platform/policies'
import type { Edition } from '@/payload-types'
import { SAMPLE_CHARACTERS } from '../domain/quality'
import { rolesTowards } from '../../line/operations/load-people'
import { ERROR_RATE_POLICY, isAskedToSample, SAMPLING } from '../operations/sampling'
import type { Desk } from '@/platform/admin/sheet'
import { formatCount } from '../../line/admin/format'
import { fill } from '../../line/admin/edition-format'
import { namesOf } from '../../line/admin/names'
import { QualityForm } from './QualityForm'
import { proofTexts } from './texts/proofs'

const SHOWN = 10

type Props = { desk: Desk; edition: Edition; chapters: { id: string; number: number; title: string }[] }

/** The samples that were taken, the rule that decides them, and the form for another. */
export async function QualitySheet({ chapters, desk, edition }: Props) {
  const { id, language, req } = desk
  const text = proofTexts[language]
  const { docs, totalDocs } = await req.payload.find({
    collection: 'quality-samples',
    where: { edition: { equals: id } },
    sort: '-createdAt',
    limit: SHOWN,
    depth: 0,
    overrideAccess: false,
    req,
  })
  const names = await namesOf(
    req,
    docs.map(({ sampledBy }) => idOf(sampledBy)),
  )
  const policy = await loadPolicy({ req, key: ERROR_RATE_POLICY, on: todayOf(req) })
  const rateMax = readNumber(policy?.value)
  const bookCharacters = edition.characterCount ?? 0
  const needed = Math.min(SAMPLE_CHARACTERS, bookCharacters || SAMPLE_CHARACTERS)
  const roles = await rolesTowards({ req, edition })
  const maySample = SAMPLING.some((role) => roles.includes(role)) || (await isAskedToSample(req, id, actorOf(req)?.id ?? ''))
  return (
    <section className="lg-block">
      <h3>{text.sampling}</h3>
      <p>{fill(text.samplingIntro, { needed: formatCount(needed, language) })}</p>
      {policy && rateMax !== null ? (
        <p className="lg-hint">
          <a href={`/admin/collections/policies/${policy.id}`}>
            {fill(text.rule, {
              key: policyLabel(req.payload, policy.key)[language],
              value: rateMax,
              unit: policy.unit ?? '',
              from: policy.effectiveFrom,
              source: policy.source ?? '',
            })}
          </a>
        </p>
      ) : (
        <p className="lg-page__refusal">
          {text.noRule} <a href={adoptHref(ERROR_RATE_POLICY)}>{policyLabel(req.payload, ERROR_RATE_POLICY)[language]} →</a>
        </p>
      )}
      <h4>{text.samples}</h4>
      {docs.length === 0 ? (
        <p className="lg-page__empty">{text.samplesEmpty}</p>
      ) : (
        <div className="lg-scroll" tabIndex={0} role="region" aria-label={text.samples}>
          <table className="lg-sheet">
            <thead>
              <tr>
                <th scope="col">{text.onDay}</th>
                <th scope="col">{text.by}</th>
                <th scope="col" className="lg-number">
                  {text.characters}
                </th>
                <th scope="col" className="lg-number">
                  {text.errors}
                </th>
                <th scope="col" className="lg-number">
                  {text.rate}
                </th>
                <th scope="col">{text.verdict}</th>
              </tr>
            </thead>
            <tbody>
              {docs.map((sample) => (
                <tr key={sample.id}>
                  <td className="lg-nowrap">
                    <a href={`/admin/collections/quality-samples/${sample.id}`}>{sample.sampledOn}</a>
                  </td>
                  <td>{names.get(idOf(sample.sampledBy) ?? '')}</td>
                  <td className="lg-number">{formatCount(sample.sampledCharacters, language)}</td>
                  <td className="lg-number">{sample.errors?.length ?? 0}</td>
                  <td className="lg-number">{sample.errorsPer10k.toFixed(2)}</td>
                  <td className="lg-nowrap">
                    {sample.passed ? <span className="lg-pass">✓ {text.pass}</span> : <span className="lg-gap">✕ {text.fail}</span>}
                    <small className="lg-line">
                      {sample.sealedHash === edition.sealedHash ? text.typesettingNow : text.typesettingOld}
                    </small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {totalDocs > docs.length ? <p className="lg-hint">{fill(text.samplesMore, { count: totalDocs - docs.length })}</p> : null}
      {!edition.sealedHash ? (
        <p className="lg-hint">{text.notTypeset}</p>
      ) : !maySample ? (
        <p className="lg-hint">{text.mayNotSample}</p>
      ) : rateMax !== null ? (
        <QualityForm
          editionId={id}
          chapters={chapters}
          bookCharacters={bookCharacters}
          needed={needed}
          rateMax={rateMax}
          language={language}
        />
      ) : null}
    </section>
  )
}
