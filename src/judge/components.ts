import type { Call } from '../model/call.js';
import type { Moment } from '../model/moment.js';
import type { ObservedHistory } from './linearizability/model.js';

/** What a moment touches: two that share nothing cannot influence each other. */
function touched({ call, subject, part }: Moment): string[] {
  const names: string[] = [];
  const add = (tag: string, name: string | undefined) => {
    if (name !== undefined) names.push(`${tag} ${name}`);
  };
  if (part === 'list-run') add('run', subject);
  else if (part === 'list-hook') add('hook', subject);
  if ('run' in call) add('run', call.run);
  if ('hook' in call) add('hook', call.hook);
  if ('token' in call)
    add('token', (call as Extract<Call, { token: string }>).token);
  if ('key' in call) add('key', call.key);
  return names;
}

/** Splits a history by connected component of runs, hooks, tokens and keys. */
export function componentsOf<R>(
  history: ObservedHistory<Moment, R>
): readonly ObservedHistory<Moment, R>[] {
  const parent = new Map<string, string>();
  const find = (name: string): string => {
    let root = name;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) {
      root = up;
    }
    return root;
  };
  const roots = history.map(({ op }) => {
    const [first = '', ...others] = touched(op);
    for (const other of others) {
      const [a, b] = [find(first), find(other)];
      if (a !== b) parent.set(b, a);
    }
    return first;
  });
  const parts = new Map<string, ObservedHistory<Moment, R>[number][]>();
  history.forEach((operation, index) => {
    const root = find(roots[index] as string);
    const part = parts.get(root);
    if (part) part.push(operation);
    else parts.set(root, [operation]);
  });
  return [...parts.values()];
}
