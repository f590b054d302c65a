import type { Plan } from '../../../src/explore/plan/plan.js';
import type { Operation } from '../../../src/model/history.js';
import type { ReadyGate } from '../../../src/sim/ready.js';
import type { Strategy } from '../../../src/sim/strategies/strategy.js';
import type { SubjectSpec } from '../../../src/worlds/subject.js';

/** Gates that depend on how a driver says it, not on what is said. */
const OF_DRIVERS = ['pg:prepare', 'pg:connect', 'timer'];

/** A plan, and whose statement comes next: `AABB`. */
export interface Script {
  readonly plan: Plan;
  readonly order: string;
}

export interface Played {
  readonly history: readonly Pick<Operation, 'actor' | 'call' | 'response'>[];
  /** Without the gates of drivers. */
  readonly trace: readonly string[];
  /** How many of those there were. */
  readonly ofDrivers: number;
  readonly broken: readonly string[];
  readonly failure: string | undefined;
}

const isOfDriver = (name: string) => OF_DRIVERS.includes(name);

/** Follows the order of the statements, whatever a driver does in between. */
function inOrder(order: string): Strategy {
  let at = 0;
  return {
    pick(ready: readonly ReadyGate[]) {
      const free = ready.findIndex(({ label }) => isOfDriver(label.name));
      if (free >= 0) return free;
      const next = order[at++];
      return Math.max(
        0,
        ready.findIndex(({ actor }) => actor === next)
      );
    },
  };
}

/** Plays scripts against a subject under gates; the gates stay installed. */
export async function play(
  spec: SubjectSpec,
  scripts: readonly Script[]
): Promise<Played[]> {
  const { installGates } = await import(
    '../../../src/laboratory/host/install.js'
  );
  const { installRealms } = await import('../../../src/sim/realms/realm.js');
  const { data } = installGates();
  installRealms();
  const { loadSubject } = await import('../../../src/worlds/load.js');
  const { attempt, traceLines } = await import(
    '../../../src/explore/attempt.js'
  );
  const subject = await loadSubject(spec, data);
  const played: Played[] = [];
  for (const { plan, order } of scripts) {
    const { simulated, broken, failure } = await attempt(
      subject,
      plan,
      inOrder(order)
    );
    const lines = traceLines(simulated);
    const isKept = simulated.trace.map(({ label }) => !isOfDriver(label.name));
    played.push({
      history: simulated.history.operations.map(
        ({ actor, call, response }) => ({ actor, call, response })
      ),
      trace: lines.filter((_, at) => isKept[at]),
      ofDrivers: isKept.filter((kept) => !kept).length,
      broken,
      failure,
    });
  }
  await subject.close?.();
  return played;
}

process.on('message', async ({ spec, scripts }) => {
  // A long message is still on its way when `send` returns.
  process.send?.(await play(spec, scripts), () => process.disconnect());
});
