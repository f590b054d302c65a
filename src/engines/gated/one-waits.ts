import type { ReadyGate } from '../../sim/ready.js';
import type { Strategy } from '../../sim/strategies/strategy.js';
import type { Trace, TraceStep } from '../../sim/trace.js';

/**
 * A PostgreSQL that ends a transaction wakes all INSERTs that wait for it at
 * once, and which of them comes first is chance. So no schedule lets another
 * statement wait beside an INSERT, as long as there is anything else to do.
 * Updates and deletes queue up in order, and need no such care.
 */
export function oneInsertWaits(
  strategy: Strategy,
  trace: () => Trace
): Strategy {
  return {
    pick(ready, last) {
      const waiting = waitingOf(trace(), ready);
      if (waiting.length === 0) return strategy.pick(ready, last);
      const mustStay = waiting.some(isInsert) ? mayWait : isInsert;
      const free = ready.filter(
        (gate) => !mustStay(gate) || holdsLock(trace(), gate.actor)
      );
      if (free.length === 0) return strategy.pick(ready, last);
      const chosen = free[strategy.pick(free, last) % free.length];
      return ready.indexOf(chosen as ReadyGate);
    },
  };
}

type Labelled = Pick<TraceStep, 'label'>;

/** What actors asked last that the server has not answered. */
function waitingOf(trace: Trace, ready: readonly ReadyGate[]): TraceStep[] {
  const latest = new Map(trace.map((step) => [step.actor, step]));
  const answered = ready
    .filter(({ label }) => label.name.endsWith('goes on'))
    .map(({ actor }) => actor);
  return [...latest.values()].filter(
    ({ actor, outcome }) => outcome === 'waits' && !answered.includes(actor)
  );
}

/** It wrote something since its last BEGIN: others wait for it, if at all. */
function holdsLock(trace: Trace, actor: string): boolean {
  const own = trace.filter((step) => step.actor === actor);
  const open = own.slice(own.findLastIndex(isBegin));
  const [first] = open;
  return first !== undefined && isBegin(first) && open.some(mayWait);
}

function isBegin({ label }: Labelled): boolean {
  return label.name === 'pg:begin';
}

function isInsert({ label }: Labelled): boolean {
  return label.name.startsWith('pg:insert');
}

function mayWait({ label }: Labelled): boolean {
  return (
    /^pg:(insert|update|delete)/.test(label.name) ||
    label.target.endsWith('for update')
  );
}
