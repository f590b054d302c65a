import type { Draft, Op } from '../../src/explore/plan/plan.js';
import type { Name } from '../../src/model/call.js';

export interface Sent {
  readonly label: string;
  readonly op: Op;
}

/** Every operation of a draft with the label that its place gives it. */
export function sentIn(draft: Draft): readonly Sent[] {
  const lanes = [{ name: 'S', ops: draft.setup }, ...draft.actors];
  return lanes.flatMap(({ name, ops }) =>
    ops.map((op, index) => ({ label: `${name}${index + 1}`, op }))
  );
}

const LABEL = /^[A-DS]\d+$/;

/** The strings by which a log entry or a result names its sender. */
export function labelsOf(op: Op): readonly string[] {
  if (op.kind === 'endRun' || op.kind === 'endByToken') return [op.value];
  if (op.kind === 'request') return [op.input];
  if (op.kind === 'resume' || op.kind === 'resumeByToken') return [op.payload];
  if (op.kind === 'createBatch') return op.events.flatMap(labelsOf);
  if (op.kind !== 'setAttributes') return [];
  return op.changes.flatMap(([, value]) =>
    value !== null && LABEL.test(value) ? [value] : []
  );
}

/** What an operation brings into being, as `kind:name`. */
export function declaredBy(op: Op): readonly string[] {
  switch (op.kind) {
    case 'start':
    case 'createRun':
    case 'keyedStart':
      return [`run:${op.run}`];
    case 'startRun':
      return op.data ? [`run:${op.run}`] : [];
    case 'request':
      return [`run:${op.run}`, `token:${op.key}`];
    case 'createHook':
      return [`hook:${op.hook}`, `token:${op.token}`];
    case 'createStep':
    case 'lazyStartStep':
      return [`step:${op.step}`];
    case 'createWait':
      return [`wait:${op.wait}`];
    case 'createBatch':
      return op.events.flatMap(declaredBy);
    default:
      return [];
  }
}

/** Everything that an operation speaks of, as `kind:name`. */
export function namesIn(op: Op): readonly string[] {
  if (op.kind === 'createBatch') return op.events.flatMap(namesIn);
  const names: string[] = [];
  const add = (kind: string, name: Name) => names.push(`${kind}:${name}`);
  if ('run' in op) add('run', op.run);
  if ('runs' in op) for (const run of op.runs) add('run', run);
  if ('hook' in op) add('hook', op.hook);
  if ('token' in op) add('token', op.token);
  if ('step' in op) add('step', op.step);
  if ('wait' in op) add('wait', op.wait);
  if ('key' in op) add('key', op.key);
  return names;
}

/** Names of the set-up that nothing before them declares. */
export function undeclaredInSetup(draft: Draft): readonly string[] {
  const known = new Set<string>();
  const missing: string[] = [];
  for (const op of draft.setup) {
    for (const name of declaredBy(op)) known.add(name);
    for (const name of namesIn(op)) {
      if (!known.has(name) && !name.startsWith('key:')) missing.push(name);
    }
  }
  return missing;
}

/** Names that the actors use and nobody in the whole draft declares. */
export function undeclared(draft: Draft): readonly string[] {
  const ops = sentIn(draft).map(({ op }) => op);
  const known = new Set(ops.flatMap(declaredBy));
  return ops
    .flatMap(namesIn)
    .filter((name) => !known.has(name) && !name.startsWith('key:'));
}
