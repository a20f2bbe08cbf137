'use client'

import { useParams } from 'next/navigation'

const WORDS = {
  zh: {
    title: '没有这份学时证明',
    text: '系统里没有这个编号的学时证明。请对照证明核对编号；编号无误仍查不到的，这份证明不是本中心签发的。',
    again: '重新输入编号',
    home: '返回首页',
  },
  en: {
    title: 'There is no such certificate',
    text: 'No certificate of study hours has this number. Please compare it with the paper; where it is typed as printed, the certificate was not issued by this centre.',
    again: 'Enter the number again',
    home: 'Back to the start page',
  },
} as const

/** Runs in the browser's half only because nothing else tells it the language of the address. */
export default function NoCertificate() {
  const { lang } = useParams<{ lang: string }>()
  const words = lang === 'en' ? WORDS.en : WORDS.zh
  const root = lang === 'en' ? '/en' : ''
  return (
    <main className="sheet error-page">
      <title>{words.title}</title>
      <p className="figure" aria-hidden="true">
        404
      </p>
      <h1>{words.title}</h1>
      <p className="lead">{words.text}</p>
      <p className="actions-row">
        <a className="button" href={`${root}/verify`}>
          {words.again}
        </a>
        <a href={root || '/'}>{words.home}</a>
      </p>
    </main>
  )
}
