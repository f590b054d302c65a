import { HostFailedError, HostLostError } from '../laboratory/host/errors.js';
import { Pool } from '../laboratory/pool.js';
import { count } from '../laboratory/tally.js';
import { writeTokenLine } from '../laboratory/token-line.js';
import type { StrategyName } from '../sim/strategies/portfolio.js';
import { variantRows } from '../survey/variant.js';
import { SubjectError } from '../worlds/errors.js';
import { RUNTIME, type Told } from './kind.js';
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
  type RuntimePolicy,
} from './plan.js';
import type { RuntimeCell } from './record.js';
import type { RuntimeTally } from './tally.js';
import { RUNTIME_TOKEN } from './token.js';

/** One schedule in so many is run twice, and the traces compared. */
const TWICE_EVERY = 20;

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
  readonly onCell?: ((cell: RuntimeCell) => void) | undefined;
  /** Called with what cannot be asked of these packages, and why. */
  readonly onLack?: ((lack: Lack) => void) | undefined;
  /** When aborted, what was asked so far is all there is. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs policies as workflow code, under the published runtime over the World
 * that it pins: requests are made with its `start` and `resumeHook`, workflow
 * bodies are replayed by its own VM, and each message of its queue is a
 * delivery that the schedule orders, and may repeat.
 *
 * @throws SubjectError where the packages cannot be had, or do not come up
 */
export async function exploreRuntime(
  options: ExploreRuntimeOptions
): Promise<RuntimeCell[]> {
  const { subject, policies = RUNTIME_POLICIES, seed, flaw } = options;
  const cells: RuntimeCell[] = [];
  const runtime = runtimePackageOf(subject);
  const files = await installRuntime(runtime, options.onProgress);
  const pool = new Pool(RUNTIME, { files, seed, flaw });
  try {
    const { lacks } = await pool.start();
    for (const lack of lacks) options.onLack?.(lack);
    for (const policy of policies) {
      if (options.signal?.aborted) break;
      if (lacks.some(({ of }) => of === policy)) continue;
      const { schedules } = options;
      options.onProgress?.(`${policy} over ${subject}: ${schedules} schedules`);
      const tally = await pool.work({
        kind: 'batch',
        plays: playsOf(policy, options),
      });
      const { plan } = tally.first ?? {};
      const told = plan && (await pool.shrink({ plan, sought: {} }));
      const cell = cellOf(policy, tally, told, runtime);
      cells.push(cell);
      options.onCell?.(cell);
    }
  } catch (error) {
    throw asSubjectError(subject, error);
  } finally {
    await pool.close();
  }
  return cells;
}

/** A host that does not come up has shown nothing of the policies. */
export function asSubjectError(subject: string, error: unknown): unknown {
  if (!HostLostError.is(error) && !HostFailedError.is(error)) return error;
  return new SubjectError(subject, `the host of its runtime: ${error.message}`);
}

function playsOf(
  policy: RuntimePolicy,
  { schedules, strategy }: ExploreRuntimeOptions
) {
  return Array.from({ length: schedules }, (_, index) => ({
    index,
    scenario: policy,
    number: index,
    strategy,
    isTwice: index % TWICE_EVERY === 0,
  }));
}

function cellOf(
  policy: RuntimePolicy,
  tally: RuntimeTally,
  told: Told | undefined,
  runtime: RuntimePackage
): RuntimeCell {
  const { exercised, violated, violatedOnce, reworked, outcomes } = tally;
  const clause = clauseOfPolicy(policy);
  return {
    schedules: tally.schedules,
    ...{ exercised, violated, violatedOnce, reworked, outcomes },
    variants: variantRows(tally.variants),
    failures: failuresIn(tally),
    checkedTwice: tally.checkedTwice,
    differed: tally.differed,
    policy,
    ...(clause && { clause }),
    ...(tally.first && { firstAt: tally.first.index + 1 }),
    story: [...(told?.story ?? [])],
    ...(told && { token: tokenOf(runtime, told), witness: told.witness }),
  };
}

function failuresIn({ failures }: RuntimeTally): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { message } of failures) count(counts, message);
  return counts;
}

function tokenOf(
  { subject, version, world }: RuntimePackage,
  { plan, trace, witness }: Told
): string {
  const runtime = { subject, version, world };
  return writeTokenLine(RUNTIME_TOKEN, { runtime, plan, trace, witness });
}
