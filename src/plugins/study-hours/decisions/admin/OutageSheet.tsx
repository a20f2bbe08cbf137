import { localSpan } from '@/kernel/clock'
import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { loadOutageSheet, type OutageSheet as Loaded } from '../operations/sheets'
import { duration } from '../../shared/admin/format'
import { Protect } from './Protect'
import { drawn, Facts, type SheetProps } from './sheet'
import { decisionTexts } from './texts'

/** Whom an outage touches, and how much time the second signature would protect. */
export async function OutageSheet(props: SheetProps) {
  return drawn(props, loadOutageSheet, (sheet, language) => <Drawn sheet={sheet} language={language} />)
}

function Drawn({ language, sheet }: { sheet: Loaded; language: Language }) {
  const { approvedBy, classes, declaredBy, outage, preview, protection } = sheet
  const all = decisionTexts[language]
  const text = all.outage
  const people = (trainees: number, ms: number) => fill(text.people, { trainees, time: duration(ms, language) })
  const counted = typeof outage.correctedTrainees === 'number' ? people(outage.correctedTrainees, outage.correctedMs ?? 0) : all.none
  const done = protection?.isUnderWay ? text.running : counted
  return (
    <section className="lg-block">
      <h2>{text.title}</h2>
      <Facts
        rows={[
          [text.interval, `${localSpan(outage.fromMs, outage.toMs)} · ${duration(outage.toMs - outage.fromMs, language)}`],
          [
            text.classes,
            classes.map(({ id, name, nameEn }) => (
              <a key={id} className="lg-line" href={`/admin/collections/classes/${id}/board`}>
                {(language === 'en' && nameEn) || name}
              </a>
            )),
          ],
          [text.declaredBy, declaredBy ?? all.none],
          [text.approvedBy, approvedBy ?? all.none],
          ...(preview
            ? [
                [
                  text.preview,
                  preview.trainees === 0 ? (
                    text.nobody
                  ) : (
                    <>
                      <b>{people(preview.trainees, preview.ms)}</b>
                      {fill(text.enrolled, preview)}
                    </>
                  ),
                ] as const,
              ]
            : []),
          ...(outage.state === 'approved' ? [[text.protected, <b key="done">{done}</b>] as const] : []),
        ]}
      />
      {protection?.isBroken ? (
        <p className="lg-page__refusal">
          ⚠{' '}
          {fill(text.protection.broken[protection.job?.state === 'failed' ? 'failed' : 'cancelled'], {
            error: protection.job?.error ?? '',
          })}
        </p>
      ) : null}
      {protection?.mayFollow ? (
        <Protect
          outageId={String(outage.id)}
          running={protection.isUnderWay ? (protection.job?.id ?? null) : null}
          mayGoOn={protection.mayGoOn}
          language={language}
        />
      ) : null}
    </section>
  )
}
