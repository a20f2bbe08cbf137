import type { StartStage } from './start-here'

type Texts = {
  title: string
  intro: Record<StartStage, string>
  done: string
  next: string
  progress: (done: number, of: number) => string
  away: string
}

export const startTexts: Record<'zh' | 'en', Texts> = {
  zh: {
    title: '从这里开始',
    intro: {
      empty: '平台还是空的。按下面的顺序走一遍，就能出版第一本教材、开出第一张学时证明；做完的会自动打勾。',
      begun: '已经开了头。把余下的各步做完，就能出版第一本教材、开出第一张学时证明；先后不拘，做完的会自动打勾。',
      last: '只差最后一步了；做完后，这一栏就不再显示。',
    },
    done: '已完成',
    next: '下一步',
    progress: (done, of) => `已完成 ${done}／${of}`,
    away: '收起，不再显示',
  },
  en: {
    title: 'Start here',
    intro: {
      empty:
        'The platform is still empty. Taken in this order, the steps lead to the first book and the first certificate; each ticks itself off.',
      begun:
        'A beginning is made. The steps that are left lead to the first book and the first certificate, in any order; each ticks itself off.',
      last: 'One step is left; this panel goes away with it.',
    },
    done: 'done',
    next: 'next',
    progress: (done, of) => `${done} of ${of} done`,
    away: 'Put away for good',
  },
}
