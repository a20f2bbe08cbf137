import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import type { Language } from '@/kernel/errors'
import { Sheet } from '@/platform/site/sheet'
import { localPath } from '@/platform/site/paths'
import { siteRequest, type SiteRequest } from '@/platform/site/request'
import { certificatesPath, leavePath, recordPath } from './study-paths'
import { studyWords } from './words'

type Props = { language: Language; /** This page's address in Chinese, with its query. */ path: string; children: ReactNode }

/** The frame of the trainee's pages: the sheet, and where one can go from here. */
export function StudySheet({ language, path, children }: Props) {
  const { nav, navLabel } = studyWords(language)
  const entries = [
    ['/study', nav.classes],
    [recordPath, nav.record],
    [certificatesPath, nav.certificates],
    [leavePath, nav.leave],
  ] as const
  const [pathname] = path.split('?')
  return (
    <Sheet language={language} path={path}>
      <nav className="study-nav no-print" aria-label={navLabel}>
        {entries.map(([href, text]) => (
          <a key={href} href={localPath(language, href)} aria-current={pathname === href ? 'page' : undefined}>
            {text}
          </a>
        ))}
      </nav>
      {children}
    </Sheet>
  )
}

/** Who asks; whoever has not signed in is sent to do so, and comes back here. */
export async function signedInRequest(language: Language, path: string): Promise<SiteRequest & { user: NonNullable<SiteRequest['user']> }> {
  const found = await siteRequest()
  if (!found.user) redirect(`${localPath(language, '/login')}?next=${encodeURIComponent(localPath(language, path))}`)
  return { ...found, user: found.user }
}
