/** What goes wrong in a sitting, or what somebody does instead of studying. `walk-off` leaves the page open and lets a check pass unanswered. */
export type Incident = { atMinute: number; minutes: number; kind: 'hidden' | 'idle' | 'gap' | 'walk-off' }

/** One sitting of one person at one unit. */
export type Sitting = {
  startMs: number
  /** Key of the unit. */
  unit: string
  minutes: number
  incidents: readonly Incident[]
  /** Whether the last check is answered with *finish*; else the time waits for the next sitting. */
  confirmsAtEnd: boolean
}

export type DemoUnit = {
  key: string
  title: string
  titleEn: string
  nominalMinutes: number
} & ({ kind: 'chapter'; chapter: string } | { kind: 'video' | 'attachment'; file: string })

export type DemoClassSession = {
  key: string
  week: number
  weekday: number
  from: string
  to: string
  kind: 'classroom' | 'workshop'
  title: string
  titleEn: string
  place: string
}

export type DemoClass = {
  key: string
  code: string
  name: string
  nameEn: string
  organisation: string
  administrator: string
  purpose: 'appraisal' | 'refresher'
  teacher: string
  startsWeek: number
  endsWeek: number
  appraisalWeek: number | null
  requiredHours: number
  shiftPattern: 'day' | 'four-crews-three-shifts'
  trainees: readonly { user: string; crew?: 'A' | 'B' | 'C' | 'D'; diligence: number }[]
  sessions: readonly DemoClassSession[]
}
