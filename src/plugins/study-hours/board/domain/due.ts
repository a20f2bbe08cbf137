import { addDays, daysBetween } from '@/kernel/clock'

type ClassDays = { appraisalOn?: string | null | undefined; endsOn: string }

/** The first day on which study no longer helps: that of the appraisal, or the one after the class ends. */
export function deadlineOf({ appraisalOn, endsOn }: ClassDays): string {
  return appraisalOn ?? addDays(endsOn, 1)
}

/** When the hours of a class are due, as people are told. */
export type Due = {
  /** What makes them due: an appraisal, on whose day they are there already, or the last day of the class, which still counts. */
  by: 'appraisal' | 'classEnd'
  /** `YYYY-MM-DD`: the appraisal, or the last day of the class. */
  on: string
  /** Days on which one can still study, today among them; 0 where the term is over. */
  daysLeft: number
}

/** The one deadline that the board, the workbench, the trainee's page and the projection go by. */
export function dueOf({ appraisalOn, endsOn }: ClassDays, today: string): Due {
  return {
    ...(appraisalOn ? { by: 'appraisal', on: appraisalOn } : { by: 'classEnd', on: endsOn }),
    daysLeft: Math.max(0, daysBetween(today, deadlineOf({ appraisalOn, endsOn }))),
  }
}
