import { holdsRole } from '@/access'
import type { SitePartProps } from '@/platform/domains'
import { Section } from '@/platform/site/parts'
import { day, inLanguage } from '@/platform/site/format'
import { localPath } from '@/platform/site/paths'
import { loadMyClasses } from '../board/operations/my-classes'
import { hours } from './duration'
import { certificatesPath, leavePath, recordPath, unitPath } from './study-paths'
import { studyWords } from './words'

/** On the home page of a trainee: each running class in two lines, and where to go on. */
export async function StudyTeaser({ language, req }: SitePartProps) {
  if (!holdsRole(req, 'trainee')) return null
  const classes = (await loadMyClasses({ req })).filter(({ isRunning }) => isRunning)
  if (classes.length === 0) return null
  const words = studyWords(language)
  return (
    <Section
      id="study"
      title={words.home.title}
      line={words.home.line}
      action={<a href={localPath(language, '/study')}>{words.home.open}</a>}
    >
      <ul className="register" role="list">
        {classes.map(({ class: each, due, goOn, missingTenths, requiredTenths, tenths }) => (
          <li key={each.id}>
            <span className="name">
              <a href={localPath(language, '/study')}>{inLanguage(language, each.name, each.nameEn)}</a>
            </span>
            <span className="aside">{requiredTenths > 0 ? words.list.recognised(hours(tenths), hours(requiredTenths)) : null}</span>
            <span className="facts">
              {missingTenths > 0 ? (
                <span className="due">{words.list.missing(hours(missingTenths), due, day(due.on, language))}</span>
              ) : null}
              {goOn ? (
                <a href={localPath(language, unitPath(goOn.unit.id))}>
                  {(goOn.isBegun ? words.list.goOnWith : words.list.startWith)(inLanguage(language, goOn.unit.title, goOn.unit.titleEn))}
                </a>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** On the account page: where a trainee finds what is theirs. */
export function StudyLinks({ language, req }: SitePartProps) {
  if (!holdsRole(req, 'trainee')) return null
  const { account, nav } = studyWords(language)
  const entries = [
    ['/study', nav.classes],
    [recordPath, nav.record],
    [certificatesPath, nav.certificates],
    [leavePath, nav.leave],
  ] as const
  return (
    <Section id="study" title={account.title} line={account.line}>
      <p className="facts">
        {entries.map(([href, text]) => (
          <a key={href} href={localPath(language, href)}>
            {text}
          </a>
        ))}
      </p>
    </Section>
  )
}
