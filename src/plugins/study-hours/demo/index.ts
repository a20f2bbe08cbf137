import { storyCalendar, type DemoPart, type Step } from '@/platform/demonstration'
import { demoClasses } from './classes'
import { demoTrainees } from './people'
import { attendanceSteps } from './steps/attendance'
import { classSteps, move } from './steps/classes'
import { courseSteps } from './steps/course'
import { certificateSteps, decisionSteps } from './steps/decisions'
import { recordSteps } from './steps/records'

/** The training story: one short class that is over, two that have been running for three months. */
export const studyDemo: DemoPart = {
  people: demoTrainees.map(([username, name, organisation, title]) => ({ username, name, organisation, roles: ['trainee'], title })),
  steps: studySteps,
}

function studySteps({ today }: { today: string }): Step[] {
  const calendar = storyCalendar(today)
  const [refresher, ...running] = demoClasses(today.slice(0, 4))
  const [first, second] = running
  if (!refresher) throw new Error('the story has no classes')
  const lastNightMs = Date.parse(`${today}T00:00:00+08:00`) - 2 * 3_600_000
  const refresherEndsMs = Date.parse(calendar.at(refresher.endsWeek, 5, '17:00'))
  return [
    ...courseSteps(calendar.at(refresher.startsWeek - 2, 2, '10:00')),
    ...[refresher, ...running].flatMap((trainingClass) => classSteps(calendar, trainingClass)),
    ...[refresher, ...running].flatMap((trainingClass) => attendanceSteps({ calendar, trainingClass, untilMs: lastNightMs })),
    ...recordSteps({ calendar, trainingClass: refresher, untilMs: refresherEndsMs }),
    {
      what: 'refresher finishes',
      at: calendar.at(refresher.endsWeek + 1, 1, '09:00'),
      by: refresher.administrator,
      run: move(refresher.key, 'finish', 1),
    },
    ...certificateSteps(calendar, refresher),
    ...running.flatMap((trainingClass) => recordSteps({ calendar, trainingClass, untilMs: lastNightMs })),
    ...(first && second ? decisionSteps({ first, second, untilMs: lastNightMs }) : []),
  ]
}
