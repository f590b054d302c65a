import type { History, Operation } from '../model/history.js';
import type { Accepted } from '../model/response.js';
import type { Findings } from './findings.js';

/**
 * `lookup.pages-of-run`: what a caller was told of before the first page was
 * asked for is listed exactly once, whatever is created meanwhile. The
 * lifecycle checks that nothing else is listed twice.
 */
export function judgePagesOfRun(history: History, findings: Findings): void {
  for (const read of history.operations) {
    const { actor, call, response } = read;
    const isList = call.kind === 'listSteps' || call.kind === 'listHooks';
    if (!isList || call.pageSize === undefined || !response?.ok) continue;
    const listed = namesIn(response);
    for (const name of knownBefore(read, history)) {
      findings.rule(
        'lookup.pages-of-run',
        listed.filter((each) => each === name).length === 1,
        () => `${actor}: ${call.kind}`
      );
    }
  }
}

function namesIn({ steps = [], hooks = [] }: Accepted): readonly string[] {
  return [...steps.map(({ step }) => step), ...hooks.map(({ hook }) => hook)];
}

/** What was created before, and is there for as long as the list is read. */
function knownBefore(
  read: Operation,
  { operations }: History
): ReadonlySet<string> {
  const { call, invoked, returned = Number.POSITIVE_INFINITY } = read;
  const own = operations.filter(
    (each) => 'run' in call && 'run' in each.call && each.call.run === call.run
  );
  const told = own.filter(
    (each) =>
      each.returned !== undefined &&
      each.returned <= invoked &&
      each.response?.ok &&
      !each.response.conflict
  );
  if (call.kind === 'listSteps') {
    return new Set(
      told.flatMap((each) =>
        each.call.kind === 'createStep' ? [each.call.step] : []
      )
    );
  }
  // A hook is let go by its disposal, and by the end of its run.
  const before = own.filter((each) => each.invoked < returned);
  if (before.some((each) => each.call.kind === 'endRun')) return new Set();
  const disposed = before.flatMap((each) =>
    each.call.kind === 'disposeHook' ? [each.call.hook] : []
  );
  return new Set(
    told.flatMap((each) =>
      each.call.kind === 'createHook' && !disposed.includes(each.call.hook)
        ? [each.call.hook]
        : []
    )
  );
}
