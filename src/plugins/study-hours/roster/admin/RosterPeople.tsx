'use client'

import { fill } from '@/platform/admin/fill'
import type { RosterMemberChange, RosterPerson, RosterPreview } from '../operations/preview'
import type { RosterTexts } from '../../training/admin/texts'

/** Who would come in or change, by row and name, and what of theirs from what to what. */
export function RosterPeople({ count, people, text }: { people: readonly RosterPerson[]; count: number; text: RosterTexts }) {
  if (count === 0) return <p className="lg-hint">{text.nobodyChanges}</p>
  return (
    <section className="lg-block">
      <h4>{text.people}</h4>
      {count > people.length ? <p className="lg-hint">{fill(text.first, { count, shown: people.length })}</p> : null}
      <div className="lg-scroll lg-scroll--tall" tabIndex={0} role="region" aria-label={text.people}>
        <table className="lg-sheet lg-sheet--sticky">
          <thead>
            <tr>
              <th scope="col" className="lg-number">
                {text.person.row}
              </th>
              <th scope="col">{text.person.name}</th>
              <th scope="col">{text.person.what}</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ changes, name, row, what }) => (
              <tr key={row}>
                <td className="lg-number">{row}</td>
                <th scope="row">{name}</th>
                <td>{[text.what[what], ...changes.map((change) => said(change, text))].join(text.and)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Who is in the class and not in the file, by name: an import takes nobody out. */
export function RosterAbsent({ absent, count, text }: { absent: RosterPreview['absent']; count: number; text: RosterTexts }) {
  if (count === 0) return null
  return (
    <section className="lg-block">
      <h4>{text.absent}</h4>
      <p>{fill(text.absentText, { count })}</p>
      {count > absent.length ? <p className="lg-hint">{fill(text.first, { count, shown: absent.length })}</p> : null}
      <ul className="lg-roster__absent">
        {absent.map(({ enrolment, name, number }) => (
          <li key={enrolment}>
            <a href={`/admin/collections/enrolments/${enrolment}`}>{name}</a> {number ? <small>{number}</small> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function said({ after, before, what }: RosterMemberChange, text: RosterTexts): string {
  if (after === undefined && before === undefined) return text.members[what]
  const told = (value: string | null | undefined) => (value ? (what === 'crew' ? (text.crews[value] ?? value) : value) : text.empty)
  return fill(text.from, { what: text.members[what], before: told(before), after: told(after) })
}
