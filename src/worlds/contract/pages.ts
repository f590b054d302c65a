import type { Paging } from '../../model/log-calls.js';
import { gate, isScheduled } from '../../sim/context.js';
import { AnswerError, described, read } from './answered.js';
import type { Page, Pagination } from './api.js';

/** A list that never ends is a World that never answers. */
const PAGES_MAX = 64;

/** A page that is large enough for everything that a plan makes. */
const LIMIT = 1000;

/** Where a list that is under way asks for its next page. */
export const PAGE_GATE = 'call:page';

export type AskPage<T> = (pagination: Pagination) => Promise<Page<T>>;

/** Whoever asks for the next page may be behind others who write meanwhile. */
async function nextPage(): Promise<void> {
  if (!isScheduled()) return;
  await gate({ kind: 'call', name: PAGE_GATE, target: '' }, () => undefined);
}

/** Every item of every page. */
export async function pages<T>(
  paging: Paging,
  page: AskPage<T>
): Promise<readonly T[]> {
  return (await pagesFrom(undefined, paging, page)).items;
}

/** What a call is answered that lists something, and how long its pages were. */
export async function listed<T, Told extends object>(
  paging: Paging,
  page: AskPage<T>,
  tell: (items: readonly T[]) => Told
): Promise<{ readonly ok: true; readonly overlong?: number } & Told> {
  const { items, overlong } = await pagesFrom(undefined, paging, page);
  return { ok: true, ...tell(items), ...overlong };
}

interface Paged<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
  /** Empty where no page was longer than it was asked to be. */
  readonly overlong: { readonly overlong?: number };
}

/** Every item after a cursor, and the cursor of the last page. */
export async function pagesFrom<T>(
  from: string | undefined,
  { pageSize, order, apart }: Paging,
  page: AskPage<T>
): Promise<Paged<T>> {
  const items: T[] = [];
  const limit = pageSize ?? LIMIT;
  let longest = 0;
  let cursor = from;
  for (let turn = 0; turn < PAGES_MAX; turn++) {
    if (apart && turn > 0) await nextPage();
    const answer = await page({
      limit,
      sortOrder: order ?? 'asc',
      ...(cursor === undefined ? {} : { cursor }),
    });
    const { data, next, hasMore } = read('a page', answer, partsOf);
    for (const item of data) items.push(item);
    longest = Math.max(longest, data.length);
    if (!hasMore || next === null || next === undefined) {
      const overlong = longest > limit ? { overlong: longest } : {};
      return { items, cursor: next ?? null, overlong };
    }
    cursor = next;
  }
  throw new RangeError(`The list did not end within ${PAGES_MAX} pages`);
}

function partsOf<T>({ data, cursor, hasMore }: Page<T>) {
  if (!Array.isArray(data)) {
    throw new AnswerError(
      `answered a page whose data is no list: ${described(data)}`
    );
  }
  return { data: [...data] as readonly T[], next: cursor, hasMore };
}
