import { describe, expect, it } from 'vitest'
import { GLOBAL_ROLES } from '@/kernel/actor'
import { parseRoles, planStaff, type KnownPerson, type StaffAsker, type StaffRow } from '@/collections/people/domain/staff-import'
import { planUnits } from '@/collections/people/domain/unit-import'

let line = 1
const row = (more: Partial<StaffRow> = {}): StaffRow => ({
  sheet: '人员名单',
  row: (line += 1),
  name: '沈明月',
  username: null,
  employeeNumber: null,
  organisation: 'u1',
  organisationName: '指导中心',
  roles: null,
  rolesText: '',
  title: null,
  email: null,
  language: null,
  ...more,
})
const person = (more: Partial<KnownPerson> = {}): KnownPerson => ({
  id: 'p1',
  username: 'shen',
  name: '沈明月',
  employeeNumber: '1001',
  organisation: 'u1',
  roles: ['centre-staff'],
  title: null,
  email: null,
  language: 'zh',
  active: true,
  ...more,
})
const ADMIN: StaffAsker = { id: 'me', gives: GLOBAL_ROLES, updates: false }
const STAFF: StaffAsker = { id: 'me', gives: ['trainee'], updates: false }
const plan = (rows: StaffRow[], known: KnownPerson[] = [], asker = ADMIN) => planStaff({ rows, known, asker })
const codes = (rows: StaffRow[], known: KnownPerson[] = [], asker = ADMIN) =>
  plan(rows, known, asker).faults.map(({ code, column }) => [column, code])

describe('roles in a list of people', () => {
  it.each([
    ['', null],
    ['中心工作人员', ['centre-staff']],
    ['审计员、系统管理员', ['admin', 'auditor']],
    ['Centre staff; auditor', ['centre-staff', 'auditor']],
    ['企业培训管理员，学员', ['training-admin', 'trainee']],
    ['item-expert', ['item-expert']],
    ['处长', undefined],
    ['中心工作人员、处长', undefined],
  ])('%s is %o', (text, roles) => {
    expect(parseRoles(text)).toEqual(roles)
  })
})

describe('a list of people', () => {
  it('makes accounts, with the employee number to sign in where no user name is given', () => {
    const made = plan([row({ username: 'shen', roles: ['centre-staff'] }), row({ employeeNumber: 'YG-0007', name: '万里晴' })])
    expect(made.create.map(({ fields: { roles }, username }) => [username, roles])).toEqual([
      ['shen', ['centre-staff']],
      ['yg-0007', ['trainee']],
    ])
    expect(made.faults).toEqual([])
  })
  it('leaves people who are there as they are unless it is asked to update them', () => {
    const rows = [row({ username: 'shen', title: '处长', roles: ['auditor'] })]
    expect(plan(rows, [person()])).toMatchObject({ create: [], update: [], left: [{ id: 'p1', changes: ['roles', 'title'] }], faults: [] })
    expect(plan(rows, [person()], { ...ADMIN, updates: true })).toMatchObject({
      left: [],
      update: [{ set: { roles: ['auditor'], title: '处长' } }],
    })
  })
  it('changes nothing by an empty cell, and nothing by one that says the same', () => {
    const rows = [row({ employeeNumber: '1001', roles: ['centre-staff'] })]
    expect(plan(rows, [person({ title: '处长', email: 'a@b.cn' })], { ...ADMIN, updates: true })).toMatchObject({
      update: [],
      unchanged: 1,
    })
  })
  it('finds a person by number in the unit, and takes nobody else for them', () => {
    expect(plan([row({ employeeNumber: '1001' })], [person()])).toMatchObject({ unchanged: 1 })
    expect(plan([row({ employeeNumber: '1001', organisation: 'u2' })], [person()]).create).toMatchObject([{ username: '1001' }])
    expect(codes([row({ employeeNumber: '1001', organisation: 'u2' })], [person({ username: '1001' })])).toEqual([
      ['username', 'people.nameTaken'],
    ])
    expect(
      codes([row({ username: 'qiao', employeeNumber: '1001' })], [person(), person({ id: 'p2', username: 'qiao', employeeNumber: '2' })]),
    ).toEqual([['employeeNumber', 'people.numberOfOther']])
    // A new user name beside the number of somebody who is there: nobody is renamed, nobody made.
    expect(codes([row({ username: 'lisi', employeeNumber: '1001' })], [person()])).toEqual([['employeeNumber', 'people.numberOfOther']])
  })
  it('gives a number of a unit to one person only, also where the unit is the one that somebody is in already', () => {
    expect(codes([row({ username: 'a', employeeNumber: '7' }), row({ username: 'b', employeeNumber: '7' })])).toEqual([
      ['employeeNumber', 'people.numberTwice'],
    ])
    expect(
      codes(
        [row({ username: 'qiao', employeeNumber: '1001', organisation: null })],
        [person(), person({ id: 'p2', username: 'qiao', employeeNumber: null })],
      ),
    ).toEqual([['employeeNumber', 'people.numberOfOther']])
  })
  it('moves nobody into a unit where somebody has their number, once everybody is where the list puts them', () => {
    const known = [person(), person({ id: 'p2', username: 'qiao', organisation: 'u2' })]
    const moves = row({ username: 'shen', organisation: 'u2' })
    const UPDATES = { ...ADMIN, updates: true }
    expect(plan([moves], known, UPDATES).faults).toEqual([
      {
        sheet: '人员名单',
        row: moves.row,
        column: 'organisation',
        code: 'people.numberTakenThere',
        details: { number: '1001', username: 'qiao' },
      },
    ])
    // Not asked to change anybody; a new number; or the other one goes away: nothing is in the way.
    expect(plan([moves], known).faults).toEqual([])
    expect(plan([{ ...moves, employeeNumber: '1002' }], known, UPDATES).faults).toEqual([])
    expect(plan([moves, row({ username: 'qiao', organisation: 'u1' })], known, UPDATES)).toMatchObject({ faults: [], update: [{}, {}] })
    const third = person({ id: 'p3', username: 'zhou', organisation: 'u3' })
    expect(codes([moves, row({ username: 'zhou', organisation: 'u2' })], [person(), third], UPDATES)).toEqual([
      ['organisation', 'people.numberTakenThere'],
      ['organisation', 'people.numberTakenThere'],
    ])
    expect(codes([moves, row({ username: 'neu', employeeNumber: '1001', organisation: 'u2' })], [person()], UPDATES)).toEqual([
      ['organisation', 'people.numberTakenThere'],
    ])
  })
  it.each([
    [row({ name: '无名' }), 'username', 'people.noSignInName'],
    [row({ employeeNumber: '工号一' }), 'username', 'people.noSignInName'],
    [row({ username: 'a', organisation: undefined }), 'organisation', 'people.unknownUnit'],
    [row({ username: 'a', roles: undefined, rolesText: '处长' }), 'roles', 'people.unknownRole'],
    [row({ username: 'a', roles: ['training-admin'], organisation: null }), 'organisation', 'people.roleNeedsUnit'],
    [row({ username: 'a', email: 'b@c.cn' }), 'email', 'people.mailTaken'],
  ] as const)('refuses %o at %s: %s', (given, column, code) => {
    expect(codes([given], [person({ email: 'b@c.cn' })])).toEqual([[column, code]])
  })
  it('refuses the second of two rows about one person, name or address, and names the first', () => {
    const [first, second] = [row({ username: 'a', email: 'x@y.cn' }), row({ username: 'a', email: 'x@y.cn' })]
    expect(plan([first, second]).faults).toMatchObject([
      { row: second.row, code: 'people.rowTwice', details: { firstRow: first.row } },
      { row: second.row, code: 'people.mailTwice', details: { firstRow: first.row } },
    ])
    expect(codes([row({ username: 'shen' }), row({ employeeNumber: '1001' })], [person()])).toEqual([['username', 'people.rowTwice']])
  })
})

describe('roles by import', () => {
  const given = GLOBAL_ROLES.filter((role) => role !== 'trainee')
  it.each(given)('%s is given by an administrator and by nobody less', (role) => {
    const rows = [row({ username: 'a', roles: [role] })]
    expect(codes(rows)).toEqual([])
    expect(codes(rows, [], STAFF)).toEqual([['roles', 'people.roleNotYours']])
  })
  it('are not taken away by somebody who may not give them', () => {
    const rows = [row({ username: 'shen', roles: ['trainee'] })]
    expect(codes(rows, [person({ roles: ['admin'] })], { ...STAFF, updates: true })).toEqual([['roles', 'people.roleNotYours']])
  })
  it('are never one’s own to change', () => {
    const rows = [row({ username: 'shen', roles: ['admin', 'auditor'] })]
    expect(codes(rows, [person({ roles: ['admin'] })], { ...ADMIN, id: 'p1', updates: true })).toEqual([['roles', 'people.ownRoles']])
  })
})

describe('a list of units', () => {
  const unit = (name: string, more: Partial<Record<'code' | 'parent' | 'city', string | null>> = {}) => ({
    sheet: '单位',
    row: (line += 1),
    values: { name, code: null, parent: null, city: null, kind: 'enterprise', ...more },
  })
  const known = [{ id: 'o1', values: unit('一钢', { code: 'YG', city: '武汉' }).values }]
  it('makes, updates and leaves, found by code and else by name', () => {
    const made = planUnits({ known, rows: [unit('一钢集团', { code: 'YG' }), unit('二钢')] })
    expect(made).toMatchObject({
      create: [{ values: { name: '二钢' } }],
      update: [{ id: 'o1', set: { name: '一钢集团' } }],
      unchanged: 0,
      faults: [],
    })
    expect(planUnits({ known, rows: [unit('一钢')] })).toMatchObject({ unchanged: 1, update: [] })
  })
  it('knows parents of the platform and of the file itself, further down too', () => {
    const made = planUnits({ known, rows: [unit('炼铁厂', { parent: '炼铁总厂' }), unit('炼铁总厂', { parent: 'YG' })] })
    expect([made.faults, made.parents]).toEqual([
      [],
      [
        { id: '炼铁厂', parent: '炼铁总厂' },
        { id: '炼铁总厂', parent: 'YG' },
      ],
    ])
  })
  const pair = [
    { id: 'a', values: unit('甲厂', { code: '1' }).values },
    { id: 'b', values: unit('乙厂', { code: '2' }).values },
    { id: 'c', values: unit('车间', { parent: '乙厂' }).values },
  ]
  const names = ({ update }: ReturnType<typeof planUnits>) => update.map(({ id, set }) => [id, set.name])
  it.each([
    ['as they follow', [unit('乙厂', { code: '1' }), unit('丙厂', { code: '2' })]],
    ['the other way round', [unit('丙厂', { code: '2' }), unit('乙厂', { code: '1' })]],
  ])('renames 甲 to 乙 and 乙 to 丙, %s, each name after it is free', (_, rows) => {
    const made = planUnits({ known: pair, rows })
    expect(made).toMatchObject({ faults: [], create: [] })
    expect(names(made)).toEqual([
      ['b', '丙厂'],
      ['a', '乙厂'],
    ])
  })
  it('lets two units change their names, one stepping aside', () => {
    const made = planUnits({ known: pair, rows: [unit('乙厂', { code: '1' }), unit('甲厂', { code: '2' })] })
    expect(made.faults).toEqual([])
    expect(names(made).map(([id]) => id)).toEqual(['a', 'b', 'a'])
    expect(names(made).slice(1)).toEqual([
      ['b', '甲厂'],
      ['a', '乙厂'],
    ])
  })
  it('gives an old name to a new unit with a code of its own, and names both rows where nobody can tell', () => {
    const renamed = unit('甲集团', { code: '1' })
    for (const rows of [
      [renamed, unit('甲厂', { code: '9' })],
      [unit('甲厂', { code: '9' }), renamed],
    ])
      expect(planUnits({ known: pair, rows })).toMatchObject({ faults: [], create: [{ values: { name: '甲厂', code: '9' } }] })
    const bare = unit('甲厂')
    for (const rows of [
      [renamed, bare],
      [bare, renamed],
    ])
      expect(planUnits({ known: pair, rows }).faults).toEqual([
        {
          sheet: '单位',
          row: bare.row,
          column: 'name',
          code: 'people.unitOldName',
          details: { row: bare.row, firstRow: renamed.row, name: '甲厂', newName: '甲集团' },
        },
      ])
  })
  it('takes a parent by the name that it has afterwards', () => {
    const rows = [unit('乙厂', { code: '1' }), unit('丙厂', { code: '2' })]
    expect(planUnits({ known: pair, rows: [...rows, unit('车间', { parent: '丙厂' })] }).parents).toEqual([])
    expect(planUnits({ known: pair, rows: [...rows, unit('车间', { parent: '乙厂' })] }).parents).toEqual([{ id: 'c', parent: '乙厂' }])
    expect(planUnits({ known: pair, rows: [unit('乙厂', { code: '1' })] }).faults.map(({ code }) => code)).toEqual(['people.unitCodeTaken'])
  })
  it.each([
    [[unit('甲', { parent: '无' })], 'people.unknownParent'],
    [[unit('甲', { parent: '甲' })], 'people.ownParent'],
    [[unit('甲'), unit('甲')], 'people.unitTwice'],
  ])('refuses %#: %s', (rows, code) => {
    expect(planUnits({ known, rows }).faults.map((fault) => fault.code)).toEqual([code])
  })
})
