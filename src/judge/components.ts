import type { Name } from '../model/call.js';
import type { Moment } from '../model/moment.js';
import type { ObservedHistory } from './linearizability/model.js';

type Kind = 'run' | 'hook' | 'token' | 'key';

/** Tells what a moment touches: two that share nothing are independent. */
function touch(
  { call, subject, part, response }: Moment,
  visit: (kind: Kind, name: Name) => void
): void {
  if (subject !== undefined) {
    if (part === 'list-run') visit('run', subject);
    else if (part === 'list-hook') visit('hook', subject);
  }
  if ('run' in call) visit('run', call.run);
  if ('hook' in call) visit('hook', call.hook);
  if ('token' in call) visit('token', call.token);
  if ('key' in call) visit('key', call.key);
  // A read may have found what it did not ask for.
  if (response?.ok && response.hook) {
    visit('hook', response.hook.hook);
    visit('run', response.hook.run);
  }
  if (part === 'view' && response?.ok && response.run) {
    visit('run', response.run.run);
  }
}

/** A node of the forest by which connected names find their common root. */
interface Node {
  up: Node | undefined;
}

function rootOf(node: Node): Node {
  let root = node;
  while (root.up) root = root.up;
  return root;
}

/** Splits a history by connected component of runs, hooks, tokens and keys. */
export function componentsOf<R>(
  history: ObservedHistory<Moment, R>
): readonly ObservedHistory<Moment, R>[] {
  const nodes: Readonly<Record<Kind, Map<Name, Node>>> = {
    run: new Map(),
    hook: new Map(),
    token: new Map(),
    key: new Map(),
  };
  let first: Node | undefined;
  const join = (kind: Kind, name: Name): void => {
    let node = nodes[kind].get(name);
    if (!node) {
      node = { up: undefined };
      nodes[kind].set(name, node);
    }
    const root = rootOf(node);
    first ??= root;
    const target = rootOf(first);
    if (root !== target) root.up = target;
  };
  const places = history.map(({ op }): Node => {
    first = undefined;
    touch(op, join);
    return first ?? nowhere;
  });
  const parts = new Map<Node, ObservedHistory<Moment, R>[number][]>();
  history.forEach((operation, index) => {
    const root = rootOf(places[index] as Node);
    const part = parts.get(root);
    if (part) part.push(operation);
    else parts.set(root, [operation]);
  });
  return [...parts.values()];
}

/** For the moments that touch nothing, such as a list that failed. */
const nowhere: Node = { up: undefined };
