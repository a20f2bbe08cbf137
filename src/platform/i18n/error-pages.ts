/** Apart from the other sentences, because these go to the browser with every page. */
export const ERROR_PAGES = {
  zh: {
    notFound: '没有这一页',
    notFoundText: '网址可能写错了，或者内容已经撤下。',
    failed: '服务器出错了',
    failedText: '这一页没有显示出来，内容没有改动。再试一次；若仍不行，请把下面的编号告诉管理员。',
    retry: '再试一次',
    requestId: '请求编号',
    home: '返回首页',
    books: '查看教材目录',
  },
  en: {
    notFound: 'There is no such page',
    notFoundText: 'The address may be mistyped, or the content has been taken down.',
    failed: 'The server failed',
    failedText:
      'This page could not be shown, and nothing was changed. Try again; should it fail again, tell the administrator this number.',
    retry: 'Try again',
    requestId: 'Request number',
    home: 'Back to the start',
    books: 'See the textbooks',
  },
} as const
