import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ActionForm } from '@/platform/site/action-form'

it('a form of the site asks for a time with a picker, to the second, and for files', () => {
  const html = renderToStaticMarkup(
    createElement(ActionForm, {
      action: (state) => Promise.resolve(state),
      initial: { values: { from: '2026-03-05 08:30:07' }, errors: {} },
      submit: '提交',
      fields: [
        { name: 'from', label: '起', kind: 'datetime', required: true },
        { name: 'evidence', label: '证明材料', kind: 'files', accept: 'image/jpeg' },
      ],
    }),
  )
  expect(html).toContain('type="datetime-local"')
  expect(html).toContain('step="1"')
  expect(html).toContain('value="2026-03-05T08:30:07"')
  expect(html).toMatch(/type="file" multiple="" accept="image\/jpeg"/)
})
