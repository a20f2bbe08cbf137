import { setImmediate as nextTurn } from 'node:timers/promises'
import { DomainError } from '@/kernel/errors'
import './errors'
import type { Asset, BookContent } from '../model'
import { isSafeHref } from '../safe-href'

/** `done` of `total` steps; `stage` is a stable key for translation (`cover`, `images`, `layout`, `pages`, `pack`). */
export type BuildProgress = { done: number; total: number; stage: string }

export type BuildOptions = {
  onProgress?: (progress: BuildProgress) => void
  /** Aborting rejects the build with the signal's reason, at the latest after the chapter in hand. */
  signal?: AbortSignal
}

/** Reports a step, lets the event loop turn (so that a cancel can arrive) and throws when cancelled. */
export async function step(options: BuildOptions, progress: BuildProgress): Promise<void> {
  options.signal?.throwIfAborted()
  options.onProgress?.(progress)
  await nextTurn()
  options.signal?.throwIfAborted()
}

/**
 * Finds pictures by id.
 * @throws DomainError `documents.bookAssetMissing` when a picture is used that the book does not carry
 */
export function assetFinder(book: BookContent): (id: string, chapter: string) => Asset {
  const assets = new Map(book.assets.map((asset) => [asset.id, asset]))
  return (id, chapter) => {
    const asset = assets.get(id)
    if (!asset) throw new DomainError('documents.bookAssetMissing', { asset: id, chapter })
    return asset
  }
}

/** @throws DomainError `documents.bookEmpty` */
export function assertBook(book: BookContent): void {
  if (book.chapters.length === 0) throw new DomainError('documents.bookEmpty')
}

/** An outside address as a reader can follow it, normalised; `undefined` where it must stay text. */
export function linkTarget(href: string): string | undefined {
  const trimmed = href.trim()
  return isSafeHref(trimmed) ? new URL(trimmed).href : undefined
}
