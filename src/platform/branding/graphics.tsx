import { languageOf } from '@/kernel/errors'
import { siteWords } from '../i18n'
import { Mark } from './mark'

type Props = { i18n?: { language?: string } }

/** On the workbench's sign-in page. */
export function Logo({ i18n }: Props) {
  const words = siteWords(languageOf(i18n?.language))
  return (
    <span className="brand-logo">
      <Mark size={56} />
      <span>
        <b>{words.brand}</b>
        <small>{words.brandLine}</small>
      </span>
    </span>
  )
}

/** At the head of the workbench's path, leading home. */
export function Icon({ i18n }: Props) {
  return (
    <span className="brand-icon" role="img" aria-label={siteWords(languageOf(i18n?.language)).brand}>
      <Mark size={24} />
    </span>
  )
}
