export const slipTexts = {
  zh: {
    slips: '登录条',
    intro: '新账号的用户名与一次性密码，A4 可裁剪打印。只能由导入人下载一次，到期自动销毁，系统不留密码。',
    nowhere:
      '登录条上会印 {address}，这个地址只有服务器本机打得开，别人照着条子登录不了。请先由系统管理员把 PUBLIC_URL 设为大家使用的地址并重新启动，再下载；登录条只能下载一次。',
    waiting: '{count} 张，{until} 前有效',
    collect: '下载并打印（仅一次）',
    collecting: '正在生成…',
    collected: '登录条已下载，系统中不再保留。',
    unreachable: '没有连上服务器，请重试。',
  },
  en: {
    slips: 'Sign-in slips',
    intro:
      'User name and one-time password of each new account, to be printed on A4 and cut. Only the one who imported can have them, once; they are destroyed in time, and no password is kept.',
    nowhere:
      'The slips would print {address}, which opens on the server itself and nowhere else: nobody could sign in by them. Have the administrator set PUBLIC_URL to the address that people use and restart, then download; the slips can be had once.',
    waiting: '{count|slip|slips}, kept until {until}',
    collect: 'Download and print (once)',
    collecting: 'Making them…',
    collected: 'The slips were downloaded and are kept no longer.',
    unreachable: 'The server could not be reached. Please try again.',
  },
} as const
