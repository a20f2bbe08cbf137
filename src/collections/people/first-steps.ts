import { holdsRole } from '@/access'
import { list, type FirstStep } from '@/platform/domains'

const SAY = {
  units: {
    say: {
      zh: '登记中心、企业、院校和出版社，可从 XLSX 一次导入。',
      en: 'Enter the centre, enterprises, schools and publishers, all at once from XLSX if you like.',
    },
    go: { zh: '登记单位', en: 'Enter units' },
  },
  people: {
    say: {
      zh: '从 XLSX 导入工作人员，写明单位与角色，打印登录条。',
      en: 'Bring the staff from XLSX with unit and roles, and print their sign-in slips.',
    },
    go: { zh: '导入人员', en: 'Import people' },
  },
  peopleByAdmin: {
    say: {
      zh: '请系统管理员从 XLSX 导入工作人员，写明单位与角色。',
      en: 'Ask the administrator to bring the staff from XLSX, with unit and roles.',
    },
    go: { zh: '查看人员', en: 'Show people' },
  },
}

/** Who there is: the organisations, and somebody beside the first account. */
export const peopleFirstSteps: readonly FirstStep[] = [
  {
    step: 'units',
    label: { zh: '单位', en: 'Units' },
    order: 10,
    look: async ({ has }) => ({ done: await has('organisations'), ...SAY.units, href: list('organisations') }),
  },
  {
    step: 'people',
    label: { zh: '人员', en: 'People' },
    order: 20,
    look: async ({ has, req }) => ({
      done: await has('users', { id: { not_equals: req.user?.id ?? '' } }),
      ...(holdsRole(req, 'admin') ? SAY.people : SAY.peopleByAdmin),
      href: list('users'),
    }),
  },
]
