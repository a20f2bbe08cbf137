import { DAY_MS } from '@/kernel/clock'
import { importStudy } from '../../desk/operations/import-study'
import { keepRuleSet } from '../../ledger/operations/rule-sets'
import type { StoryCalendar } from '@/platform/demonstration/calendar'
import { demoUnits } from '../classes'
import { playStudy } from '../play'
import { ownSittings, sittingsOf } from '../sittings'
import type { DemoClass } from '../types'
import type { Step } from '@/platform/demonstration/scene'

const HOUR_MS = 3_600_000

/**
 * What the trainees of a class studied online, taken over in one step a person, after the last day that is told.
 * @param args.untilMs where the record ends
 */
export function recordSteps({
  calendar,
  trainingClass,
  untilMs,
}: {
  calendar: StoryCalendar
  trainingClass: DemoClass
  untilMs: number
}): Step[] {
  const fromMs = Date.parse(`${calendar.day(trainingClass.startsWeek)}T00:00:00+08:00`)
  return trainingClass.trainees.map(({ diligence, user }, index) => ({
    what: `study of ${user} in ${trainingClass.key}`,
    at: new Date(untilMs + HOUR_MS).toISOString(),
    by: null,
    run: async ({ names, req }) => {
      const { id: ruleSet, rules } = await keepRuleSet({ req, on: calendar.day(trainingClass.startsWeek) })
      const seed = index + 1 + 100 * trainingClass.code.charCodeAt(0) + trainingClass.startsWeek
      const isGuide = user === 'trainee-1' && trainingClass.key === 'yigang'
      const told = isGuide ? ownSittings(untilMs - 8 * DAY_MS) : []
      const general = sittingsOf({ trainingClass, diligence, seed, fromMs, untilMs: told[0]?.startMs ?? untilMs })
      const trainee = names.idOf('user', user)
      await importStudy({
        req,
        trainee,
        play: (desk, newId) =>
          playStudy({
            desk,
            sittings: [...general, ...told],
            unitOf: (key) => {
              const unit = demoUnits.find((one) => one.key === key)
              if (!unit) throw new Error(`there is no unit ${key}`)
              return { id: names.idOf('unit', key), kind: unit.kind, revision: 1 }
            },
            trainee,
            enrolment: names.idOf('enrolment', `${trainingClass.key} ${user}`),
            ruleSet,
            rules,
            seed,
            newId,
          }),
      })
    },
  }))
}
