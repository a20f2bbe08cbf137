import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountProblems, isMailAddress, normalAccount, type NewAccount } from '@/collections/people/domain/accounts'
import { staffTable } from '@/collections/people/operations/staff-table'
import { asOneTimePassword, oneTimePassword } from '@/collections/people/domain/one-time-password'
import { rosterTable } from '@/plugins/study-hours/roster/operations/table'

const good: NewAccount = { username: 'li-na', name: '李娜' }
const faults = (...people: NewAccount[]) => accountProblems(people.map(normalAccount)).map(({ fault, field, row }) => [row, field, fault])

describe('the rows of a list of accounts', () => {
  it('are in order when they say who and by which name', () => {
    expect(
      faults(good, { username: 'G-2041', name: '王强', email: 'w@works.test', password: { kind: 'chosen', text: 'a long enough one' } }),
    ).toEqual([])
  })

  it.each<[string, NewAccount, string, string]>([
    ['no username', { ...good, username: '  ' }, 'username', 'required'],
    ['no name', { ...good, name: '' }, 'name', 'required'],
    ['a name that is too long', { ...good, name: '长'.repeat(61) }, 'name', 'tooLong'],
    ['a username with a space', { ...good, username: 'li na' }, 'username', 'malformed'],
    ['a username that looks like an address', { ...good, username: 'li@works.test' }, 'username', 'malformed'],
    ['an address that is none', { ...good, email: 'works.test' }, 'email', 'malformed'],
    ['no role at all', { ...good, roles: [] }, 'roles', 'required'],
    [
      'a password that is the username',
      { ...good, username: 'li-na-works', password: { kind: 'initial', text: 'Li-Na-Works' } },
      'password',
      'weak',
    ],
  ])('are refused for %s', (_, person, field, fault) => {
    expect(faults(good, { ...person, username: person.username === 'li-na' ? 'second' : person.username })).toEqual([[1, field, fault]])
  })

  it('are refused the second time that a username or an address appears, however it is written', () => {
    const first = { ...good, email: 'a@works.test' }
    expect(faults(first, { username: ' LI-NA', name: '李娜', email: 'A@works.test ' })).toEqual([
      [1, 'username', 'twice'],
      [1, 'email', 'twice'],
    ])
  })

  it('may all be without an address', () => {
    expect(faults({ ...good, email: '' }, { username: 'second', name: '二', email: ' ' })).toEqual([])
  })
})

describe('a mail address', () => {
  const cases = [
    ['li@works.test', true],
    ['li.na+a@sub.works.test', true],
    ['li@works', false],
    ['li..na@works.test', false],
    ['li na@works.test', false],
    ['li@@works.test', false],
    ['"li"@works.test', false],
    ['', false],
  ] as const
  it.each(cases)('%s: %s, for an account, a list of staff and a roster alike', (text, is) => {
    expect(isMailAddress(text)).toBe(is)
    const columns = [staffTable.columns.email, rosterTable.columns.email]
    expect(columns.map(({ check }) => check(text).ok)).toEqual([is, is])
  })
})

describe('a one-time password', () => {
  it('is three groups of four characters that cannot be confused, whatever is drawn', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 12, maxLength: 12 }), (draws) => {
        const left = [...draws]
        expect(oneTimePassword(() => left.shift() ?? 0)).toMatch(/^([a-hjkmnp-z2-9]{4}-){2}[a-hjkmnp-z2-9]{4}$/)
      }),
    )
  })

  it.each(['k7mp-x3rd-9wqa', 'K7MP-X3RD-9WQA', 'k7mpx3rd9wqa', ' k7mp x3rd 9wqa ', 'Ｋ７ＭＰ－Ｘ３ＲＤ－９ＷＱＡ', 'k7mp–x3rd—9wqa'])(
    'is known however it is typed: "%s"',
    (typed) => {
      expect(asOneTimePassword(typed)).toBe('k7mp-x3rd-9wqa')
    },
  )

  it.each(['', 'k7mp-x3rd-9wq', 'k7mp-x3rd-9wqaa', 'k7mp-x3rd-9wq0', 'first day at work', '-'.repeat(500)])('cannot be "%s"', (typed) => {
    expect(asOneTimePassword(typed)).toBeNull()
  })

  it('tells different draws apart and asks for every character anew', () => {
    let asked = 0
    const passwords = new Set(
      Array.from({ length: 31 }, (_, value) =>
        oneTimePassword((below) => {
          expect(below).toBe(31)
          asked += 1
          return value
        }),
      ),
    )
    expect([passwords.size, asked]).toEqual([31, 31 * 12])
  })
})
