/** What readers of forms call the nameless file of a field in which nothing was chosen; React's has it through `new File(…, undefined)`. */
const NAMELESS = ['', 'undefined']

/** The files of a form; a field in which nothing was chosen holds one that is empty and has no name. */
export async function givenFiles(form: FormData, name: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  const files = form.getAll(name).filter((value): value is File => typeof value !== 'string')
  const chosen = files.filter(({ name: own, size }) => size > 0 || !NAMELESS.includes(own))
  return Promise.all(chosen.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })))
}
