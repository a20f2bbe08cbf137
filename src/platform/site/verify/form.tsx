import type { Language } from '@/kernel/errors'
import { localPath } from '../paths'
import { verifyWords } from './words'

/** Works without scripts: it asks for the page of the code that was typed. */
export function VerifyForm({ language, value, error }: { language: Language; value?: string; error?: string }) {
  const words = verifyWords(language)
  return (
    <form className="form narrow no-print" method="get" action={localPath(language, '/verify')}>
      <div className="field">
        <label htmlFor="code">{words.field}</label>
        <input
          id="code"
          type="text"
          name="code"
          className="code"
          defaultValue={value ?? ''}
          maxLength={60}
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'code-error code-hint' : 'code-hint'}
        />
        {error ? (
          <p className="error" id="code-error">
            {error}
          </p>
        ) : null}
        <p className="hint" id="code-hint">
          {words.hint}
        </p>
      </div>
      <div>
        <button className="button">{words.submit}</button>
      </div>
    </form>
  )
}
