import type { PayloadRequest } from 'payload'
import { heldMemberships, holdsRole } from '@/access'
import type { User } from '@/payload-types'
import type { SitePartProps } from '@/platform/domains'
import { siteWords } from '@/platform/i18n'
import { ActionForm } from '@/platform/site/action-form'
import { day } from '@/platform/site/format'
import { Section } from '@/platform/site/parts'
import { ROLE_LABELS } from '../domain/roles'
import { submitLanguage, submitPassword } from './account-actions'
import { loadNotifications } from './notifications'

/** The way to the workbench, for those who have work there. */
export async function Work({ language, req }: SitePartProps) {
  const site = siteWords(language)
  const words = site.me
  const works =
    holdsRole(req, 'admin', 'centre-staff', 'auditor', 'training-admin', 'item-expert') || (await heldMemberships(req)).length > 0
  if (!works) return null
  return (
    <Section id="work" title={words.work} line={words.workLine}>
      <p className="facts">
        <a href="/admin">{site.workbench}</a>
        {holdsRole(req, 'admin') ? <a href="/admin/collections/outbox-messages">{site.outbox}</a> : null}
      </p>
    </Section>
  )
}

export async function Messages({ language, req }: SitePartProps) {
  const user = personOf(req)
  if (!user) return null
  const words = siteWords(language).me
  const notifications = await loadNotifications({ req, user })
  return (
    <Section id="notifications" title={words.notifications} line={words.notificationsLine}>
      {notifications.length === 0 ? (
        <p className="lead">{words.noNotifications}</p>
      ) : (
        <ul className="register" role="list">
          {notifications.map((notification) => (
            <li key={notification.id}>
              <span className="name">{notification.href ? <a href={notification.href}>{notification.title}</a> : notification.title}</span>
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
  )
}

export async function Profile({ language, req }: SitePartProps) {
  const user = personOf(req)
  if (!user) return null
  const site = siteWords(language)
  const words = site.me
  const person = await req.payload.findByID({ collection: 'users', id: user.id, depth: 1, overrideAccess: false, req })
  const organisation = typeof person.organisation === 'object' ? person.organisation?.name : undefined
  const facts: [string, string | null | undefined][] = [
    [words.name, person.name],
    [words.username, person.username],
    [words.employeeNumber, person.employeeNumber],
    [words.email, person.email],
    [words.organisation, organisation],
    [words.roles, person.roles.map((role) => ROLE_LABELS[role][language]).join(site.listJoin)],
  ]
  return (
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
  )
}

export function OwnPassword({ language }: SitePartProps) {
  const words = siteWords(language).me
  return (
    <Section id="password" title={words.password} line={words.passwordLine}>
      <ActionForm
        narrow
        action={submitPassword.bind(null, language)}
        initial={{ values: {}, errors: {} }}
        submit={words.changePassword}
        fields={[
          { name: 'current', label: words.current, kind: 'password', autoComplete: 'current-password', required: true, maxLength: 500 },
          { name: 'fresh', label: words.fresh, kind: 'password', autoComplete: 'new-password', required: true, maxLength: 500 },
          { name: 'repeat', label: words.repeat, kind: 'password', autoComplete: 'new-password', required: true, maxLength: 500 },
        ]}
      />
    </Section>
  )
}

export function OwnLanguage({ language, req }: SitePartProps) {
  const words = siteWords(language).me
  return (
    <Section id="language" title={words.language} line={words.languageLine}>
      <ActionForm
        narrow
        action={submitLanguage.bind(null, language)}
        initial={{ values: { language: personOf(req)?.language ?? 'zh' }, errors: {} }}
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
  )
}

function personOf({ user }: PayloadRequest): User | null {
  return user?.collection === 'users' ? user : null
}
