import { create, open, type FirstStep } from '@/platform/domains'

const SAY = {
  committee: {
    say: { zh: '成立编审委员会或专业编写委员会。', en: 'Set up the editorial committee or a writing committee.' },
    go: { zh: '成立委员会', en: 'Set up a committee' },
  },
  members: {
    say: {
      zh: '为委员会聘任主编、编写人、审稿人、责任编辑和校对。',
      en: 'Appoint chief editor, authors, reviewers, responsible editor and proofreaders.',
    },
    go: { zh: '聘任成员', en: 'Appoint members' },
  },
}

export const committeesFirstSteps: readonly FirstStep[] = [
  {
    step: 'committees',
    label: { zh: '编委会', en: 'Committees' },
    order: 60,
    look: async ({ first, has }) => {
      const committee = await first('committees')
      if (committee === null) return { done: false, ...SAY.committee, href: create('committees') }
      return { done: await has('memberships'), ...SAY.members, href: open('committees', committee) }
    },
  },
]
