export { storyCalendar, type StoryCalendar } from './calendar'
export { dice } from './dice'
export type { DemoMembership, DemoPart, DemoPerson } from './part'
export { createNames, idsOfCodes, loadActor, pointsByCode, type NameKind, type Names, type Step, type StoredUser } from './scene'
