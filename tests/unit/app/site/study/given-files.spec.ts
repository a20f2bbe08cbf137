import { expect, it } from 'vitest'
import { givenFiles } from '@/plugins/study-hours/site/given-files'

it('a field in which nothing was chosen gives no file, whatever its nameless part is called', async () => {
  const form = new FormData()
  for (const name of ['', 'undefined']) form.append('evidence', new File([], name))
  form.append('evidence', 'text')
  expect(await givenFiles(form, 'evidence')).toEqual([])
})

it('what was chosen is given, an empty file too, which is then refused by its name', async () => {
  const form = new FormData()
  form.append('evidence', new File([], '空.pdf'))
  form.append('evidence', new File(['x'], 'undefined'))
  expect((await givenFiles(form, 'evidence')).map(({ name }) => name)).toEqual(['空.pdf', 'undefined'])
})
