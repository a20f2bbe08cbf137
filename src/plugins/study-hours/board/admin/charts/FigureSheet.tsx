import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { columnChart, flowChart } from '@/platform/documents/charts'
import { MOST_FIGURE_CLASSES, type Figures } from '../../operations/figures'
import { colon } from '../../../shared/admin/format'
import { Chart } from './Chart'
import { FigureTable, hourText, hourValue } from './FigureTable'
import type { FigureTexts } from './texts'

const ROW_PX = 34
const FRAME_PX = 56
/** How many bars a horizontal chart draws; the table has them all. */
const MOST_BARS = 16

/** The period, the charts, and the same numbers in tables. */
export function FigureSheet({
  figures,
  isOfClass,
  language,
  text,
}: {
  figures: Figures
  isOfClass: boolean
  language: Language
  text: FigureTexts
}) {
  const { choices, chosen, days, from, leftOut, to, totals } = figures
  // Under the title of the sheet of a class, or under that of the page.
  const Heading = isOfClass ? 'h3' : 'h2'
  const isEmpty = totals.onlineMs + totals.offlineMs === 0
  const described = fill(text.described, { online: hourText(totals.onlineMs), offline: hourText(totals.offlineMs), people: totals.people })
  const nameOf = ({ name, nameEn }: { name: string; nameEn: string | null }) => (language === 'en' && nameEn ? nameEn : name) || text.noUnit
  const both = [{ name: text.online }, { name: text.offline, tone: 'passed' as const }]
  const grouped = (rows: Figures['classes'] | Figures['organisations']) =>
    rows.slice(0, MOST_BARS).map((row) => ({ label: nameOf(row), values: [hourValue(row.onlineMs), hourValue(row.offlineMs)] }))
  const units = figures.units.slice(0, MOST_BARS).map((row) => ({ label: nameOf(row), values: [hourValue(row.onlineMs)] }))
  const organisations = grouped(figures.organisations)
  return (
    <>
      <form className="lg-filter" method="get">
        <label>
          {text.from}
          <input className="lg-input" type="date" name="from" defaultValue={from} />
        </label>
        <label>
          {text.to}
          <input className="lg-input" type="date" name="to" defaultValue={to} />
        </label>
        {choices.length > 0 ? (
          <label>
            {text.organisation}
            <select className="lg-input" name="organisation" defaultValue={chosen ?? ''}>
              <option value="">{text.everyOrganisation}</option>
              {choices.map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {nameOf(choice)}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <button type="submit" className="lg-button lg-button--plain">
          {text.show}
        </button>
        <span>{described}</span>
      </form>
      {leftOut > 0 ? (
        <p className="lg-page__note">
          {fill(chosen === null ? text.leftOut : text.leftOutOfOne, { count: leftOut, most: MOST_FIGURE_CLASSES })}
        </p>
      ) : null}
      {isEmpty ? (
        <p className="lg-page__empty">{text.empty}</p>
      ) : (
        <>
          <section className="lg-block">
            <Heading>{text.byDay}</Heading>
            <Chart
              width={960}
              height={280}
              title={`${text.byDay}${colon(language)}${fill(text.period, { from, to })}`}
              description={described}
              option={(theme) =>
                columnChart(
                  days.map(({ day }) => day.slice(5)),
                  [
                    { name: text.online, values: days.map(({ onlineMs }) => hourValue(onlineMs)) },
                    { name: text.offline, tone: 'passed', values: days.map(({ offlineMs }) => hourValue(offlineMs)) },
                  ],
                  theme,
                )
              }
            />
            <details className="lg-fold">
              <summary>
                {text.table}
                {colon(language)}
                {text.byDay}
              </summary>
              <FigureTable
                text={text}
                head={text.day}
                rows={days
                  .filter(({ offlineMs, onlineMs }) => offlineMs + onlineMs > 0)
                  .map(({ day, ...row }) => ({ ...row, id: day, name: day }))}
              />
            </details>
          </section>
          {units.length > 0 ? (
            <section className="lg-block">
              <Heading>{text.byUnit}</Heading>
              <Chart
                width={960}
                height={24 + ROW_PX * units.length}
                title={text.byUnit}
                option={(theme) => flowChart(units, [{ name: text.online }], theme)}
              />
              <FigureTable
                text={text}
                head={text.unit}
                isOnlineOnly
                rows={figures.units.map((row) => ({
                  ...row,
                  name: nameOf(row),
                  ...(row.id ? { href: `/admin/collections/study-units/${row.id}` } : {}),
                }))}
              />
            </section>
          ) : null}
          {isOfClass ? null : (
            <>
              <section className="lg-block">
                <Heading>{text.byOrganisation}</Heading>
                <Chart
                  width={960}
                  height={FRAME_PX + ROW_PX * organisations.length}
                  title={text.byOrganisation}
                  option={(theme) => flowChart(organisations, both, theme)}
                />
                <FigureTable
                  text={text}
                  head={text.organisation}
                  rows={figures.organisations.map((row) => ({ ...row, name: nameOf(row) }))}
                />
              </section>
              <section className="lg-block">
                <Heading>{text.byClass}</Heading>
                <FigureTable
                  text={text}
                  head={text.class_}
                  rows={figures.classes.map((row) => ({ ...row, name: nameOf(row), href: `/admin/collections/classes/${row.id}/charts` }))}
                />
              </section>
            </>
          )}
        </>
      )}
    </>
  )
}
