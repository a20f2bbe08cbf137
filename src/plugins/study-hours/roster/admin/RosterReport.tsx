'use client'

import { Faults } from '@/platform/spreadsheets/admin/Faults'
import type { Report } from '@/platform/spreadsheets/admin/use-table-import'
import type { RosterPreview } from '../operations/preview'
import { RosterAbsent, RosterPeople } from './RosterPeople'
import type { RosterTexts } from '../../training/admin/texts'

type Props = { classId: string; file: File; report: Report<Partial<RosterPreview>>; text: RosterTexts }

/** What an import would do, or every row that keeps it from being done. */
export function RosterReport({ classId, file, report, text }: Props) {
  const { counts } = report
  return (
    <>
      {counts ? (
        <dl className="lg-figures">
          {Object.entries(text.counts).map(([key, label]) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>{counts[key] ?? 0}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {report.people ? <RosterPeople people={report.people} count={report.peopleCount ?? 0} text={text} /> : null}
      {report.absent ? <RosterAbsent absent={report.absent} count={report.absentCount ?? 0} text={text} /> : null}
      <Faults file={file} url={`/api/classes/${classId}/roster`} report={report} text={text} />
    </>
  )
}
