import { describe, expect, it } from 'vitest'
import { checkNewPassword } from '@/collections/people/domain/password'
import { termHolds, termsOverlap } from '@/collections/committees/domain/term'
import { demoCommittees } from '@/demo/facts/committees'
import { demoOrganisations } from '@/demo/facts/organisations'
import { demoMemberships, demoPasswordOf, demoPeople, demoTour } from '@/demo/people'
import { COMMITTEE_ROLES, GLOBAL_ROLES } from '@/kernel/actor'

const seats = demoMemberships('2026-11-22')

describe('people of the demonstration', () => {
  it.each(GLOBAL_ROLES)('has somebody with the global role %s', (role) => {
    expect(demoPeople.some(({ roles }) => roles.includes(role))).toBe(true)
  })

  it.each(COMMITTEE_ROLES)('has somebody who sits as %s today', (role) => {
    expect(
      seats.some((seat) => seat.role === role && termHolds({ startsOn: seat.termStartsOn, endsOn: seat.termEndsOn }, '2026-11-22')),
    ).toBe(true)
  })

  it('gives everybody a username, a number, an invented organisation and a password that the house accepts', () => {
    expect(demoPeople.length).toBeGreaterThanOrEqual(45)
    for (const field of ['username', 'employeeNumber', 'name'] as const)
      expect(new Set(demoPeople.map((person) => person[field])).size).toBe(demoPeople.length)
    for (const { employeeNumber, organisation, username } of demoPeople) {
      expect(demoOrganisations.find(({ key }) => key === organisation)?.isDemonstration).toBe(true)
      expect(employeeNumber).toMatch(/^[A-Z]{2}\d{4}$/)
      expect(checkNewPassword({ next: demoPasswordOf(username), username })).toEqual({ ok: true })
    }
  })

  it('seats known people in known committees, nobody twice in one role at a time', () => {
    for (const seat of seats) {
      expect(demoPeople.some(({ username }) => username === seat.user)).toBe(true)
      expect(demoCommittees.some(({ key }) => key === seat.committee)).toBe(true)
      const same = seats.filter((other) => other.user === seat.user && other.committee === seat.committee && other.role === seat.role)
      const clashes = same.filter((other) =>
        termsOverlap({ startsOn: other.termStartsOn, endsOn: other.termEndsOn }, { startsOn: seat.termStartsOn, endsOn: seat.termEndsOn }),
      )
      expect(clashes).toEqual([seat])
    }
  })

  it('gives each committee a chair, and the two that write at least three reviewers', () => {
    const holding = seats.filter(({ termEndsOn }) => termEndsOn >= '2026-11-22')
    for (const { key } of demoCommittees) expect(holding.some(({ committee, role }) => committee === key && role === 'chair')).toBe(true)
    for (const key of ['iron', 'steel'])
      expect(holding.filter(({ committee, role }) => committee === key && role === 'reviewer').length).toBeGreaterThanOrEqual(3)
  })

  it('introduces only accounts that exist', () => {
    for (const { username } of demoTour) expect(demoPeople.map((person) => person.username)).toContain(username)
  })
})
