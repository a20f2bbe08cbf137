export const workloadTexts = {
  zh: {
    title: '工作量',
    intro: '谁手上有哪些任务、哪些已经逾期；逾期多的在前。只列出您有权看到的任务。',
    committee: '委员会',
    all: '全部委员会',
    apply: '查看',
    person: '人员',
    open: '进行中',
    late: '逾期',
    done: '已完成',
    tasks: '手上的任务',
    empty: '没有符合条件的任务。',
    noTasks: '现在没有进行中的任务。',
    noDate: '未定日期',
    notStarted: '未轮到',
    isLate: '逾期',
    chapter: '第 {number} 章 {title}',
    unseen: '（无权查看的版次）',
    pages: '翻页',
    page: '第 {page} / {last} 页，共 {total} 人',
    before: '上一页',
    after: '下一页',
    summary: '{people} 人有任务',
    list: '任务',
  },
  en: {
    title: 'Workload',
    intro: 'Who has what and who is late, the latest first. Only what you may see is listed.',
    committee: 'Committee',
    all: 'All committees',
    apply: 'Show',
    person: 'Person',
    open: 'Open',
    late: 'Late',
    done: 'Done',
    tasks: 'In hand',
    empty: 'No task fits.',
    noTasks: 'Nothing in hand now.',
    noDate: 'no date',
    notStarted: 'not their turn yet',
    isLate: 'late',
    chapter: 'Chapter {number} {title}',
    unseen: '(an edition that you may not see)',
    pages: 'Pages',
    page: 'Page {page} of {last}, {total} people',
    before: 'Previous',
    after: 'Next',
    summary: '{people} people have tasks',
    list: 'Assignments',
  },
} as const

export type WorkloadTexts = (typeof workloadTexts)['zh' | 'en']

/** Fills `{name}`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
