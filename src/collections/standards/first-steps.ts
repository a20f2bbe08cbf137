import type { PayloadRequest, Where } from 'payload'
import { localDate } from '@/kernel/clock'
import { nowOf } from '@/platform/clock'
import { create, list, open, type FirstLook, type FirstStanding, type FirstStep } from '@/platform/domains'
import { fill } from '@/platform/admin/fill'
import { policyAt, type PolicyRow } from '@/platform/policies'

const SAY = {
  occupation: {
    say: {
      zh: '先登记职业（编码与等级），标准、细目表和教材都属于它。',
      en: 'Enter the occupation (code and levels): standard, specification and book belong to it.',
    },
    go: { zh: '登记职业', en: 'Enter the occupation' },
  },
  standard: {
    say: { zh: '为职业建立标准：等级、培训学时与权重。', en: 'Make the standard of the occupation: levels, training hours and weights.' },
    go: { zh: '建立标准', en: 'Make the standard' },
  },
  standardDraft: {
    say: {
      zh: '标准还是草案：填好权重与学时，核对后施行。',
      en: 'The standard is a draft: fill in weights and hours, check it, put it in force.',
    },
    go: { zh: '打开标准草案', en: 'Open the draft' },
  },
  specification: {
    say: {
      zh: '为职业的一个等级建立鉴定要素细目表，导入鉴定点。',
      en: 'Make the element specification of one level, and import its appraisal points.',
    },
    go: { zh: '建立细目表', en: 'Make the specification' },
  },
  specificationDraft: {
    say: {
      zh: '细目表还是草案：导入鉴定点，核对后施行。',
      en: 'The specification is a draft: import its points, check it, put it in force.',
    },
    go: { zh: '打开细目表草案', en: 'Open the draft' },
  },
  rules: {
    say: {
      zh: '核对并采用学时与审读的规则，每条都写明依据。',
      en: 'Check and adopt the rules of study hours and review; each names its source.',
    },
    go: { zh: '采用规则', en: 'Adopt rules' },
  },
  rulesLater: {
    say: {
      zh: '已采用的规则自 {on} 起才施行，今天还没有规则有效。早于那一天就要办事的，请把施行日期改早。',
      en: 'The rules that were adopted hold from {on} on; none holds today. Give them an earlier day where work begins before.',
    },
    go: { zh: '打开规则库', en: 'Open the rules' },
  },
}

const inState = (state: string): Where => ({ state: { equals: state } })

/** The spine: a standard and a specification in force, and the rules by which everything is judged. */
export const standardsFirstSteps: readonly FirstStep[] = [
  { step: 'standard', label: { zh: '职业标准', en: 'Standard' }, order: 30, look: standard },
  { step: 'specification', label: { zh: '细目表', en: 'Element specification' }, order: 40, look: specification },
  { step: 'rules', label: { zh: '规则', en: 'Rules' }, order: 50, look: ({ req }) => rules(req) },
]

async function standard({ first, has }: FirstLook): Promise<FirstStanding> {
  const done = await has('standards', inState('in-force'))
  if ((await first('occupations')) === null) return { done, ...SAY.occupation, href: list('occupations') }
  const draft = await first('standards', inState('draft'))
  if (draft === null) return { done, ...SAY.standard, href: create('standards') }
  return { done, ...SAY.standardDraft, href: open('standards', draft) }
}

async function specification({ first, has }: FirstLook): Promise<FirstStanding> {
  const done = await has('element-specifications', inState('in-force'))
  const draft = await first('element-specifications', inState('draft'))
  if (draft === null) return { done, ...SAY.specification, href: create('element-specifications') }
  return { done, ...SAY.specificationDraft, href: open('element-specifications', draft) }
}

/** Rules count from their first day on, and no longer than their last: what was adopted for later binds nobody yet. */
async function rules(req: PayloadRequest): Promise<FirstStanding> {
  const today = localDate(nowOf(req))
  const { docs } = await req.payload.find({
    collection: 'policies',
    select: { key: true, scope: true, value: true, effectiveFrom: true, effectiveTo: true, repeals: true },
    sort: 'effectiveFrom',
    pagination: false,
    depth: 0,
    overrideAccess: true, // whether there is one, for the centre's people
    req,
  })
  const rows = docs.map((doc) => ({ ...doc, id: String(doc.id) })) as PolicyRow[]
  const done = rows.some(({ key, scope }) => policyAt({ rows, key, scope, on: today }) !== null)
  const later = rows.find(({ effectiveFrom, repeals }) => !repeals && effectiveFrom > today)?.effectiveFrom
  if (done || later === undefined) return { done, ...SAY.rules, href: `${list('policies')}/adopt` }
  const { go, say } = SAY.rulesLater
  return { done, say: { zh: fill(say.zh, { on: later }), en: fill(say.en, { on: later }) }, go, href: list('policies') }
}
