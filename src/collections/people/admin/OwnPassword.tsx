'use client'

import { useTranslation } from '@payloadcms/ui'
import './own-password.css'

const texts = {
  zh: { before: '修改自己的密码须先输入当前密码，请到', link: '“我的账号”', after: '修改。', href: '/account' },
  en: { before: 'Your own password is changed with the present one, in', link: '“My account”', after: '.', href: '/en/account' },
}

/** Stands in one's own account in place of Payload's password controls, which ask for no present password and are refused. */
export function OwnPassword() {
  const { i18n } = useTranslation()
  const text = texts[i18n.language === 'en' ? 'en' : 'zh']
  return (
    <p className="lg-own-password">
      {text.before}
      {i18n.language === 'en' ? ' ' : ''}
      <a href={text.href}>{text.link}</a>
      {text.after}
    </p>
  )
}
