import type { ClauseId } from '../model/clauses/registry.js';
import type { StrategyName } from '../sim/strategies/portfolio.js';
import type { Explored, Loaded, RuntimeAnswer, Told } from './host/protocol.js';
import { RuntimeSession } from './host/session.js';
import type { Lack } from './lack.js';
import {
  installRuntime,
  type RuntimePackage,
  runtimePackageOf,
} from './package.js';
import {
  clauseOfPolicy,
  RUNTIME_POLICIES,
  type RuntimeFlaw,
  type RuntimePlan,
  type RuntimePolicy,
} from './plan.js';
import type { RuntimeTally } from './tally.js';
import { writeRuntimeToken } from './token.js';

export interface ExploreRuntimeOptions {
  /** A World of the fleet that a release of the runtime pins. */
  readonly subject: string;
  /** All that are written for the runtime, if absent. */
  readonly policies?: readonly RuntimePolicy[] | undefined;
  /** Runs the policies written wrong, to see that it is found. */
  readonly flaw?: RuntimeFlaw | undefined;
  /** Schedules of each policy. */
  readonly schedules: number;
  readonly seed: string;
  /** Only this one; without it the portfolio draws. */
  readonly strategy?: StrategyName | undefined;
  readonly onProgress?: ((message: string) => void) | undefined;
  /** Called with each policy that is done, so that a crash loses none. */
  readonly onResult?: ((result: RuntimeResult) => void) | undefined;
  /** Called with what cannot be asked of these packages, and why. */
  readonly onLack?: ((lack: Lack) => void) | undefined;
  /** When aborted, what was asked so far is all there is. */
  readonly signal?: AbortSignal | undefined;
}

/** What a policy, run by the real runtime over a World, came to. */
export interface RuntimeResult {
  readonly policy: RuntimePolicy;
  readonly subject: string;
  /** The version of `@workflow/core` that ran it. */
  readonly runtime: string;
  /** Undefined where the policy promises nothing. */
  readonly clause: ClauseId | undefined;
  readonly schedules: number;
  /** Schedules that broke the clause. */
  readonly violated: number;
  /** The number of schedules up to and with the first that broke it. */
  readonly firstAt?: number | undefined;
  /** Of the first that broke it, shrunk; empty where none did. */
  readonly story: readonly string[];
  /** What replays that story. */
  readonly token?: string | undefined;
  readonly plan?: RuntimePlan | undefined;
  /** The gates of that plan in their order, ids redacted. */
  readonly trace: readonly string[];
  readonly witness?: string | undefined;
  readonly tally: RuntimeTally;
}

/**
 * Runs policies as workflow code, under the published runtime over the World
 * that it pins: requests are made with its `start` and `resumeHook`, workflow
 * bodies are replayed by its own VM, and each message of its queue is a
 * delivery that the schedule orders, and may repeat.
 *
 * @throws SubjectError where the packages cannot be had
 */
export async function exploreRuntime(
  options: ExploreRuntimeOptions
): Promise<RuntimeResult[]> {
  const { subject, policies = RUNTIME_POLICIES, schedules, seed } = options;
  const results: RuntimeResult[] = [];
  const runtime = runtimePackageOf(subject);
  await withRuntime(runtime, options.onProgress, async (session, lacks) => {
    for (const lack of lacks) options.onLack?.(lack);
    for (const policy of policies) {
      if (options.signal?.aborted) break;
      if (lacks.some(({ of }) => of === policy)) continue;
      options.onProgress?.(`${policy} over ${subject}: ${schedules} schedules`);
      const { strategy, flaw } = options;
      const explored = await session.ask<Explored>({
        kind: 'explore',
        policy,
        flaw,
        seed,
        schedules,
        strategy,
      });
      const result = resultOf(policy, runtime, explored);
      results.push(result);
      options.onResult?.(result);
    }
  });
  return results;
}

/**
 * Runs one plan again, in a process of its own.
 *
 * @throws SubjectError where the packages cannot be had
 */
export async function replayRuntime(
  runtime: RuntimePackage,
  plan: RuntimePlan,
  onProgress?: (message: string) => void
): Promise<Told> {
  let replayed: Told | undefined;
  await withRuntime(runtime, onProgress, async (session) => {
    replayed = await session.ask<Extract<RuntimeAnswer, { kind: 'replayed' }>>({
      kind: 'replay',
      plan,
    });
  });
  return replayed as Told;
}

async function withRuntime(
  runtime: RuntimePackage,
  onProgress: ((message: string) => void) | undefined,
  body: (session: RuntimeSession, lacks: readonly Lack[]) => Promise<void>
): Promise<void> {
  const files = await installRuntime(runtime, onProgress);
  const session = new RuntimeSession(runtime.subject);
  try {
    const { lacks } = await session.ask<Loaded>({ kind: 'load', files });
    await body(session, lacks);
  } finally {
    await session.close();
  }
}

function resultOf(
  policy: RuntimePolicy,
  runtime: RuntimePackage,
  { tally, divergence, firstAt }: Explored
): RuntimeResult {
  return {
    policy,
    subject: runtime.subject,
    runtime: runtime.version,
    clause: clauseOfPolicy(policy),
    schedules: tally.schedules,
    violated: tally.violated,
    firstAt,
    story: divergence?.story ?? [],
    token: divergence && tokenOf(runtime, divergence),
    plan: divergence?.plan,
    trace: divergence?.trace ?? [],
    witness: divergence?.witness,
    tally,
  };
}

function tokenOf(
  { subject, version, world }: RuntimePackage,
  { plan, trace, witness = '' }: Told
): string {
  const runtime = { subject, version, world };
  return writeRuntimeToken({ runtime, plan, trace, witness });
}
