import type { Inline, ListBlock, ListItem } from '../model'

export type FlatItem = { level: number; ordered: boolean; number: number; content: Inline[]; mixed: () => void }

/**
 * Items in reading order, each with its depth, to nested lists. Depths are taken relatively: an item that jumps two levels in is one
 * deeper than the one before. At the outermost level a change between bullets and numbers, or a number that does not follow, begins a new list.
 */
export function nestItems(items: readonly FlatItem[]): ListBlock[] {
  const lists: ListBlock[] = []
  let open: { level: number; list: ListBlock; last: number }[] = []
  for (const item of items) {
    while (open.length > 1 && item.level < top(open).level) open = open.slice(0, -1)
    if (open.length > 0 && item.level > top(open).level) open = [...open, descend(top(open).list, item)]
    else if (open.length === 0 || (open.length === 1 && !continues(top(open), item))) {
      const list = listFor(item)
      lists.push(list)
      open = [{ level: item.level, list, last: item.number - 1 }]
    }
    const here = top(open)
    if (here.list.ordered !== item.ordered) item.mixed()
    here.list.items.push({ content: item.content })
    here.last = item.number
  }
  return lists
}

function continues(open: { list: ListBlock; last: number }, item: FlatItem): boolean {
  return open.list.ordered === item.ordered && (!item.ordered || item.number === open.last + 1)
}

function descend(list: ListBlock, item: FlatItem): { level: number; list: ListBlock; last: number } {
  const parent = list.items[list.items.length - 1] ?? addItem(list)
  parent.children ??= listFor(item)
  return { level: item.level, list: parent.children, last: item.number - 1 }
}

function addItem(list: ListBlock): ListItem {
  const item: ListItem = { content: [] }
  list.items.push(item)
  return item
}

function listFor(item: FlatItem): ListBlock {
  return { kind: 'list', ordered: item.ordered, ...(item.ordered && item.number !== 1 && { start: item.number }), items: [] }
}

function top<T>(stack: readonly T[]): T {
  const last = stack[stack.length - 1]
  if (last === undefined) throw new RangeError('an empty stack has no top')
  return last
}
