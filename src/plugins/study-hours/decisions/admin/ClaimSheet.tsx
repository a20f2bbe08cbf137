import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { loadClaimSheet, type ClaimSheet as Loaded } from '../operations/sheets'
import { lengthWords } from '../../time/domain/length-words'
import { clockOf, minuteOf } from '../../shared/admin/format'
import { Legend } from '../../shared/admin/Legend'
import { piecesOf } from '../../recognition/admin/pieces'
import { REASONS } from '../../recognition/admin/reasons'
import { Ribbon, windowAround } from '../../recognition/admin/Ribbon'
import { replayTexts } from '../../desk/admin/replay/texts'
import { Evidence } from './Evidence'
import { drawn, Facts, type SheetProps } from './sheet'
import { decisionTexts } from './texts'

/** The claimed interval on the record of that day, and what of it can be granted. */
export async function ClaimSheet(props: SheetProps) {
  return drawn(props, loadClaimSheet, (sheet, language) => <Drawn sheet={sheet} language={language} />)
}

function Drawn({ language, sheet }: { sheet: Loaded; language: Language }) {
  const { around, claim, day, grantableMs, others, parts, trainee } = sheet
  const all = decisionTexts[language]
  const text = all.claim
  const framed = { startMs: claim.fromMs, endMs: claim.toMs }
  const lengthOf = (ms: number) => lengthWords(ms)[language]
  const isOpen = claim.state === 'submitted' || claim.state === 'supported'
  const name = (language === 'en' && sheet.class.nameEn) || sheet.class.name
  const replay = `/admin/collections/classes/${sheet.class.id}/replay?enrolment=${String(claim.enrolment)}&day=${day}`
  return (
    <section className="lg-block">
      <h2>{text.title}</h2>
      <Facts
        rows={[
          [all.trainee, <a key="replay" href={replay}>{`${trainee.name} · ${text.replay}`}</a>],
          [
            all.class,
            <a key="class" href={`/admin/collections/classes/${sheet.class.id}/board`}>
              {name}
            </a>,
          ],
          [text.interval, `${minuteOf(claim.fromMs)} – ${clockOf(claim.toMs)}`],
          [text.claimed, lengthOf(claim.claimedMs)],
          ...(isOpen ? [[text.grantable, <b key="can">{lengthOf(grantableMs)}</b>] as const] : []),
          [text.granted, typeof claim.grantedMs === 'number' ? lengthOf(claim.grantedMs) : all.none],
          [text.supportedBy, sheet.supportedBy ?? all.none],
          [text.approvedBy, sheet.approvedBy ?? all.none],
          [text.others, fill(text.othersText, others)],
          [all.evidence, <Evidence key="evidence" files={sheet.evidence} none={all.none} />],
        ]}
      />
      <Ribbon
        language={language}
        window={windowAround([framed], 3_600_000)}
        pieces={piecesOf(around, REASONS[language])}
        framed={framed}
        label={fill(text.ribbon, { grantable: lengthOf(grantableMs) })}
      />
      <Legend texts={replayTexts[language].tones} label={replayTexts[language].legend} />
      {!isOpen ? null : parts.length === 0 ? (
        <p className="lg-page__empty">{text.noParts}</p>
      ) : (
        <table className="lg-sheet">
          <caption className="lg-caption">{text.parts}</caption>
          <thead>
            <tr>
              <th scope="col">{text.from}</th>
              <th scope="col">{text.to}</th>
              <th scope="col" className="lg-number">
                {text.length}
              </th>
              <th scope="col">{text.why}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ endMs, reason, startMs }) => (
              <tr key={startMs}>
                <td>{clockOf(startMs)}</td>
                <td>{clockOf(endMs)}</td>
                <td className="lg-number">{lengthOf(endMs - startMs)}</td>
                <td>{reason === 'offline' ? text.offline : REASONS[language][reason]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
