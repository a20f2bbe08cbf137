import {
  noteEffect,
  type ImportReport,
  type ImportTotals,
  type NoteCode,
  type NoteDetails,
  type ParagraphReport,
  type ReportNote,
} from './report'

const SHOWN_CHARACTERS = 60

/** Collects the report while the document is walked, paragraph by paragraph; text boxes and notes nest. */
export type Recorder = {
  /** Notes made until `end` belong to this paragraph. */
  begin: () => OpenParagraph
  note: (code: NoteCode, details?: NoteDetails) => void
  warn: (code: NoteCode, details?: NoteDetails) => void
  count: (total: 'placeholders' | 'trackedChanges') => void
  finish: (totals: Omit<ImportTotals, 'paragraphs' | 'kept' | 'changed' | 'dropped' | 'placeholders'>) => ImportReport
}

export type OpenParagraph = {
  /** `text` is what a reader saw; `kept` whether any of it is in the content. An empty paragraph without notes is not reported. */
  end: (text: string, kept: boolean) => ParagraphReport | undefined
}

export function createRecorder(): Recorder {
  const paragraphs: ParagraphReport[] = []
  const open: NoteList[] = []
  const warnings = noteList()
  const counts = { placeholders: 0, trackedChanges: 0 }
  return {
    begin: () => {
      const list = noteList()
      const { notes } = list
      const place = paragraphs.length
      open.push(list)
      return {
        end: (text, kept) => {
          open.splice(open.indexOf(list), 1)
          const shown = shorten(text)
          if (shown === '' && notes.length === 0) return undefined
          const outcome = !kept && (shown !== '' || notes.some(({ code }) => noteEffect(code) === 'dropped')) ? 'dropped' : outcomeOf(notes)
          const report: ParagraphReport = { index: 0, text: shown, outcome, notes }
          // A paragraph stands before those of the text boxes that it holds.
          paragraphs.splice(place, 0, report)
          return report
        },
      }
    },
    note: (code, details = {}) => (open[open.length - 1] ?? warnings).add(code, details),
    warn: (code, details = {}) => warnings.add(code, details),
    count: (total) => {
      counts[total]++
    },
    finish: (totals) => {
      paragraphs.forEach((paragraph, index) => (paragraph.index = index + 1))
      if (counts.trackedChanges > 0) warnings.notes.unshift({ code: 'hasTrackedChanges', details: { count: counts.trackedChanges } })
      const having = (outcome: ParagraphReport['outcome']) => paragraphs.filter((paragraph) => paragraph.outcome === outcome).length
      return {
        paragraphs,
        totals: {
          paragraphs: paragraphs.length,
          kept: having('kept'),
          changed: having('changed'),
          dropped: having('dropped'),
          placeholders: counts.placeholders,
          ...totals,
        },
        warnings: warnings.notes,
      }
    },
  }
}

type NoteList = { notes: ReportNote[]; add: (code: NoteCode, details: NoteDetails) => void }

/** The same thing is said once. */
function noteList(): NoteList {
  const notes: ReportNote[] = []
  const said = new Set<string>()
  return {
    notes,
    add: (code, details) => {
      const key = JSON.stringify([code, details])
      if (said.has(key)) return
      said.add(key)
      notes.push({ code, details })
    },
  }
}

/** The report of a paragraph that became something else later on (a caption). */
export function addNote(report: ParagraphReport | undefined, code: NoteCode, details: NoteDetails): void {
  if (!report) return
  report.notes.push({ code, details })
  if (report.outcome === 'kept') report.outcome = outcomeOf(report.notes)
}

export function shorten(text: string, length = SHOWN_CHARACTERS): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : characters.join('')
}

/** A note of a loss inside a paragraph whose text is there makes it changed, not dropped. */
function outcomeOf(notes: readonly ReportNote[]): ParagraphReport['outcome'] {
  return notes.some(({ code }) => noteEffect(code) !== 'kept') ? 'changed' : 'kept'
}
