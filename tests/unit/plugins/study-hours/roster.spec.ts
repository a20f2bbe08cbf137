import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passwordsOf } from '@/collections/people'
import {
  factsWithin,
  needsCentre,
  planRoster,
  wishedUsernames,
  type KnownAccount,
  type RosterFacts,
  type RosterRow,
} from '@/plugins/study-hours/roster/domain/roster'

const everywhere = { organisation: null }
let drawn = 0
const draw = (below: number) => drawn++ % below

const row = (more: Partial<RosterRow> = {}): RosterRow => ({
  sheet: '名册',
  row: 2,
  name: '李明',
  identity: 'digest-li',
  masked: null,
  employeeNumber: 'G01',
  organisation: 'works',
  organisationCode: '',
  number: null,
  crew: null,
  email: null,
  ...more,
})
const account = (more: Partial<KnownAccount> = {}): KnownAccount => ({
  id: 'li',
  name: '李明',
  employeeNumber: 'G01',
  organisation: 'works',
  identityDigest: 'digest-li',
  identityMasked: '430102********1234',
  email: null,
  emailIsOwn: false,
  active: true,
  isOnlyTrainee: true,
  ...more,
})
const facts = (more: Partial<RosterFacts> = {}): RosterFacts => ({ accounts: [], enrolments: [], usernames: new Set(), ...more })
const plan = (rows: RosterRow[], known: Partial<RosterFacts> = {}, bounds: { organisation: string | null } = everywhere) =>
  planRoster({ rows, facts: facts(known), bounds, draw })
const faultsOf = (...args: Parameters<typeof plan>) => plan(...args).faults.map(({ code, column, row: at }) => `${at} ${column} ${code}`)

describe('a row of a roster', () => {
  it('becomes an account and an enrolment where nobody fits it', () => {
    expect(plan([row({ number: '07', crew: 'B' })])).toMatchObject({
      create: [{ index: 0, username: 'g01', account: { name: '李明', organisation: 'works' }, enrolment: { number: '07', crew: 'B' } }],
      update: [],
      faults: [],
    })
  })

  it('is found by identity number before employee number, and changes what differs', () => {
    const known = { accounts: [account({ employeeNumber: 'OLD', name: '李 明' })] }
    expect(plan([row()], known).update).toMatchObject([
      {
        user: 'li',
        account: { name: '李明', employeeNumber: 'G01' },
        accountBefore: { name: '李 明', employeeNumber: 'OLD' },
        identity: false,
      },
    ])
  })

  it('is found by employee number within its organisation alone', () => {
    const unsealed = account({ identityDigest: null, identityMasked: null })
    expect(plan([row()], { accounts: [unsealed] }).update).toMatchObject([{ user: 'li', identity: true, enrolment: { kind: 'create' } }])
    expect(plan([row()], { accounts: [{ ...unsealed, organisation: 'other' }] }).create).toHaveLength(1)
  })

  it('leaves alone what it does not name', () => {
    const known = {
      accounts: [account({ email: 'li@works.test', emailIsOwn: true })],
      enrolments: [{ id: 'e', trainee: 'li', number: '07', crew: 'A', state: 'active' }],
    }
    expect(plan([row({ employeeNumber: null })], known)).toMatchObject({ unchanged: 1, update: [], faults: [], warnings: [] })
    expect(plan([row({ crew: 'B' })], known).update).toMatchObject([
      { enrolment: { kind: 'update', set: { crew: 'B' }, before: { crew: 'A' } } },
    ])
  })

  const kept = [{ sheet: '名册', row: 2, column: 'email', code: 'study.emailKept' }]
  it.each([
    ['gives an address to an account without one', { email: null, emailIsOwn: true }, 'new@works.test', []],
    ['replaces one that nobody has used', { email: 'old@works.test' }, 'new@works.test', []],
    ['leaves one that is its owner’s, and says so', { email: 'old@works.test', emailIsOwn: true }, undefined, kept],
    ['leaves one of another organisation, and says so', { email: 'old@works.test', organisation: 'other' }, undefined, kept],
    ['says nothing of one that is the same', { email: 'new@works.test', emailIsOwn: true }, undefined, []],
  ] as const)('%s', (_, known, email, warnings) => {
    const planned = plan([row({ email: 'new@works.test' })], { accounts: [account(known)] })
    expect(planned.faults).toEqual([])
    expect(planned.update[0]?.account.email).toBe(email)
    expect(planned.update[0]?.accountBefore.email).toBe(email === undefined ? undefined : known.email)
    expect(planned.warnings).toEqual(warnings)
  })

  it('takes an exported, masked number for what it is', () => {
    const enrolments = [{ id: 'e', trainee: 'li', number: null, crew: null, state: 'active' }]
    const masked = row({ identity: null, masked: '430102********1234' })
    expect(plan([masked], { accounts: [account()], enrolments })).toMatchObject({ unchanged: 1, faults: [] })
    expect(faultsOf([{ ...masked, masked: '430102********9999' }], { accounts: [account()] })).toEqual(['2 identity study.identityOther'])
    expect(faultsOf([masked])).toEqual(['2 identity study.maskedUnknown'])
  })

  describe('that holds only what an exported roster shows', () => {
    const MASK = '430102********1234'
    const on = (trainee: string, number: string | null = null) => ({ id: `e-${trainee}`, trainee, number, crew: null, state: 'active' })
    const free = account({ employeeNumber: null })
    const bare = account({ employeeNumber: null, identityDigest: null, identityMasked: null })
    const shown = row({ identity: null, masked: MASK, employeeNumber: null })
    const nameOnly = row({ identity: null, employeeNumber: null })
    const namesake = (as: KnownAccount): KnownAccount => ({ ...as, id: 'li-2', identityDigest: as.identityDigest && 'another' })

    it.each([
      ['is known by masked number and name', shown, [free], [on('li')]],
      ['is known by name where there is no number at all', nameOnly, [bare], [on('li')]],
      [
        'is told from a namesake by the number in the class',
        { ...shown, number: '1' },
        [namesake(free), free],
        [on('li-2', '2'), on('li', '1')],
      ],
      ['is told from a namesake who has an identity number', nameOnly, [namesake(free), bare], [on('li-2'), on('li')]],
      ['keeps an account without organisation as it is', shown, [{ ...free, organisation: null }], [on('li')]],
      ['keeps it by its employee number too', row({ identity: null, masked: MASK }), [account({ organisation: null })], [on('li')]],
    ] as const)('%s', (_, given, accounts, enrolments) => {
      for (const bounds of [everywhere, { organisation: 'works' }])
        expect(plan([given], { accounts: [...accounts], enrolments: [...enrolments] }, bounds)).toMatchObject({
          unchanged: 1,
          create: [],
          update: [],
          absent: enrolments.filter(({ trainee }) => trainee !== 'li'),
          faults: [],
        })
    })

    it.each([
      ['is nobody outside the class', [shown], [free], [], ['2 identity study.maskedUnknown']],
      ['is nobody of another name', [{ ...shown, name: '王芳' }], [free], [on('li')], ['2 identity study.maskedUnknown']],
      ['without a number is nobody who has one', [nameOnly], [free], [on('li')], ['2 identity study.noKey']],
      ['asks for more where two fit', [shown], [free, namesake(free)], [on('li', '1'), on('li-2', '2')], ['2 name study.traineeAmbiguous']],
      ['is there once', [shown, { ...shown, row: 3 }], [free], [on('li')], ['3 name study.traineeTwice']],
      [
        'is nobody of another organisation to its administrator',
        [shown],
        [{ ...free, organisation: 'other' }],
        [on('li')],
        ['2 identity study.maskedUnknown'],
      ],
    ] as const)('%s', (_, rows, accounts, enrolments, faults) => {
      expect(faultsOf([...rows], { accounts: [...accounts], enrolments: [...enrolments] }, { organisation: 'works' })).toEqual(faults)
    })

    it('gains an employee number', () => {
      const given = row({ identity: null, masked: MASK, employeeNumber: 'G77' })
      expect(plan([given], { accounts: [free], enrolments: [on('li')] }).update).toMatchObject([
        { user: 'li', account: { employeeNumber: 'G77' } },
      ])
    })
  })

  it.each([
    ['needs a number to be known by', [row({ identity: null, employeeNumber: null })], {}, '2 identity study.noKey'],
    ['names an organisation that exists', [row({ organisation: undefined })], {}, '2 organisation study.unknownOrganisation'],
    ['does not repeat an identity number', [row(), row({ row: 3, employeeNumber: 'G02' })], {}, '3 identity study.identityTwice'],
    ['does not repeat an employee number', [row(), row({ row: 3, identity: 'b' })], {}, '3 employeeNumber study.employeeTwice'],
    [
      'does not repeat an address',
      [row({ email: 'a@b.cn' }), row({ row: 3, identity: 'b', employeeNumber: 'x', email: 'a@b.cn' })],
      {},
      '3 email study.emailTwice',
    ],
    [
      'has no address of somebody else',
      [row({ email: 'a@b.cn' })],
      { accounts: [account({ id: 'wang', identityDigest: null, employeeNumber: null, email: 'a@b.cn' })] },
      '2 email study.emailTaken',
    ],
    [
      'fits one account, not two',
      [row()],
      { accounts: [account({ employeeNumber: 'X' }), account({ id: 'wang', identityDigest: 'w' })] },
      '2 identity study.identityTaken',
    ],
    ['agrees with the number that is registered', [row({ identity: 'new' })], { accounts: [account()] }, '2 identity study.identityOther'],
    ['is not of an account that is switched off', [row()], { accounts: [account({ active: false })] }, '2 name study.accountInactive'],
    [
      'does not change accounts with other roles',
      [row({ name: '别名' })],
      { accounts: [account({ isOnlyTrainee: false })] },
      '2 name study.accountOfStaff',
    ],
    [
      'does not bring back who has left',
      [row()],
      { accounts: [account()], enrolments: [{ id: 'e', trainee: 'li', number: null, crew: null, state: 'revoked' }] },
      '2 name study.enrolmentOver',
    ],
    [
      'does not repeat a number in the class',
      [row({ number: '1' }), row({ row: 3, identity: 'b', employeeNumber: 'x', number: '1' })],
      {},
      '3 number study.numberTwice',
    ],
    [
      'does not take the number of somebody in the class',
      [row({ number: '1' })],
      { enrolments: [{ id: 'e', trainee: 'wang', number: '1', crew: null, state: 'active' }] },
      '2 number study.numberTaken',
    ],
  ] as const)('%s', (_, rows, known, fault) => {
    expect(faultsOf([...rows], known as never)).toEqual([fault])
  })

  it('lets two trainees exchange their numbers', () => {
    const known = {
      accounts: [account(), account({ id: 'wang', identityDigest: 'w', employeeNumber: 'G02' })],
      enrolments: [
        { id: 'a', trainee: 'li', number: '1', crew: null, state: 'active' },
        { id: 'b', trainee: 'wang', number: '2', crew: null, state: 'active' },
      ],
    }
    const rows = [row({ number: '2' }), row({ row: 3, identity: 'w', employeeNumber: 'G02', number: '1' })]
    expect(plan(rows, known)).toMatchObject({ faults: [], update: [{ user: 'li' }, { user: 'wang' }] })
  })

  it('of another organisation is not for the training administrator of this one', () => {
    expect(faultsOf([row({ organisation: 'other', organisationCode: 'X' })], {}, { organisation: 'works' })).toEqual([
      '2 organisation study.rowOfOtherOrganisation',
    ])
    const elsewhere = { accounts: [account({ organisation: 'other' })] }
    expect(faultsOf([row()], elsewhere, { organisation: 'works' })).toEqual(['2 identity study.identityTaken'])
    expect(plan([row()], elsewhere).update).toMatchObject([{ account: { organisation: 'works' } }])
  })

  it('is listed with what it repeats of rows with a fault of their own, and they with what they repeat of it', () => {
    const bad = row({ row: 3, name: '', identity: null })
    const again = row({ row: 4, identity: 'digest-wang', employeeNumber: 'g01', email: null })
    const found = planRoster({ rows: [row(), again], unsound: [bad], facts: facts(), bounds: everywhere, draw }).faults
    expect(found.map(({ code, details, row: at }) => [at, code, details?.['firstRow']])).toEqual([
      [3, 'study.employeeTwice', 2],
      [4, 'study.employeeTwice', 2],
    ])
  })
})

describe('what a check gives away to whoever is bound to an organisation', () => {
  const bounds = { organisation: 'works' }
  const rows = [row({ email: 'li@example.org' })]
  const checked = (known: Partial<RosterFacts>) => {
    const { absent, create, faults, unchanged, update, warnings } = planRoster({
      rows,
      facts: factsWithin(facts(known), bounds),
      bounds,
      draw,
    })
    return { absent, create, faults, unchanged, update, warnings }
  }
  const enrolled = [{ id: 'e', trainee: 'li', number: null, crew: null, state: 'active' }]

  it.each([
    ['an account of other works has the identity number', [account({ organisation: 'other', employeeNumber: null })]],
    ['an account of other works has the address', [account({ organisation: 'other', identityDigest: null, email: 'li@example.org' })]],
    ['an account of nobody’s has both', [account({ organisation: null, employeeNumber: null, email: 'li@example.org' })]],
    ['the account is switched off', [account({ organisation: 'other', active: false })]],
  ])('is the same where %s as where nobody has', (_, accounts) => {
    expect(checked({ accounts })).toEqual(checked({}))
  })

  it('names accounts of the own organisation, and of the roll of the class', () => {
    expect(checked({ accounts: [account()] }).update).toHaveLength(1)
    expect(checked({ accounts: [account({ organisation: 'other' })], enrolments: enrolled }).faults).toMatchObject([
      { code: 'study.identityTaken' },
    ])
  })

  it('hides nothing from the centre', () => {
    const known = facts({ accounts: [account({ organisation: 'other' })] })
    expect(factsWithin(known, everywhere)).toBe(known)
  })

  it('says the same words at the import, whatever was found elsewhere', () => {
    const found = (known: KnownAccount) => needsCentre(planRoster({ rows, facts: facts({ accounts: [known] }), bounds, draw }).faults)
    const said = [{ sheet: '名册', row: 2, column: 'name', code: 'study.rowNeedsCentre' }]
    expect(found(account({ organisation: 'other', employeeNumber: null }))).toEqual(said)
    expect(found(account({ organisation: 'other', employeeNumber: null, identityDigest: null, email: 'li@example.org' }))).toEqual(said)
  })
})

describe('sign-in names', () => {
  it.each([
    ['Ｇ－01', '', ['g-01']],
    ['G 01', 'WG-1', ['g01', 'wg-1-g01']],
    [null, 'WG', []],
    ['工号', 'WG', []],
  ])('%s of %s are wished as %o', (employeeNumber, organisationCode, wished) => {
    expect(wishedUsernames({ employeeNumber, organisationCode })).toEqual(wished)
  })

  it('are never given twice, and never one that is taken', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ employeeNumber: fc.constantFrom('A', 'a', 'B', null), organisation: fc.constantFrom('x', 'y') }), {
          maxLength: 12,
        }),
        fc.uniqueArray(fc.constantFrom('a', 'b', 'x-a', 'y-a', 't00000000')),
        (people, taken) => {
          const rows = people.map((person, index) =>
            row({ ...person, organisationCode: person.organisation, identity: `d${index}`, row: index + 2 }),
          )
          const names = plan(rows, { usernames: new Set(taken) }).create.map(({ username }) => username)
          expect(new Set([...names, ...taken]).size).toBe(names.length + taken.length)
        },
      ),
    )
  })
})

describe('one-time passwords', () => {
  const payload = { config: { secret: 'a secret of sixteen or more' } } as never
  it('come out the same for one order, and differ for every row and order', () => {
    const [once, again, other] = ['AAAA', 'AAAA', 'BBBB'].map((nonce) => passwordsOf(payload, { nonce }))
    const passwords = Array.from({ length: 500 }, (_, index) => once!(index))
    expect(passwords).toEqual(passwords.map((_, index) => again!(index)))
    expect(new Set([...passwords, ...passwords.map((_, index) => other!(index))]).size).toBe(1_000)
    for (const password of passwords) expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/)
  })
})
