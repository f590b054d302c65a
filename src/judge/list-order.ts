import type { Call } from '../model/call.js';
import type { History, Operation } from '../model/history.js';
import type { Accepted } from '../model/response.js';
import type { Shown } from '../model/view.js';
import type { Findings } from './findings.js';

/** One entity of a list, by its name and when it says that it was created. */
interface Item {
  readonly name: string;
  readonly createdAt: Shown<number>;
}

/** A list as it was read. */
interface Listing {
  readonly actor: string;
  readonly kind: Call['kind'];
  readonly isBackwards: boolean;
  readonly response: Accepted;
}

/** The entities of a list, each where it came first. */
type Placed = ReadonlyMap<string, Item & { readonly at: number }>;

/**
 * `lookup.order`: one list is read in both directions, and what is in both
 * comes the other way round. Which way is forwards no source says, nor how
 * entities of one time are told apart.
 */
export function judgeListOrder(history: History, findings: Findings): void {
  const lists = new Map<string, Listing[]>();
  for (const operation of history.operations) {
    const listed = listOf(operation);
    if (!listed) continue;
    const { of, listing } = listed;
    lists.set(of, [...(lists.get(of) ?? []), listing]);
  }
  for (const listings of lists.values()) {
    const forwards = listings.filter(({ isBackwards }) => !isBackwards);
    for (const backwards of listings.filter((each) => each.isBackwards)) {
      for (const other of forwards) compare(backwards, other, findings);
    }
  }
}

function compare(
  backwards: Listing,
  forwards: Listing,
  findings: Findings
): void {
  const others = placed(itemsOf(forwards.response));
  const common = [...placed(itemsOf(backwards.response)).values()].flatMap(
    (item) => {
      const other = others.get(item.name);
      return other ? [{ ...item, other: other.at }] : [];
    }
  );
  for (const [at, item] of common.entries()) {
    const next = common[at + 1];
    if (!next || !areApart(item, next)) continue;
    findings.rule(
      'lookup.order',
      item.other > next.other,
      () =>
        `${backwards.actor}: ${backwards.kind} backwards has ${item.name} before ${next.name}, and so has it forwards`
    );
  }
}

function areApart(one: Item, other: Item): boolean {
  const isKnown =
    typeof one.createdAt === 'number' && typeof other.createdAt === 'number';
  return isKnown && one.createdAt !== other.createdAt;
}

function listOf({
  actor,
  call,
  response,
}: Operation): { of: string; listing: Listing } | undefined {
  if (!response?.ok) return undefined;
  switch (call.kind) {
    case 'listRuns':
    case 'listHooks':
    case 'listSteps': {
      const of = call.kind === 'listRuns' ? call.kind : call.kind + call.run;
      const isBackwards = call.order !== undefined;
      return { of, listing: { actor, kind: call.kind, isBackwards, response } };
    }
    default:
      return undefined;
  }
}

function itemsOf({ runs, hooks, steps }: Accepted): readonly Item[] {
  if (runs) {
    return runs.map(({ run, createdAt }) => ({ name: run, createdAt }));
  }
  if (hooks) {
    return hooks.map(({ hook, createdAt }) => ({ name: hook, createdAt }));
  }
  return (steps ?? []).map(({ step, createdAt }) => ({
    name: step,
    createdAt,
  }));
}

function placed(items: readonly Item[]): Placed {
  const placed = new Map<string, Item & { at: number }>();
  for (const [at, item] of items.entries()) {
    if (!placed.has(item.name)) placed.set(item.name, { ...item, at });
  }
  return placed;
}
