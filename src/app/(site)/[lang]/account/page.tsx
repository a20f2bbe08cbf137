import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { heldMemberships, holdsRole } from '@/access'
import { ROLE_LABELS } from '@/collections/people'
import { siteWords } from '@/platform/i18n'
import { ActionForm } from '../../_components/action-form'
import { Section } from '../../_components/parts'
import { Sheet } from '../../_components/sheet'
import { loadNotifications } from '../../_data/notifications'
import { day } from '../../_lib/format'
import { pageMetadata } from '../../_lib/metadata'
import { localPath } from '../../_lib/paths'
import { languageOfSegment, siteRequest } from '../../_lib/request'
import { StudyLinks } from '../../_study/teaser'
import { submitLanguage, submitPassword } from './actions'

type Props = { params: Promise<{ lang: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = languageOfSegment((await params).lang)
  return pageMetadata({ language, path: '/account', title: siteWords(language).me.title, isPrivate: true })
}

export default async function Account({ params }: Props) {
  const { lang } = await params
  const language = languageOfSegment(lang)
  const site = siteWords(language)
  const words = site.me
  const { payload, req, user } = await siteRequest()
  if (!user) redirect(`${localPath(language, '/login')}?next=${encodeURIComponent(localPath(language, '/account'))}`)
  const [person, memberships, notifications] = await Promise.all([
    payload.findByID({ collection: 'users', id: user.id, depth: 1, overrideAccess: false, req }),
    heldMemberships(req),
    loadNotifications({ req, user }),
  ])
  const organisation = typeof person.organisation === 'object' ? person.organisation?.name : undefined
  const facts: [string, string | null | undefined][] = [
    [words.name, person.name],
    [words.username, person.username],
    [words.employeeNumber, person.employeeNumber],
    [words.email, person.email],
    [words.organisation, organisation],
    [words.roles, person.roles.map((role) => ROLE_LABELS[role][language]).join(site.listJoin)],
  ]
  const mayWork = holdsRole(req, 'admin', 'centre-staff', 'auditor', 'training-admin', 'item-expert') || memberships.length > 0
  return (
    <Sheet language={language} path="/account">
      <div className="head">
        <h1>{words.greeting(person.name)}</h1>
      </div>
      {mayWork ? (
        <Section id="work" title={words.work} line={words.workLine}>
          <p className="facts">
            <a href="/admin">{site.workbench}</a>
            {holdsRole(req, 'admin') ? <a href="/admin/collections/outbox-messages">{site.outbox}</a> : null}
          </p>
        </Section>
      ) : null}
      {holdsRole(req, 'trainee') ? <StudyLinks language={language} /> : null}
      <Section id="notifications" title={words.notifications} line={words.notificationsLine}>
        {notifications.length === 0 ? (
          <p className="lead">{words.noNotifications}</p>
        ) : (
          <ul className="register" role="list">
            {notifications.map((notification) => (
              <li key={notification.id}>
                <span className="name">
                  {notification.href ? <a href={notification.href}>{notification.title}</a> : notification.title}
                </span>
                <span className="aside">
                  {notification.isRead ? '' : `${words.unread}　`}
                  {day(notification.sentAt, language)}
                </span>
                {notification.text ? <p className="text">{notification.text}</p> : null}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section id="profile" title={words.profile} line={words.profileLine}>
        <dl className="colophon">
          {facts.map(([label, value]) =>
            value ? (
              <div key={label} style={{ display: 'contents' }}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
      </Section>
      <Section id="password" title={words.password} line={words.passwordLine}>
        <ActionForm
          narrow
          action={submitPassword.bind(null, lang)}
          initial={{ values: {}, errors: {} }}
          submit={words.changePassword}
          fields={[
            { name: 'current', label: words.current, kind: 'password', autoComplete: 'current-password', required: true, maxLength: 500 },
            { name: 'fresh', label: words.fresh, kind: 'password', autoComplete: 'new-password', required: true, maxLength: 500 },
            { name: 'repeat', label: words.repeat, kind: 'password', autoComplete: 'new-password', required: true, maxLength: 500 },
          ]}
        />
      </Section>
      <Section id="language" title={words.language} line={words.languageLine}>
        <ActionForm
          narrow
          action={submitLanguage.bind(null, lang)}
          initial={{ values: { language: person.language ?? 'zh' }, errors: {} }}
          submit={words.save}
          fields={[
            {
              name: 'language',
              label: words.language,
              kind: 'select',
              options: [
                ['zh', '中文'],
                ['en', 'English'],
              ],
            },
          ]}
        />
      </Section>
    </Sheet>
  )
}
