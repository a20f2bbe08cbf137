/** What the panel of drafts says on the workbench. */
export const texts = {
  zh: {
    subject: '对象',
    standards: '标准：等待发布生效',
    drafts: { standards: '职业标准草案', 'element-specifications': '细目表草案' },
    waitsFor: '等待',
    changed: '最近更改',
    whom: { you: '等您核对并发布生效', another: '等另一人发布生效', content: '内容未完成' },
  },
  en: {
    subject: 'Subject',
    standards: 'Standards waiting to be put in force',
    drafts: { standards: 'Drafts of standards', 'element-specifications': 'Drafts of specifications' },
    waitsFor: 'Waits for',
    changed: 'Last changed',
    whom: { you: 'You: check it and put it in force', another: 'Somebody else to put it in force', content: 'Its content is not whole' },
  },
} as const

export type Texts = (typeof texts)['zh' | 'en']
