/** Which chapter of which edition a reader's page shows; the page says it on its body, for its script. */
export type ReaderPlace = { editionId: string; urlName: string; editionNo: number; chapter: number }

export function placeAttributes({ editionId, urlName, editionNo, chapter }: ReaderPlace): Record<`data-${string}`, string | number> {
  return { 'data-edition': editionId, 'data-book': urlName, 'data-edition-no': editionNo, 'data-chapter': chapter }
}

export function placeOf({ edition = '', book = '', editionNo, chapter }: DOMStringMap): ReaderPlace {
  return { editionId: edition, urlName: book, editionNo: Number(editionNo), chapter: Number(chapter) }
}
