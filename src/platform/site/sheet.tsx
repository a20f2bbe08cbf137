import type { ReactNode } from 'react'
import type { Language } from '@/kernel/errors'
import { Mark } from '@/platform/branding/mark'
import { sectionsOf } from '@/platform/domains'
import { siteWords, type SiteWords } from '@/platform/i18n'
import { localPath } from './paths'
import { THEMES } from './preferences'
import { siteRequest } from './request'

export type SheetProps = { language: Language; /** This page's address in Chinese, with its query. */ path: string; children: ReactNode }

/** The frame of every page but the reader: masthead, main, imprint. */
export async function Sheet({ language, path, children }: SheetProps) {
  const { payload, user } = await siteRequest()
  const words = siteWords(language)
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="masthead">
        <div className="sheet">
          <a className="brand" href={localPath(language, '/')}>
            <Mark />
            <span>
              <b>{words.brand}</b>
              <small>{words.brandLine}</small>
            </span>
          </a>
          <nav className="nav-tools" aria-label={words.toolNav}>
            {user ? (
              <>
                <a href={localPath(language, '/account')}>{user.name}</a>
                <form method="post" action="/logout">
                  <input type="hidden" name="next" value={localPath(language, '/')} />
                  <button className="link-button">{words.signOut}</button>
                </form>
              </>
            ) : (
              <a
                href={
                  localPath(language, '/login') +
                  (path === '/' || path === '/login' ? '' : `?next=${encodeURIComponent(localPath(language, path))}`)
                }
              >
                {words.signIn}
              </a>
            )}
            <a href={language === 'zh' ? localPath('en', path) : path} hrefLang={words.otherLanguageCode} lang={words.otherLanguageCode}>
              {words.otherLanguage}
            </a>
          </nav>
        </div>
        <div className="sheet">
          <nav className="nav-main" aria-label={words.mainNav}>
            {sectionsOf(payload.config).map((section) => (
              <a key={section.path} href={localPath(language, section.path)} aria-current={currency(path, section.path)}>
                {section.label[language]}
              </a>
            ))}
          </nav>
        </div>
        <div className="sheet">
          <hr className="rule-double" />
        </div>
      </header>
      <main id="main" className="sheet" tabIndex={-1}>
        {children}
      </main>
      <footer className="imprint">
        <div className="sheet">
          <p>
            {words.imprint} <a href={localPath(language, '/verify')}>{words.verifyLink}</a>
          </p>
          <ThemeChoice words={words} next={localPath(language, path)} />
        </div>
      </footer>
    </>
  )
}

function ThemeChoice({ words, next }: { words: SiteWords; next: string }) {
  return (
    <form className="nav-tools" method="post" action="/preferences">
      <input type="hidden" name="next" value={next} />
      <span id="theme-label">{words.theme.label}</span>
      <span role="group" aria-labelledby="theme-label" className="nav-tools">
        {THEMES.map((theme) => (
          <button key={theme} className="link-button" name="theme" value={theme}>
            {words.theme[theme]}
          </button>
        ))}
      </span>
    </form>
  )
}

function currency(path: string, section: string): 'page' | 'true' | undefined {
  const [pathname] = path.split('?')
  if (pathname === section) return 'page'
  return pathname?.startsWith(`${section}/`) ? 'true' : undefined
}
