import type { SitePartProps } from '@/platform/domains'
import { siteWords } from '@/platform/i18n'
import { Section } from '@/platform/site/parts'
import { localPath } from '@/platform/site/paths'
import { findNotices } from './find-notices'
import { NoticeList } from './notice-list'

/** The newest notices, on the home page. */
export async function NewNotices({ language, req }: SitePartProps) {
  const site = siteWords(language)
  const words = site.home
  const { notices } = await findNotices({ req, kind: 'notice', page: 1, limit: 6 })
  return (
    <Section id="notices" title={words.notices} line={words.noticesLine} action={<a href={localPath(language, '/notices')}>{site.more}</a>}>
      {notices.length === 0 ? <p className="lead no-top">{words.noNotices}</p> : <NoticeList notices={notices} language={language} />}
    </Section>
  )
}
