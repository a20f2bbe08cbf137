import type { Language } from '@/kernel/errors'

export type VerifyWords = {
  title: string
  lead: string
  field: string
  hint: string
  submit: string
  another: string
  malformed: string
  /** Where nothing has the code. */
  none: { title: string; text: string; again: string }
}

/** The sentences of the page on which anybody checks a paper by its code, whatever kind of paper it is. */
export function verifyWords(language: Language): VerifyWords {
  return language === 'en' ? en : zh
}

const zh: VerifyWords = {
  title: '学时证明核验',
  lead: '凭证明上的编号或二维码，任何人都可以核验。核验时按学时流水当场重算。',
  field: '证明编号',
  hint: '16 位，四位一组，例如 7K2M-09XW-4TQA-H3ZC；大小写和连字符都可以省略。',
  submit: '核验',
  another: '核验另一份',
  malformed: '这不是学时证明的编号，请对照证明再输入一次。',
  none: {
    title: '没有这份学时证明',
    text: '系统里没有这个编号的学时证明。请对照证明核对编号；编号无误仍查不到的，这份证明不是本中心签发的。',
    again: '重新输入编号',
  },
}

const en: VerifyWords = {
  title: 'Verify a certificate of study hours',
  lead: 'Anybody who has the number or the QR code of a certificate can verify it. Its hours are worked out again from the ledger as you ask.',
  field: 'Number of the certificate',
  hint: 'Sixteen characters in groups of four, such as 7K2M-09XW-4TQA-H3ZC; case and hyphens do not matter.',
  submit: 'Verify',
  another: 'Verify another one',
  malformed: 'This is not the number of a certificate. Please compare it with the paper and try again.',
  none: {
    title: 'There is no such certificate',
    text: 'No certificate of study hours has this number. Please compare it with the paper; where it is typed as printed, the certificate was not issued by this centre.',
    again: 'Enter the number again',
  },
}
