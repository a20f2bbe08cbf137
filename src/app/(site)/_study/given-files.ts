/** The files of a form; a field in which nothing was chosen holds one without a name. */
export async function givenFiles(form: FormData, name: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  const files = form.getAll(name).filter((value): value is File => typeof value !== 'string' && (value.size > 0 || value.name !== ''))
  return Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })))
}
