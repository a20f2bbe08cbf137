import { create, open, type FirstStep } from '@/platform/domains'

const SAY = {
  course: {
    say: { zh: '建立课程，再从已发行的教材取用章节。', en: 'Make a course, then take its chapters from a book in circulation.' },
    go: { zh: '建立课程', en: 'Make the course' },
  },
  courseDraft: {
    say: { zh: '课程在编制中：取用章节，并把状态改为“开放”。', en: 'The course is a draft: take chapters, then set its status to Open.' },
    go: { zh: '取用章节', en: 'Take chapters' },
  },
  class: {
    say: { zh: '课程已开放：用它开办一个培训班。', en: 'The course is open: open a class with it.' },
    go: { zh: '开办培训班', en: 'Open a class' },
  },
  classPlanned: {
    say: {
      zh: '培训班在筹备：导入名册、排好课表，然后开班。',
      en: 'The class is planned: import its roster, set its time table, then start it.',
    },
    go: { zh: '导入名册', en: 'Import the roster' },
  },
}

export const studyFirstSteps: readonly FirstStep[] = [
  {
    step: 'class',
    label: { zh: '培训班', en: 'Class' },
    order: 80,
    look: async ({ first, has }) => {
      const done = await has('classes', { state: { in: ['running', 'finished', 'closed'] } })
      const planned = await first('classes', { state: { equals: 'planned' } })
      if (planned !== null) return { done, ...SAY.classPlanned, href: `${open('classes', planned)}/roster` }
      const ready = await first('courses', { status: { equals: 'open' } })
      if (ready !== null) return { done, ...SAY.class, href: `${open('courses', ready)}/book` }
      const draft = await first('courses', { status: { equals: 'draft' } })
      if (draft !== null) return { done, ...SAY.courseDraft, href: `${open('courses', draft)}/book` }
      return { done, ...SAY.course, href: create('courses') }
    },
  },
]
