export const peopleTexts = {
  zh: {
    search: '输入姓名、用户名或工号查找',
    none: '没有找到。可输入姓名、用户名或工号；账号须已启用，还没有账号的请系统管理员在“人员”中建立。',
    first: '先选择教材或版次，再指定人员。',
    groups: {
      committee: (name: string) => `本委员会：${name}`,
      editorial: () => '编审委员会',
      others: () => '其他人（选中并保存后加入本委员会）',
    },
    joins: (name: string, committee: string, seat: string) => `${name}不在委员会，保存后将以“${seat}”身份加入${committee}。`,
    warns: (name: string, why: string) => `${name}：${why}`,
    failed: '人员名单没有取到，请重试。',
    unknown: '（已选人员）',
  },
  en: {
    search: 'Type a name, user name or employee number',
    none: 'Nobody was found. Type a name, user name or employee number; the account must be active, and the administrator makes new ones under People.',
    first: 'Choose the textbook or edition first, then the people.',
    groups: {
      committee: (name: string) => `Its committee: ${name}`,
      editorial: () => 'Editorial committee',
      others: () => 'Others (join the committee when chosen and saved)',
    },
    joins: (name: string, committee: string, seat: string) =>
      `${name} has no seat: saving adds them to ${committee} as ${seat.toLowerCase()}.`,
    warns: (name: string, why: string) => `${name}: ${why}`,
    failed: 'The list of people could not be read. Please try again.',
    unknown: '(chosen)',
  },
} as const
