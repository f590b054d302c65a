import type { Name } from '../call.js';
import type { Operation } from '../history.js';
import type { Accepted } from '../response.js';
import type { HookView, RunView, Shown, StepView, WaitView } from '../view.js';
import { isThere } from './agrees.js';
import { attemptsAtBirth } from './attempts.js';
import { stepKey } from './step-key.js';

export type EntityKind = 'run' | 'hook' | 'step' | 'wait';

/** Fields whose value the World chooses; once shown, each one stays. */
const MINTED = {
  run: ['createdAt', 'startedAt', 'completedAt'],
  hook: [
    'createdAt',
    'ownerId',
    'projectId',
    'environment',
    'retainUntil',
    'isWebhook',
    'isSystem',
  ],
  step: ['createdAt', 'startedAt', 'completedAt'],
  wait: ['wait', 'resumeAt', 'createdAt', 'completedAt'],
} as const satisfies {
  run: readonly (keyof RunView)[];
  hook: readonly (keyof HookView)[];
  step: readonly (keyof StepView)[];
  wait: readonly (keyof WaitView)[];
};

export type Minted<Kind extends EntityKind> = (typeof MINTED)[Kind][number];

type Value = string | number | boolean;

/** Fields that a World need not show: of no run or hook, that is. */
type Optional = 'context' | 'publicKey' | 'errorCode' | 'isSystem';

/** What was shown first, by kind and name of an entity, and by field. */
type Firsts = Readonly<
  Record<EntityKind, Map<Name, Partial<Record<string, Value>>>>
>;

interface Shows {
  readonly first: Firsts;
  readonly optional: ReadonlySet<Optional>;
  readonly attempts: ReadonlyMap<string, number>;
}

/**
 * What was shown first of each field that a World fills in by itself. It is
 * read from the operations when it is first asked for: most of the histories of
 * the small scope, which are built by the thousand, show no such field.
 */
export class Pins {
  readonly #operations: readonly Operation[];
  #shown: Shows | undefined;

  constructor(operations: readonly Operation[] = []) {
    this.#operations = operations;
  }

  /** The attempt of a step before its first start, if its creation told. */
  attemptOf(step: Name): number | undefined {
    return this.#shows().attempts.get(step);
  }

  /** Whether some run or hook was shown with it. */
  isShown(field: Optional): boolean {
    return this.#shows().optional.has(field);
  }

  /** Whether a field reads as it did when it was first there. */
  isKept<Kind extends EntityKind>(
    kind: Kind,
    name: Name,
    field: Minted<Kind>,
    shown: Shown<Value>
  ): boolean {
    if (shown === undefined || shown === null) return true;
    const first = this.#shows().first[kind].get(name)?.[field];
    return first === undefined || first === shown;
  }

  /** The same of a field that an entity has from the beginning. */
  isThroughout<Kind extends EntityKind>(
    kind: Kind,
    name: Name,
    field: Minted<Kind>,
    shown: Shown<Value>
  ): boolean {
    const isLost =
      shown === null &&
      this.#shows().first[kind].get(name)?.[field] !== undefined;
    return !isLost && this.isKept(kind, name, field, shown);
  }

  #shows(): Shows {
    this.#shown ??= shownBy(this.#operations);
    return this.#shown;
  }
}

/** A World need not have a column for it, but then it has none for anything. */
export function isNeverShown(
  field: Optional,
  shown: Shown<Value>,
  pins: Pick<Pins, 'isShown'> | undefined
): boolean {
  return shown === null && pins?.isShown(field) !== true;
}

function shownBy(operations: readonly Operation[]): Shows {
  const answered = operations
    .filter(({ returned }) => returned !== undefined)
    .sort((a, b) => (a.returned as number) - (b.returned as number));
  const first: Firsts = {
    run: new Map(),
    hook: new Map(),
    step: new Map(),
    wait: new Map(),
  };
  for (const { call, response } of answered) {
    if (!response?.ok) continue;
    pinAll(response, first);
    if (response.wait && 'wait' in call) {
      pin('wait', stepKey(call.run, call.wait), response.wait, first);
    }
  }
  for (const run of createdTwice(answered)) first.run.delete(run);
  for (const hook of claimedTwice(answered)) first.hook.delete(hook);
  for (const wait of waitsCreatedTwice(answered)) first.wait.delete(wait);
  const optional = optionalIn(answered);
  return { first, optional, attempts: attemptsAtBirth(answered) };
}

function optionalIn(answered: readonly Operation[]): ReadonlySet<Optional> {
  const fields = new Set<Optional>();
  for (const { response } of answered) {
    if (!response?.ok) continue;
    for (const run of listed(response.run, response.runs)) {
      if (isThere(run.context)) fields.add('context');
      if (isThere(run.publicKey)) fields.add('publicKey');
      if (isThere(run.errorCode)) fields.add('errorCode');
    }
    for (const hook of listed(response.hook, response.hooks)) {
      if (isThere(hook.isSystem)) fields.add('isSystem');
    }
  }
  return fields;
}

function pinAll(response: Accepted, first: Firsts): void {
  const { run, hook, step, runs, hooks, steps, snapshots = [] } = response;
  for (const view of snapshots) if (view) pin('run', view.run, view, first);
  for (const view of listed(run, runs)) pin('run', view.run, view, first);
  for (const view of listed(hook, hooks)) pin('hook', view.hook, view, first);
  for (const view of listed(step, steps)) {
    pin('step', stepKey(view.run, view.step), view, first);
  }
}

function pin(kind: EntityKind, name: Name, view: object, first: Firsts): void {
  let known = first[kind].get(name);
  for (const field of MINTED[kind]) {
    const value = (view as Readonly<Record<string, Shown<Value>>>)[field];
    if (value === undefined || value === null) continue;
    if (!known) {
      known = {};
      first[kind].set(name, known);
    }
    known[field] ??= value;
  }
}

/** A run that a second creation has replaced begins anew. */
function createdTwice(operations: readonly Operation[]): Name[] {
  const created = operations.flatMap(({ call, response }) =>
    call.kind === 'createRun' && response?.ok ? [call.run] : []
  );
  return created.filter((run, at) => created.indexOf(run) !== at);
}

/** So does a hook that is claimed anew once it was disposed of. */
function claimedTwice(operations: readonly Operation[]): Name[] {
  const claimed = operations.flatMap(({ call, response }) =>
    call.kind === 'createHook' && response?.ok && !response.conflict
      ? [call.hook]
      : []
  );
  return claimed.filter((hook, at) => claimed.indexOf(hook) !== at);
}

function waitsCreatedTwice(operations: readonly Operation[]): Name[] {
  const created = operations.flatMap(({ call, response }) =>
    call.kind === 'createWait' && response?.ok
      ? [stepKey(call.run, call.wait)]
      : []
  );
  return created.filter((wait, at) => created.indexOf(wait) !== at);
}

function listed<View>(
  one: View | undefined,
  many: readonly View[] = []
): readonly View[] {
  return one === undefined ? many : [one, ...many];
}
