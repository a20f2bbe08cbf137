import type { Language } from '@/kernel/errors'
import { fill } from '@/platform/admin/fill'
import { loadLeaveSheet, type LeaveSheet as Loaded } from '../operations/sheets'
import { clockOf, minuteOf } from '../../shared/admin/format'
import { Evidence } from './Evidence'
import { drawn, Facts, type SheetProps } from './sheet'
import { decisionTexts } from './texts'

/** From which sessions leave is asked, what is marked there, and how the trainee stands. */
export async function LeaveSheet(props: SheetProps) {
  return drawn(props, loadLeaveSheet, (sheet, language) => <Drawn sheet={sheet} language={language} />)
}

function Drawn({ language, sheet }: { sheet: Loaded; language: Language }) {
  const { leave, sessions, standing, trainee } = sheet
  const all = decisionTexts[language]
  const text = all.leave
  const name = (language === 'en' && sheet.class.nameEn) || sheet.class.name
  return (
    <section className="lg-block">
      <h2>{text.title}</h2>
      <Facts
        rows={[
          [all.trainee, trainee.name],
          [
            all.class,
            <a key="class" href={`/admin/collections/classes/${sheet.class.id}/board`}>
              {name}
            </a>,
          ],
          [text.standing, fill(text.standingText, standing)],
          [all.evidence, <Evidence key="evidence" files={sheet.evidence} none={all.none} />],
        ]}
      />
      <table className="lg-sheet">
        <thead>
          <tr>
            <th scope="col">{text.session}</th>
            <th scope="col">{text.time}</th>
            <th scope="col">{text.place}</th>
            <th scope="col">{text.mark}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ endsAt, id, mark, place, startsAt, title, titleEn }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/admin/collections/class-sessions/${id}`}>{(language === 'en' && titleEn) || title}</a>
              </th>
              <td>
                {minuteOf(Date.parse(startsAt))}–{clockOf(Date.parse(endsAt)).slice(0, 5)}
                {Date.parse(leave.createdAt) > Date.parse(startsAt) ? <small className="lg-line">{text.after}</small> : null}
              </td>
              <td>{place ?? all.none}</td>
              <td>
                {mark === null ? (
                  text.noMark
                ) : (
                  <span className={mark === 'absent' ? 'lg-late' : undefined}>{text.marks[mark] ?? mark}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
