import { localMinute } from './clock'
import { allow, refuse, type Decision } from './decision'
import type { Details, Label } from './errors'

/**
 * One thing that one person did to a subject: wrote it, was named to write it, asked for it, judged it. Hands are only ever added:
 * what somebody did stays done, whoever takes their name off the record later.
 */
export type Hand = {
  person: string
  /** What was done, as the refusal says it after the time: "was named an author". */
  deed: Label
  /** When, as an ISO instant; absent where no record tells. */
  at?: string | undefined
}
export type Hands = readonly Hand[]

/** The first hand that `person` had in it. */
export function handOf(person: string, hands: Hands): Hand | undefined {
  return hands
    .filter((hand) => hand.person === person)
    .reduce<Hand | undefined>((first, hand) => (first === undefined || whenOf(hand) < whenOf(first) ? hand : first), undefined)
}

/**
 * Whether `person` may decide over something: nobody does who ever had a hand in it. The refusal's details name the person, the deed and
 * its time (`hand` puts both into words), so that `code`'s text can say which hand it was.
 */
export function separateFrom(person: string, hands: Hands, code: string, details: Details = {}): Decision {
  const hand = handOf(person, hands)
  return hand ? refuse(code, { ...details, person, ...handDetails(hand) }) : allow
}

/** What a refusal says of the hand that it rests on. */
export function handDetails(hand: Hand): { hand: Label; at?: string } {
  const { at, deed } = hand
  if (!at) return { hand: deed }
  const minute = localMinute(at)
  return { hand: { zh: `${minute} ${deed.zh}`, en: `${deed.en}, ${minute}` }, at }
}

/** One part of a course of decisions, and who holds it now or held it once. */
export type Part = { part: string; person: string; at?: string | undefined }

/**
 * Whether several parts are held by as many people: whoever holds one now neither holds another nor ever acted in another.
 * @param parts who is named now, in the order in which they are judged
 * @param acted who acted in which part, at any time
 */
export function differentPeople(args: {
  parts: readonly Part[]
  acted: readonly Part[]
  code: string
  /** The deed of having acted in a part, in words. */
  deedOf: (part: string) => Label
}): Decision {
  const { acted, code, deedOf, parts } = args
  const holders = new Map<string, string>()
  for (const { part, person } of parts) {
    const other = holders.get(person)
    if (other !== undefined) return refuse(code, { field: part, other, person, hand: deedOf(other) })
    holders.set(person, part)
  }
  for (const { part, person } of parts) {
    const hands = acted
      .filter((each) => each.part !== part)
      .map((each): Hand => ({ person: each.person, deed: deedOf(each.part), at: each.at }))
    const decision = separateFrom(person, hands, code, { field: part })
    if (!decision.ok) return decision
  }
  return allow
}

/** Hands of an unknown time stand behind those that a record dates. */
function whenOf({ at }: Hand): string {
  return at ?? '~'
}
