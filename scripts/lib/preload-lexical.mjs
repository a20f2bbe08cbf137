// Lexical's entries for Node wait at their top level for one another. Loaded all at once, as a bundle's imports are, Node 20
// now and then leaves one of them waiting for ever and ends the process with code 13 and no word. Loaded one after the
// other, the lowest first, they never do: so this comes before anything that imports @payloadcms/richtext-lexical.
const PACKAGES = [
  'lexical',
  ...['utils', 'selection', 'html', 'list', 'link', 'table', 'clipboard', 'rich-text', 'mark', 'markdown', 'headless'].map(
    (name) => `@lexical/${name}`,
  ),
]

for (const name of [...PACKAGES, '@payloadcms/richtext-lexical']) await import(name)
