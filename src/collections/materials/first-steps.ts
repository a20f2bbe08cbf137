import { create, open, type FirstStep } from '@/platform/domains'
import { PUBLIC_EDITION_STATES } from './line/access'

const SAY = {
  textbook: {
    say: { zh: '建立教材：职业、等级和负责的委员会。', en: 'Make the textbook: occupation, levels and the committee that answers for it.' },
    go: { zh: '建立教材', en: 'Make the textbook' },
  },
  edition: {
    say: { zh: '为教材建立第一个版次，再列出章目。', en: 'Make the first edition of the textbook, then its chapters.' },
    go: { zh: '建立版次', en: 'Make the edition' },
  },
  editionInHand: {
    say: {
      zh: '版次正在编写：看工作台上每一环节等谁，直到发行。',
      en: 'The edition is being made: the workbench says whom each step waits for, up to publishing.',
    },
    go: { zh: '打开版次', en: 'Open the edition' },
  },
}

export const materialsFirstSteps: readonly FirstStep[] = [
  {
    step: 'book',
    label: { zh: '教材', en: 'Book' },
    order: 70,
    look: async ({ first, has }) => {
      const done = await has('editions', { state: { in: [...PUBLIC_EDITION_STATES] } })
      const inHand = await first('editions', { state: { not_in: [...PUBLIC_EDITION_STATES, 'withdrawn'] } })
      if (inHand !== null) return { done, ...SAY.editionInHand, href: open('editions', inHand) }
      if (!(await has('textbooks'))) return { done, ...SAY.textbook, href: create('textbooks') }
      return { done, ...SAY.edition, href: create('editions') }
    },
  },
]
