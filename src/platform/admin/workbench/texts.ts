/** What the frame of the workbench says. */
export const texts = {
  zh: {
    title: '工作台',
    greeting: (name: string) => `${name}，您好`,
    site: '打开网站',
    care: '待处理',
  },
  en: {
    title: 'Workbench',
    greeting: (name: string) => `Welcome, ${name}`,
    site: 'Open the site',
    care: 'To look after',
  },
} as const

export type Texts = (typeof texts)['zh' | 'en']
