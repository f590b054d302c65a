import type { Name } from '../model/call.js';
import type { Operation } from '../model/history.js';
import type { RunView } from '../model/view.js';
import type { Names } from '../worlds/contract/names.js';

/**
 * A World that makes the ids of runs may list a run before its caller has heard
 * which id it got. Such a run is given the name that its caller has for it; one
 * of which no caller ever heard is left out, as far as there are such callers.
 */
export function namedAsHeard(
  operations: readonly Operation[],
  names: Names,
  isRunIdOfWorld: boolean
): readonly Operation[] {
  const unknown = new Set(operations.flatMap(unknownRuns));
  if (unknown.size === 0) return operations;
  const unheard = operations.filter(
    ({ call, response }) =>
      (call.kind === 'createRun' || call.kind === 'keyedStart') &&
      (isRunIdOfWorld || ('unnamed' in call && call.unnamed)) &&
      !response?.ok
  );
  const known = new Map<Name, Name>();
  for (const shown of unknown) {
    const name = names.nameOf(shown.slice(1));
    if (name && name !== shown) known.set(shown, name);
  }
  const areExcused = unknown.size - known.size <= unheard.length;
  const nameOf = ({ run }: RunView) => known.get(run) ?? run;
  const isTold = (view: RunView) => !areExcused || !unknown.has(nameOf(view));
  return operations.map((operation) => {
    const { response } = operation;
    if (unknownRuns(operation).length === 0 || !response?.ok) return operation;
    const runs = response.runs
      ?.filter(isTold)
      .map((view) => ({ ...view, run: nameOf(view) }));
    return { ...operation, response: { ...response, runs } };
  });
}

function unknownRuns({ response }: Operation): Name[] {
  const runs = response?.ok ? (response.runs ?? []) : [];
  return runs.map(({ run }) => run).filter((run) => /^\?./.test(run));
}
