import type { Page, Pagination } from '../contract/api.js';

const PAGE_SIZE = 100;

/**
 * One page of items that come in the order of their keys. The cursor is the
 * key of the last item, so that no write moves what is still to come.
 */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  pagination: Pagination = {}
): Page<Item> {
  const { limit = PAGE_SIZE, cursor, sortOrder = 'asc' } = pagination;
  const ordered = sortOrder === 'asc' ? items : items.toReversed();
  const rest =
    cursor === undefined
      ? ordered
      : ordered.filter((item) => isBehind(keyOf(item), cursor, sortOrder));
  const data = rest.slice(0, limit);
  const last = data.at(-1);
  return {
    data,
    cursor: last === undefined ? (cursor ?? null) : keyOf(last),
    hasMore: rest.length > data.length,
  };
}

function isBehind(key: string, cursor: string, order: 'asc' | 'desc'): boolean {
  return order === 'asc' ? key > cursor : key < cursor;
}

/** The same page with its items in another form. */
export function mapPage<From, To>(
  page: Page<From>,
  form: (item: From) => To
): Page<To> {
  return { ...page, data: page.data.map(form) };
}
