import type { EventResult } from '../contract/api.js';
import { type Check, decide } from './check.js';
import type { EventCall } from './event-call.js';
import { EVENT_KINDS } from './event-kinds.js';
import type { Scope, Timing, Write } from './rules.js';
import { survey } from './situation.js';

/**
 * An event's way into the store: look, check, write, in one transaction. Two
 * steps where nothing interferes. Checks that the rules time `before` are made
 * in a transaction of their own, as a check-then-write adapter does it.
 */
export function record(scope: Scope, call: EventCall): Promise<EventResult> {
  const { checks, write } = EVENT_KINDS[call.type];
  const { timing } = scope.rules;
  const early = before(checks, timing);
  const rest = within(checks, timing);
  if (early.length === 0) return writeOut(scope, call, write, rest);
  return consult(scope, call, early).then((instead) =>
    instead
      ? writeOut(scope, call, instead)
      : writeOut(scope, call, write, rest)
  );
}

/** The checks that come early, and those that they rely on to come first. */
function before(checks: readonly Check[], timing: Timing): readonly Check[] {
  const last = checks.findLastIndex(({ name }) => timing[name] === 'before');
  return checks
    .slice(0, last + 1)
    .filter(({ name }) => timing[name] !== 'never');
}

function within(checks: readonly Check[], timing: Timing): readonly Check[] {
  return checks.filter(({ name }) => timing[name] === undefined);
}

/** Asks some checks, and nothing more: what they find may not last. */
export function consult(
  scope: Scope,
  call: EventCall,
  checks: readonly Check[]
): Promise<Write | undefined> {
  return scope.store.transact(scope.now, async (tx) =>
    decide(checks, await survey(tx, scope, call))
  );
}

/** Writes what is true by then, or what one of the checks asks for instead. */
export function writeOut(
  scope: Scope,
  call: EventCall,
  write: Write,
  checks: readonly Check[] = []
): Promise<EventResult> {
  return scope.store.transact(
    scope.now,
    async (tx) => {
      const situation = await survey(tx, scope, call);
      return (decide(checks, situation) ?? write)(tx, situation);
    },
    scope.rules.unprotected(call)
  );
}
