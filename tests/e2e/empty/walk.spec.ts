import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { organisationTable } from '@/collections/people/operations/import-organisations'
import { staffTable } from '@/collections/people/operations/staff-table'
import { specificationTable } from '@/collections/standards/operations/tables/specification'
import { localDate } from '@/kernel/clock'
import { writeXlsx, type TableSchema } from '@/platform/spreadsheets'
import { rosterTable } from '@/plugins/study-hours/roster/operations/table'
import { docx, p, r } from '../../factories/docx'
import { takeStep } from '../line/cast'
import { readQr } from '../study/qr'
import {
  addChapter,
  choose,
  fillField,
  makeBook,
  makeCommittee,
  openForm,
  passAndPublish,
  reviewAndSeal,
  saveNew,
  typesetAndProof,
  writeChapter,
} from '../support/book-steps'
import { accessibilityFaults, launchBrowser, overflow } from '../support/browser'
import { createServedClock, type ServedClock } from '../support/clock'
import { FRAME } from '../support/inspect'
import {
  becomeFirstAdministrator,
  firstSignIn,
  importPeople,
  importRoster,
  importUnits,
  openGuest,
  signInAgain,
  type Guest,
} from '../support/people-steps'
import { takePictures } from '../support/pictures'
import { tapPresence } from '../support/presence'
import { startServer, type RunningServer } from '../support/server'
import { adoptPolicies, enterOccupation, enterStandard, putInForce, uploadSpecification } from '../support/standards-steps'

const PASSWORD = '自己选的密码 2026'
const OCCUPATION = '炼钢工'
const COMMITTEE = '炼钢编写委员会'
const BOOK = { title: '转炉炼钢', urlName: 'zhuanlu' }
const SENTENCE = '氧枪枪位由炉渣和温度决定，吹炼前期应适当提高枪位。'
const FROM_WORD = '终点碳含量由副枪测定，温度低时应补吹。'
const THEORY = '基本要求\t基本要求\t20\n相关知识要求\t吹炼操作\t80'
const SKILL = '技能要求\t吹炼操作\t100'
const MINUTE = 60_000

/** Sign-in name, name, unit, roles: as somebody types them into the table. */
const PEOPLE = [
  ['staff-a', '沈明月', '指导中心', '中心工作人员'],
  ['staff-b', '何书宁', '指导中心', '中心工作人员'],
  ['manager', '岑海平', '第一炼钢厂', '企业培训管理员'],
  ['chief', '秦越川', '第一炼钢厂', ''],
  ['author', '程砚秋', '第一炼钢厂', ''],
  ['reviewer-1', '曹定邦', '冶金学院', ''],
  ['reviewer-2', '万里晴', '冶金学院', ''],
  ['reviewer-3', '欧阳铮', '冶金学院', ''],
  ['editor', '苏子衿', '示例出版社', ''],
  ['proof-1', '校对甲', '示例出版社', ''],
  ['proof-2', '校对乙', '示例出版社', ''],
  ['proof-3', '校对丙', '示例出版社', ''],
  ['proof-4', '通读丁', '示例出版社', ''],
] as const
type Name = (typeof PEOPLE)[number][0]

let server: RunningServer
let browser: Browser
let clock: ServedClock
let admin: Guest
let trainee: Guest
let slips = new Map<string, string>()
const guests = new Map<Name, Guest>()
const made = {
  standard: '',
  specification: '',
  edition: '',
  typed: '',
  fromWord: '',
  course: '',
  class: '',
  session: '',
  startsAt: '',
  endsAt: '',
}

const sheet = async (schema: TableSchema, rows: readonly object[]) =>
  new Uint8Array(await writeXlsx({ language: 'zh', sheets: [{ schema, rows: rows as never }] }))
const nameOf = (username: Name) => PEOPLE.find(([each]) => each === username)?.[1] ?? ''

/** A person of the list at a screen of their own; the first time with the password of the slip. */
async function at(username: Name): Promise<Guest> {
  const known = guests.get(username)
  if (known) return known
  const guest = await openGuest(browser, server.origin, username, `${PASSWORD} ${username}`)
  await firstSignIn(guest, slips.get(username) ?? '', '/admin')
  await guest.page.locator('.lg-bench').waitFor()
  guests.set(username, guest)
  return guest
}

/** The tasks that the workbench shows somebody. */
async function tasksOf({ page }: Guest): Promise<string[]> {
  await page.goto('/admin')
  await page.locator('#bench-mine').waitFor()
  return page.locator('section[aria-labelledby="bench-mine"] .lg-register__kind').allTextContents()
}

/** What the workbench says is to be done next. */
async function nextStep({ page }: Guest): Promise<string> {
  await page.goto('/admin')
  await page.locator('.lg-bench').waitFor()
  const step = page.locator('.lg-start li[aria-current="step"] b')
  return (await step.count()) === 0 ? '' : step.innerText()
}

beforeAll(async () => {
  clock = createServedClock()
  server = await startServer({ empty: true, env: clock.env })
  browser = await launchBrowser()
  admin = await openGuest(browser, server.origin, 'first-admin', PASSWORD)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await takePictures(task.name, [admin, trainee, ...guests.values()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  clock?.remove()
})

describe('from an empty platform to a published book and a verified certificate, by the screens alone', () => {
  it('makes whoever fills in the first form the administrator, and says where to start', async () => {
    await becomeFirstAdministrator(admin, '系统管理员')
    expect(await nextStep(admin)).toBe('单位')
    expect(await accessibilityFaults(admin.page, FRAME)).toEqual([])
    await admin.page.setViewportSize({ width: 390, height: 844 })
    expect(await overflow(admin.page)).toBe(0)
    await admin.page.setViewportSize({ width: 1280, height: 900 })
    await admin.page.locator('.lg-start').getByRole('link', { name: '登记单位' }).click()
    await admin.page.waitForURL(/\/collections\/organisations/)
  })

  it('takes units and people from spreadsheets, and lets the people in by their slips', async () => {
    const units = await sheet(organisationTable, [
      { name: '指导中心', code: 'ZX', kind: 'centre' },
      { name: '第一炼钢厂', code: 'YG', kind: 'enterprise' },
      { name: '冶金学院', code: 'XY', kind: 'school' },
      { name: '示例出版社', code: 'CB', kind: 'publisher' },
    ])
    await importUnits(admin, units)
    expect(await nextStep(admin)).toBe('人员')
    // A code that another unit has: said beside its field, and nothing that was typed is lost.
    await openForm(admin.page, 'organisations/create')
    await fillField(admin.page, 'name', '第二炼钢厂')
    await choose(admin.page, 'kind', '企业')
    await fillField(admin.page, 'code', 'YG')
    await admin.page.locator('#action-save').click()
    await admin.page
      .locator('.field-type.error')
      .filter({ has: admin.page.locator('#field-code') })
      .waitFor()
    await admin.page.getByText('请更正：单位代码。').first().waitFor()
    expect(await admin.page.locator('#field-name').inputValue()).toBe('第二炼钢厂')
    expect(admin.watch.take()).toHaveLength(2) // the refusal, and the browser's line about it
    const rows = PEOPLE.map(([username, name, organisation, roles]) => ({ username, name, organisation, roles }))
    slips = await importPeople(admin, await sheet(staffTable, rows))
    expect([...slips.keys()].sort()).toEqual(PEOPLE.map(([username]) => username).sort())
    expect(await nextStep(await at('staff-a'))).toBe('职业标准')
  })

  it('puts standard, element specification and rules in force, each checked by somebody else', async () => {
    const { page } = await at('staff-a')
    const { page: other } = await at('staff-b')
    await enterOccupation(page, { code: '6-17-02-01', name: OCCUPATION, levels: ['四级'] })
    made.standard = await enterStandard(page, {
      occupation: OCCUPATION,
      edition: '2026年版',
      validFrom: localDate(clock.now()),
      levels: ['四级'],
      theory: THEORY,
      skill: SKILL,
      years: [3],
    })
    await putInForce(other, 'standards', made.standard)
    const points = await sheet(specificationTable, [
      { code: 'A', name: '基本要求', weight: 2_000 },
      { code: 'A-A', name: '基本要求', weight: 2_000 },
      { code: 'A-A-A', name: '安全知识', weight: 2_000 },
      { code: 'A-A-A-001', name: '氧气的安全使用', importance: 'Y' },
      { code: 'B', name: '相关知识', weight: 8_000 },
      { code: 'B-A', name: '吹炼操作', weight: 8_000 },
      { code: 'B-A-A', name: '供氧', weight: 8_000 },
      { code: 'B-A-A-001', name: '枪位的选择', importance: 'X' },
      { code: 'B-A-A-002', name: '终点的判断', importance: 'Y' },
    ])
    const file = { name: '细目表.xlsx', bytes: points }
    made.specification = await uploadSpecification(page, { occupation: OCCUPATION, level: '四级', standard: '2026年版', file })
    await putInForce(other, 'element-specifications', made.specification)
    await adoptPolicies(page)
    expect(await nextStep(await at('staff-a'))).toBe('编委会')
  })

  it('sets up a committee, a book and its team', async () => {
    const staff = await at('staff-a')
    const members = [{ name: nameOf('chief'), role: '主编', from: localDate(clock.now()) }]
    await makeCommittee(staff, { number: 1, name: COMMITTEE, kind: '专业编写委员会', members })
    const { edition } = await makeBook(staff, {
      ...BOOK,
      occupation: OCCUPATION,
      level: '四级',
      committee: COMMITTEE,
      facts: { isbn: '9787502400019', publisherName: '示例出版社', priceFen: '48' },
      team: {
        chiefEditor: nameOf('chief'),
        responsibleEditor: nameOf('editor'),
        firstProofreader: nameOf('proof-1'),
        secondProofreader: nameOf('proof-2'),
        thirdProofreader: nameOf('proof-3'),
        readThroughBy: nameOf('proof-4'),
      },
    })
    made.edition = edition
    const chief = await at('chief')
    expect(await tasksOf(chief)).toEqual(['编排章节'])
    const team = {
      authors: [nameOf('author')],
      unifiedBy: nameOf('chief'),
      firstReviewer: nameOf('reviewer-1'),
      secondReviewer: nameOf('reviewer-2'),
      finalReviewer: nameOf('reviewer-3'),
    }
    made.typed = await addChapter(chief, { edition, title: '供氧操作', team })
    made.fromWord = await addChapter(chief, { edition, title: '终点控制', team })
    // Nobody but the chief editor had a seat: being named gives one, and lets in.
    expect(await tasksOf(await at('author'))).toEqual(['编写', '编写'])
  })

  it('writes one chapter in the editor and one as a Word file', async () => {
    const author = await at('author')
    await writeChapter(author, { id: made.typed, text: SENTENCE })
    await writeChapter(author, { id: made.fromWord, docx: await docx({ body: p(r(FROM_WORD)) }) })
  })

  it('reviews, proofs, prints and publishes the book', async () => {
    const { edition } = made
    const chief = await at('chief')
    const reviewers = [await at('reviewer-1'), await at('reviewer-2'), await at('reviewer-3')] as const
    for (const chapter of [made.typed, made.fromWord]) await reviewAndSeal({ unifier: chief, chief, reviewers, chapter, edition })
    const editor = await at('editor')
    const readers = [await at('proof-1'), await at('proof-2'), await at('proof-3'), await at('proof-4')] as const
    await typesetAndProof({ editor, readers, edition })
    await passAndPublish({ editor, edition, printedOn: localDate(clock.now()) })
    expect(await nextStep(await at('staff-a'))).toBe('培训班')
  })

  it('takes the units of a course from the chapters of the book, twice the same', async () => {
    const { page } = await at('staff-a')
    await openForm(page, 'courses/create')
    await fillField(page, 'code', 'KC-01')
    await fillField(page, 'title', '转炉炼钢（四级）')
    await choose(page, 'occupation', OCCUPATION)
    await choose(page, 'level', '四级')
    await choose(page, 'status', '开放')
    made.course = await saveNew(page, 'courses')
    await page.goto(`/admin/collections/courses/${made.course}/book`)
    await page.locator('main[inert]').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '取用所选 2 章' }).click()
    await page.getByText('新增 2 个学习单元，更新 0 个。').waitFor()
    await page.getByText('这一版次的章节都已取用').waitFor()
    expect(await accessibilityFaults(page, FRAME)).toEqual([])
  })

  it('opens a class with the course, its roster, a session and the class’s own hours', async () => {
    const { page } = await at('staff-a')
    await page.goto(`/admin/collections/courses/${made.course}/book`)
    await page.getByRole('link', { name: '用这门课程开班' }).click()
    await page.locator('#field-courses').getByText('转炉炼钢（四级）').waitFor()
    await page.locator('#field-occupation').getByText(OCCUPATION).waitFor()
    await fillField(page, 'code', 'PX-01')
    await choose(page, 'organisation', '第一炼钢厂')
    await fillField(page, 'startsOn', localDate(clock.now()))
    await fillField(page, 'endsOn', localDate(clock.now() + 20 * 86_400_000))
    await fillField(page, 'requiredHours', '4')
    made.class = await saveNew(page, 'classes')

    const manager = await at('manager')
    const roster = await sheet(rosterTable, [{ name: '郑一凡', employeeNumber: 'T001', number: '01' }])
    slips = await importRoster(manager, made.class, roster)
    expect([...slips.keys()]).toEqual(['t001'])

    await manager.page.goto(`/admin/collections/classes/${made.class}/time-table`)
    await manager.page.getByRole('link', { name: '新增课次' }).click()
    await manager.page.locator('#field-class').getByText('转炉炼钢（四级）').waitFor()
    await fillField(manager.page, 'title', '氧枪操作实训')
    made.session = await saveNew(manager.page, 'class-sessions')
    await manager.page.goto(`/admin/collections/classes/${made.class}/time-table`)
    const row = manager.page.locator('tr', { hasText: '氧枪操作实训' })
    made.startsAt = (await row.locator('time').first().getAttribute('datetime')) ?? ''
    made.endsAt = new Date(Date.parse(made.startsAt) + 180 * MINUTE).toISOString()
    expect(localDate(made.startsAt) > localDate(clock.now())).toBe(true)

    await manager.page.goto(`/admin/collections/classes/${made.class}`)
    await takeStep(manager as never, { button: '开班', state: '开班' })
  })

  it('has nothing left to say about where to start', async () => {
    expect(await nextStep(admin)).toBe('')
    expect(await admin.page.locator('.lg-start').count()).toBe(0)
  })

  it('lets a trainee in on a phone, who studies the book and is credited', async () => {
    trainee = await openGuest(browser, server.origin, 't001', `${PASSWORD} t001`, 390)
    const { page } = trainee
    await firstSignIn(trainee, slips.get('t001') ?? '', '/study')
    expect(await overflow(page)).toBe(0)
    await page
      .getByRole('link', { name: /开始学习/ })
      .first()
      .click()
    await page.getByText(SENTENCE.slice(0, 12)).waitFor()
    await page.locator('#clock[data-state=counting]').waitFor()
    await page.locator('#clock-today', { hasText: /[1-9]\d* 秒/ }).waitFor()
    expect(await overflow(page)).toBe(0)
    await page.click('#clock-finish')
    await tapPresence(page)
    await page.locator('#clock-note', { hasText: '已计入' }).waitFor()
  })

  it('takes the trainee’s arrival by the code on the wall on another day', async () => {
    clock.moveTo(Date.parse(made.startsAt) - 5 * MINUTE)
    const { page } = await at('staff-a')
    await signInAgain(await at('staff-a'), `/study/wall/${made.session}`)
    await page.locator('#wall-code svg').waitFor()
    const seen = await readQr(await page.locator('#wall-code').screenshot())
    const address = new URL(seen ?? '')
    await signInAgain(trainee, `${address.pathname}${address.search}`)
    await trainee.page.locator('.form-done').waitFor()
    expect(await overflow(trainee.page)).toBe(0)
    // Left open beyond the end of the session, the wall would ask on.
    await page.goto('/account')
  })

  it('recognises the hours, issues the certificate, and anybody verifies it', async () => {
    clock.moveTo(Date.parse(made.endsAt) + 5 * MINUTE)
    const manager = await at('manager')
    await signInAgain(manager, `/admin/collections/classes/${made.class}/certificates`)
    await manager.page.locator('main[inert]').waitFor({ state: 'detached' })
    await manager.page.getByRole('button', { name: '签发 郑一凡' }).click()
    const link = manager.page.locator('a[href^="/verify/"]')
    await link.waitFor()
    const code = (await link.getAttribute('href'))?.split('/').at(-1) ?? ''

    await trainee.page.goto('/study/certificates')
    await trainee.page.getByText(code).first().waitFor()
    const visitor = await openGuest(browser, server.origin, '', '', 390)
    await visitor.page.goto('/verify')
    await visitor.page.locator('#code').fill(code)
    await visitor.page.getByRole('button', { name: '核验' }).click()
    await visitor.page.waitForURL((url) => url.pathname === `/verify/${code}`)
    await visitor.page.getByRole('heading', { name: /有效/ }).first().waitFor()
    expect(await overflow(visitor.page)).toBe(0)
    expect(await accessibilityFaults(visitor.page)).toEqual([])
  })

  it('asked nobody outside and broke nowhere on the way', () => {
    const faults = [admin, trainee, ...guests.values()].flatMap(({ username, watch }) =>
      watch.take().map((fault) => `${username}: ${fault}`),
    )
    expect(faults).toEqual([])
  })
})
