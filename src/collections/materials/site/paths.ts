/** The addresses of a book's pages, in Chinese; `localPath` gives the English ones. */
export const bookPath = (urlName: string) => `/textbooks/${encodeURIComponent(urlName)}`
export const chapterPath = (urlName: string, editionNo: number, chapter: number) =>
  `${bookPath(urlName)}/editions/${editionNo}/chapters/${chapter}`
export const bookSearchPath = (urlName: string, editionNo: number) => `${bookPath(urlName)}/editions/${editionNo}/search`
