import { keepCookie } from './elements'

/**
 * Size and light change at once; without scripts the same form is sent and the page comes back changed.
 * @param around called before a change; what it gives is called after
 */
export function preferencesAtOnce(around?: (name: string) => () => void): void {
  const form = document.getElementById('preferences')
  form?.addEventListener('submit', (event) => {
    const pressed = event.submitter
    if (!(pressed instanceof HTMLButtonElement) || !pressed.name) return
    event.preventDefault()
    const { name, value } = pressed
    const after = around?.(name)
    document.documentElement.dataset[name] = value
    keepCookie(`lg-${name}`, value)
    for (const button of form.querySelectorAll<HTMLButtonElement>(`button[name="${name}"]`))
      button.setAttribute('aria-pressed', String(button.value === value))
    after?.()
  })
}
