import type { ClauseId } from '../../src/model/clauses/registry.js';
import type { Capability } from '../../src/model/contract.js';
import type { Policy } from '../../src/model/policy.js';
import { claim, endByToken } from '../parts/hook-moves.js';
import { ENDS, type Move, start } from '../parts/moves.js';
import { request } from '../parts/request-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, type Shape, shape } from '../parts/shape.js';

/** Duplicates, as they come: two or three at once, or one after the other. */
function duplicatesOf(ask: (run: string) => Move): Shape[] {
  const [first, second, third] = ['r1', 'r2', 'r3'].map(ask) as [
    Move,
    Move,
    Move,
  ];
  return [
    shape([], [first], [second]),
    shape([], [first], [second], [third]),
    shape([], [first, second], [third]),
  ];
}

/** The same while somebody ends a run that works, by its name … */
function endedRuns(ask: (run: string) => Move): Shape[] {
  return [ENDS.cancel, ENDS.complete, ENDS.fail].map((end) =>
    shape([], [ask('r1')], [ask('r2')], [end('r1')])
  );
}

/** … or whichever run owns the key. */
function endedOwners(ask: (run: string) => Move): Shape[] {
  return TERMINAL.map((status) =>
    shape([], [ask('r1')], [ask('r2')], [endByToken('k1', status)])
  );
}

const TERMINAL = ['cancelled', 'completed', 'failed'] as const;

/** Where no run claims the key there is no owner to look up. */
const UNCLAIMED: readonly Policy[] = ['app-record', 'query'];

/** The key has an owner already, who does not follow the policy. */
export function metOwners(ask: (run: string) => Move): Shape[] {
  const owned = [start('r4'), claim('r4', 'h4', 'k1')];
  return [
    shape(owned, [ask('r1')], [ask('r2')], [ask('r3')]),
    ...[ENDS.cancel, ENDS.complete, ENDS.fail].flatMap((end) => [
      shape(owned, [ask('r1')], [end('r4')]),
      shape(owned, [ask('r1')], [ask('r2')], [end('r4')]),
    ]),
  ];
}

export interface PolicyScenario {
  readonly name: string;
  readonly policy: Policy;
  readonly over?: 'claim' | 'keyed';
  readonly title: string;
  readonly exercises: readonly ClauseId[];
  readonly needs?: readonly Capability[];
  /** Beside the usual duplicates. */
  readonly more?: (ask: (run: string) => Move) => readonly Shape[];
}

/** Requests for one key by one policy. */
export function policyScenario({
  name,
  policy,
  over = 'claim',
  title,
  exercises,
  needs = [],
  more = () => [],
}: PolicyScenario): WorldScenario {
  const ask = request({ policy, over });
  const isClaimed = over === 'claim' && !UNCLAIMED.includes(policy);
  const all = over === 'keyed' ? [...needs, 'keyedStart' as const] : needs;
  return {
    id: `policy.${name}`,
    title,
    exercises,
    ...(all.length > 0 ? { needs: all } : {}),
    exhaustible: false,
    drafts: draftsOf([
      ...duplicatesOf(ask),
      ...(isClaimed ? endedOwners(ask) : endedRuns(ask)),
      ...more(ask),
    ]),
  };
}
