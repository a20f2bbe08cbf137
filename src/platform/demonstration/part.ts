import type { CommitteeRole, GlobalRole } from '@/kernel/actor'
import type { Step } from './scene'

/** `username` names a person throughout the story; nobody here exists. */
export type DemoPerson = {
  username: string
  name: string
  /** Key of an organisation; only invented ones have people. */
  organisation: string
  roles: readonly GlobalRole[]
  title: string
}

export type DemoMembership = { user: string; committee: string; role: CommitteeRole; termStartsOn: string; termEndsOn: string }

/** What a domain adds to the demonstration: people of its own, and what is done, each step at its moment of the story. */
export type DemoPart = {
  people: readonly DemoPerson[]
  /** @param args.today the day that the story is told on, `YYYY-MM-DD`; the same day gives the same steps */
  steps(args: { today: string }): readonly Step[]
}
