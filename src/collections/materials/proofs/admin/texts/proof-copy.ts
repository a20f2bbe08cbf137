export const proofCopyTexts = {
  zh: {
    title: '校样',
    open: '打开校样（PDF）',
    making: '正在由定稿生成校样……',
    none: '还没有本次发排的校样。',
    make: '生成校样',
    notice: '校样由发排时的定稿排成，每页标明“校样”，不含书号，仅供校对和通读，请勿外传。',
    unreachable: '没有连上服务器，请重试。',
  },
  en: {
    title: 'Page proof',
    open: 'Open the proof (PDF)',
    making: 'The proof is being set from what is sealed…',
    none: 'There is no proof of this typesetting yet.',
    make: 'Make the proof',
    notice:
      'Set from what was sealed for typesetting; marked as a proof on every page, without an ISBN. For proofreading only: do not pass it on.',
    unreachable: 'The server could not be reached. Please try again.',
  },
} as const
