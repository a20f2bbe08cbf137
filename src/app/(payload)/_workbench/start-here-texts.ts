import type { StartSaying, StartStage, StartStep } from './start-here'

type Texts = {
  title: string
  intro: Record<StartStage, string>
  done: string
  next: string
  progress: (done: number, of: number) => string
  away: string
  steps: Record<StartStep, string>
  /** `{on}` is the day that the line names. */
  say: Record<StartSaying, string>
  go: Record<StartSaying, string>
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
    steps: {
      units: '单位',
      people: '人员',
      standard: '职业标准',
      specification: '细目表',
      rules: '规则',
      committees: '编委会',
      book: '教材',
      class: '培训班',
    },
    say: {
      units: '登记中心、企业、院校和出版社，可从 XLSX 一次导入。',
      people: '从 XLSX 导入工作人员，写明单位与角色，打印登录条。',
      peopleByAdmin: '请系统管理员从 XLSX 导入工作人员，写明单位与角色。',
      occupation: '先登记职业（编码与等级），标准、细目表和教材都属于它。',
      standard: '为职业建立标准：等级、培训学时与权重。',
      standardDraft: '标准还是草案：填好权重与学时，核对后施行。',
      specification: '为职业的一个等级建立鉴定要素细目表，导入鉴定点。',
      specificationDraft: '细目表还是草案：导入鉴定点，核对后施行。',
      rules: '核对并采用学时与审读的规则，每条都写明依据。',
      rulesLater: '已采用的规则自 {on} 起才施行，今天还没有规则有效。早于那一天就要办事的，请把施行日期改早。',
      committee: '成立编审委员会或专业编写委员会。',
      members: '为委员会聘任主编、编写人、审稿人、责任编辑和校对。',
      textbook: '建立教材：职业、等级和负责的委员会。',
      edition: '为教材建立第一个版次，再列出章目。',
      editionInHand: '版次正在编写：看工作台上每一环节等谁，直到发行。',
      course: '建立课程，再从已发行的教材取用章节。',
      courseDraft: '课程在编制中：取用章节，并把状态改为“开放”。',
      class: '课程已开放：用它开办一个培训班。',
      classPlanned: '培训班在筹备：导入名册、排好课表，然后开班。',
    },
    go: {
      units: '登记单位',
      people: '导入人员',
      peopleByAdmin: '查看人员',
      occupation: '登记职业',
      standard: '建立标准',
      standardDraft: '打开标准草案',
      specification: '建立细目表',
      specificationDraft: '打开细目表草案',
      rules: '采用规则',
      rulesLater: '打开规则库',
      committee: '成立委员会',
      members: '聘任成员',
      textbook: '建立教材',
      edition: '建立版次',
      editionInHand: '打开版次',
      course: '建立课程',
      courseDraft: '取用章节',
      class: '开办培训班',
      classPlanned: '导入名册',
    },
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
    steps: {
      units: 'Units',
      people: 'People',
      standard: 'Standard',
      specification: 'Element specification',
      rules: 'Rules',
      committees: 'Committees',
      book: 'Book',
      class: 'Class',
    },
    say: {
      units: 'Enter the centre, enterprises, schools and publishers, all at once from XLSX if you like.',
      people: 'Bring the staff from XLSX with unit and roles, and print their sign-in slips.',
      peopleByAdmin: 'Ask the administrator to bring the staff from XLSX, with unit and roles.',
      occupation: 'Enter the occupation (code and levels): standard, specification and book belong to it.',
      standard: 'Make the standard of the occupation: levels, training hours and weights.',
      standardDraft: 'The standard is a draft: fill in weights and hours, check it, put it in force.',
      specification: 'Make the element specification of one level, and import its appraisal points.',
      specificationDraft: 'The specification is a draft: import its points, check it, put it in force.',
      rules: 'Check and adopt the rules of study hours and review; each names its source.',
      rulesLater: 'The rules that were adopted hold from {on} on; none holds today. Give them an earlier day where work begins before.',
      committee: 'Set up the editorial committee or a writing committee.',
      members: 'Appoint chief editor, authors, reviewers, responsible editor and proofreaders.',
      textbook: 'Make the textbook: occupation, levels and the committee that answers for it.',
      edition: 'Make the first edition of the textbook, then its chapters.',
      editionInHand: 'The edition is being made: the workbench says whom each step waits for, up to publishing.',
      course: 'Make a course, then take its chapters from a book in circulation.',
      courseDraft: 'The course is a draft: take chapters, then set its status to Open.',
      class: 'The course is open: open a class with it.',
      classPlanned: 'The class is planned: import its roster, set its time table, then start it.',
    },
    go: {
      units: 'Enter units',
      people: 'Import people',
      peopleByAdmin: 'Show people',
      occupation: 'Enter the occupation',
      standard: 'Make the standard',
      standardDraft: 'Open the draft',
      specification: 'Make the specification',
      specificationDraft: 'Open the draft',
      rules: 'Adopt rules',
      rulesLater: 'Open the rules',
      committee: 'Set up a committee',
      members: 'Appoint members',
      textbook: 'Make the textbook',
      edition: 'Make the edition',
      editionInHand: 'Open the edition',
      course: 'Make the course',
      courseDraft: 'Take chapters',
      class: 'Open a class',
      classPlanned: 'Import the roster',
    },
  },
}
