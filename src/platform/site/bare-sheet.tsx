import type { ReactNode } from 'react'
import type { Language } from '@/kernel/errors'
import { Mark } from '@/platform/branding/mark'
import { siteWords } from '@/platform/i18n'

type Props = {
  language: Language
  /** This page in the other language. */
  otherHref: string
  /** What else stands beside the name of the house. */
  tools?: ReactNode
  children: ReactNode
}

/**
 * The frame of a page from which there is one way only: no sections to wander off to, nothing but what is to be done here.
 *
 * Not one with the desk's `Sheet` (`platform/admin/sheet`), whatever the names say: that one stands inside Payload's admin, knows the
 * document it belongs to, sets the path above it and takes no input before the scripts run; this one is a page of the site by itself, with
 * masthead and landmark, for people who are not signed in or not let in yet, and needs no script at all.
 */
export function BareSheet({ children, language, otherHref, tools }: Props) {
  const words = siteWords(language)
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="masthead">
        <div className="sheet">
          <span className="brand">
            <Mark />
            <span>
              <b>{words.brand}</b>
              <small>{words.brandLine}</small>
            </span>
          </span>
          <nav className="nav-tools" aria-label={words.toolNav}>
            {tools}
            <a href={otherHref} hrefLang={words.otherLanguageCode} lang={words.otherLanguageCode}>
              {words.otherLanguage}
            </a>
          </nav>
        </div>
        <div className="sheet">
          <hr className="rule-double" />
        </div>
      </header>
      <main id="main" className="sheet" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
