import type { Where } from 'payload'
import { DAY_MS } from '@/kernel/clock'
import { declareOutage } from '../../decisions/operations/outage-declare'
import { issueCertificate } from '../../certificates/operations/issue'
import { submitClaim } from '../../decisions/operations/claim-submit'
import { changeState } from '@/platform/workflow'
import type { StoryCalendar } from '@/platform/demonstration/calendar'
import { lostInterval } from '../sittings'
import type { DemoClass } from '../types'
import type { Step } from '@/platform/demonstration/scene'

const MINUTE_MS = 60_000

/** The certificates of the class that is over; one was issued over a misspelt name, revoked and issued again. */
export function certificateSteps(calendar: StoryCalendar, { administrator, endsWeek, key, trainees }: DemoClass): Step[] {
  const issue = (user: string, name: string, at: string): Step => ({
    what: `certificate of ${user}`,
    at,
    by: administrator,
    run: async ({ names, req }) => {
      const { id } = await issueCertificate({ req, enrolment: names.idOf('enrolment', `${key} ${user}`) })
      names.give('certificate', name, id)
    },
  })
  const misspelt = trainees.at(-1)?.user ?? ''
  return [
    ...trainees.map(({ user }) => issue(user, user, calendar.at(endsWeek + 1, 2, '10:00'))),
    {
      what: 'a certificate is revoked',
      at: calendar.at(endsWeek + 1, 4, '09:30'),
      by: 'staff1',
      run: async ({ names, req }) => {
        const id = names.idOf('certificate', misspelt)
        await changeState({
          req,
          slug: 'hour-certificates',
          id,
          action: 'revoke',
          seenSeq: 0,
          reason: '签发时学员姓名登记有误，更正后重新签发',
        })
      },
    },
    issue(misspelt, `${misspelt} again`, calendar.at(endsWeek + 1, 4, '14:00')),
  ]
}

/**
 * Lost time: the guide's claim waits for the centre's signature, a second one for the training administrator's, a third is credited;
 * the second works has declared an outage that nobody has signed yet.
 * @param args.untilMs the end of the record; all of this happens within the hours after it was taken over
 */
export function decisionSteps({ first, second, untilMs }: { first: DemoClass; second: DemoClass; untilMs: number }): Step[] {
  const at = (minutes: number) => new Date(untilMs + minutes * MINUTE_MS).toISOString()
  const own = lostInterval(untilMs - 8 * DAY_MS)
  const claim = (user: string, minutes: number, note: string, interval?: { fromMs: number; toMs: number }): Step => ({
    what: `claim of ${user}`,
    at: at(minutes),
    by: user,
    run: async ({ names, req }) => {
      const lost = interval ?? (await lastGap(req, { trainee: { equals: names.idOf('user', user) } }, untilMs - 10 * DAY_MS))
      if (!lost) return
      const { id } = await submitClaim({ req, ...lost, cause: 'network', note })
      names.give('claim', user, id)
    },
  })
  const decide = (user: string, by: string, action: string, seenSeq: number, minutes: number): Step => ({
    what: `claim of ${user}: ${action}`,
    at: at(minutes),
    by,
    run: async ({ names, req }) => {
      const id = names.find('claim', user)
      if (id) await changeState({ req, slug: 'hour-claims', id, action, seenSeq })
    },
  })
  const [, two, three] = first.trainees.map(({ user }) => user)
  return [
    claim('trainee-1', 70, '宿舍区的路由器断电，约七分钟后恢复，页面自己重新连上。', own),
    ...(two ? [claim(two, 72, '车间无线网切换时断线，班长可以证明当时在休息室学习。')] : []),
    ...(three ? [claim(three, 74, '手机从厂区网切到流量时掉线几分钟。')] : []),
    decide('trainee-1', first.administrator, 'support', 0, 80),
    ...(three ? [decide(three, first.administrator, 'support', 0, 82), decide(three, 'staff1', 'approve', 1, 95)] : []),
    {
      what: `outage of ${second.key}`,
      at: at(100),
      by: second.administrator,
      run: async ({ names, req }) => {
        const gap = await lastGap(req, { 'enrolment.class': { equals: names.idOf('class', second.key) } }, untilMs - 10 * DAY_MS)
        const fromMs = gap ? gap.fromMs - 5 * MINUTE_MS : untilMs - 2 * DAY_MS
        await declareOutage({
          req,
          classes: [names.idOf('class', second.key)],
          fromMs,
          toMs: fromMs + 45 * MINUTE_MS,
          cause: '厂区汇聚交换机升级，职工学校与宿舍区断网约四十五分钟。',
        })
      },
    },
  ]
}

/** The latest dropped line of the last ten days that is long enough to be worth a claim. */
async function lastGap(
  req: Parameters<Step['run']>[0]['req'],
  whose: Where,
  sinceMs: number,
): Promise<{ fromMs: number; toMs: number } | undefined> {
  const { docs } = await req.payload.find({
    collection: 'study-slices',
    where: { and: [whose, { reason: { equals: 'gap' } }, { startMs: { greater_than: sinceMs } }] },
    sort: '-startMs',
    limit: 1,
    depth: 0,
    overrideAccess: true, // the story knows whose line dropped
    req,
  })
  const [gap] = docs
  return gap && { fromMs: gap.startMs, toMs: gap.endMs }
}
