import type { SerializedEditorState } from '@payloadcms/richtext-lexical/lexical'
import type { Block } from './model'
import { normalizeBlocks } from './normalize'
import { blocksOfState, type AssetOf } from './lexical-read'
import { emptyParagraph, nodesOfBlocks } from './lexical-write'

export { contentHash, countCharacters, plainInlines, plainText } from './content'
export { normalizeBlocks } from './normalize'

/**
 * The editor state that shows `blocks`. Node ids are counted, so equal blocks give an equal state.
 * @param assetIds asset id of the model → id of its document in `media`
 * @throws DomainError `documents.assetMissing` when a picture has no media document
 */
export function toLexical(blocks: readonly Block[], assetIds: ReadonlyMap<string, string>): SerializedEditorState {
  const nodes = nodesOfBlocks(normalizeBlocks(blocks), assetIds)
  // Lexical refuses a root without children.
  const children = nodes.length > 0 ? nodes : [emptyParagraph()]
  const root = { type: 'root', version: 1, direction: null, format: '' as const, indent: 0, children }
  return { root }
}

/**
 * The blocks that an editor state says, normalised: `fromLexical(toLexical(blocks))` is `normalizeBlocks(blocks)`.
 * What the model cannot hold is refused, never dropped.
 * @throws DomainError `documents.unknownNode`, `documents.notAllowedHere`, `documents.captionWithoutTable`,
 *   `documents.unsafeLink`, `documents.tooDeep`; whatever `assetOf` throws for a media id that it does not know
 */
export function fromLexical(state: unknown, { assetOf }: { assetOf: AssetOf }): Block[] {
  return normalizeBlocks(blocksOfState(state, assetOf))
}
