import { type ClauseId, isClauseId } from '../model/clauses/registry.js';
import { POLICIES, type Policy } from '../model/policy.js';
import { randomStream } from '../sim/random.js';
import {
  drawStrategy,
  type StrategyName,
  strategyOf,
} from '../sim/strategies/portfolio.js';
import type { Strategy } from '../sim/strategies/strategy.js';

export type RuntimePolicy = Exclude<Policy, 'query'>;

/**
 * The policies that are written as workflow code for the real runtime, which
 * has no query by attribute.
 */
export const RUNTIME_POLICIES = POLICIES.filter(
  (policy): policy is RuntimePolicy => policy !== 'query'
);

/** The clause of a policy; undefined where it promises nothing. */
export function clauseOfPolicy(policy: Policy): ClauseId | undefined {
  const id: string = `policy.${policy}`;
  return isClauseId(id) ? id : undefined;
}

/** One request with the key, made by an actor of its own. */
export interface RuntimeRequest {
  /** A capital letter: the lane of the story. */
  readonly actor: string;
  /** The simulated process that it is made in. */
  readonly process: number;
  /** Virtual ms that pass before it is made. */
  readonly afterMs: number;
}

/**
 * Workflow code that is wrong, to see that the kit finds it: it works without
 * asking who has the key, answers for the owner before that has ended, or
 * says that it forwarded what it did not.
 */
export const RUNTIME_FLAWS = ['unasked', 'unwaited', 'unsent'] as const;

export type RuntimeFlaw = (typeof RUNTIME_FLAWS)[number];

/** Everything that a schedule over the runtime depends on, as plain JSON. */
export interface RuntimePlan {
  readonly policy: RuntimePolicy;
  /** Absent where the workflow is written as it should be. */
  readonly flaw?: RuntimeFlaw | undefined;
  readonly requests: readonly RuntimeRequest[];
  /** The process that each message of the queue goes to, in turn. */
  readonly workers: readonly number[];
  /** Messages that the queue delivers twice, by the order of publication. */
  readonly twice: readonly number[];
  /** Virtual ms that pass with each released gate. */
  readonly tickMs: number;
  /** `choices[i] % ready.length` picks at step i; past the end it is 0. */
  readonly choices: readonly number[];
  /** Seed of what the runtime and the World draw. */
  readonly entropy: number;
}

export interface DrawnPlan {
  readonly plan: RuntimePlan;
  readonly strategy: Strategy;
}

/** Simulated processes that share the store: a module graph each. */
export const RUNTIME_PROCESSES = 2;

/** Gates of one request from its start to its answer, as measured. */
const STEPS_PER_REQUEST = 400;

/** How long after the first a request is made, where they do not race. */
const DELAYS_MS: readonly number[] = [0, 0, 0, 20, 200, 2_000];

/** The schedule of an index: a function of policy, seed and index alone. */
export function drawPlan(
  policy: RuntimePolicy,
  seed: string,
  index: number,
  strategy?: StrategyName
): DrawnPlan {
  const stream = randomStream('runtime', policy, seed, index);
  const processes = stream.next() < 0.5 ? 1 : RUNTIME_PROCESSES;
  const count = stream.next() < 0.7 ? 2 : 3;
  const requests = Array.from({ length: count }, (_, at) => ({
    actor: 'ABC'.charAt(at),
    process: stream.below(processes),
    afterMs: at === 0 ? 0 : (DELAYS_MS[stream.below(DELAYS_MS.length)] ?? 0),
  }));
  const workers = Array.from({ length: 8 }, () => stream.below(processes));
  const messages = Array.from({ length: 8 }, (_, at) => at);
  const chance = stream.next() < 0.5 ? 0 : 0.25;
  const twice = messages.filter(() => stream.next() < chance);
  const name = strategy ?? drawStrategy(stream);
  return {
    plan: {
      policy,
      requests,
      workers,
      twice,
      tickMs: stream.below(2),
      choices: [],
      entropy: stream.below(2 ** 31),
    },
    strategy: strategyOf(name, stream, count * STEPS_PER_REQUEST),
  };
}
