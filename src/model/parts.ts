import type { Name } from './call.js';
import type { Cast } from './cast.js';
import type { Operation } from './history.js';
import { isLateClaim, knownOf } from './known.js';
import type { Moment, Part } from './moment.js';
import type { Refused } from './response.js';

/** Parts beside which the checker must also place `effect`, if any. */
export function whole(
  operation: Operation,
  cast: Cast,
  place: number | undefined
): Moment[] {
  const { call, response } = operation;
  const at = partsOf(operation, cast, place);
  if (response && !response.ok) {
    const early = earlyOf(operation, response, cast);
    return early
      ? [{ ...at(early), response: undefined }, at('effect')]
      : [at('effect')];
  }
  switch (call.kind) {
    case 'createHook':
      return response?.conflict
        ? [at('conflict'), at('name')]
        : [at('hold'), at('effect')];
    case 'endRun': {
      const hooks = cast.hooksOf[call.run] ?? [];
      const hidden = hooks.map((hook) => at('hide', hook));
      const released = hooks.map((hook) => at('release', hook));
      return [at('effect'), ...hidden, ...released];
    }
    case 'disposeHook':
      return [at('hide', call.hook), at('effect'), at('release', call.hook)];
    case 'listRuns':
    case 'findRuns':
      return cast.runs.map((run) => at('list-run', run));
    case 'getRuns':
      if (call.runs.length === 0) return [at('effect')];
      return [...new Set(call.runs)].map((run) => at('list-run', run));
    case 'listHooks':
      return withListed(
        cast.hooksOf[call.run],
        response?.hooks?.map(({ hook }) => hook)
      ).map((hook) => at('list-hook', hook));
    case 'listSteps':
      return withListed(
        cast.stepsOf[call.run],
        response?.steps?.map(({ step }) => step)
      ).map((step) => at('list-step', step));
    case 'listEvents':
    case 'followEvents':
    case 'getEvent':
    case 'listStepEvents':
    case 'listHookEvents':
    case 'listWaitEvents':
    case 'overwrite':
      return [];
    case 'startRun':
      return call.data ? [at('birth'), at('effect')] : [at('effect')];
    case 'lazyStartStep':
      return [at('hold'), at('create'), at('effect')];
    case 'keyedStart':
      return response?.ok && !response.created
        ? [at('effect'), at('view')]
        : [at('effect')];
    default:
      return [at('effect')];
  }
}

/** What a list should have, and what it has beside that. */
function withListed(
  names: readonly Name[] = [],
  listed: readonly Name[] = []
): readonly Name[] {
  return [...new Set([...names, ...listed])];
}

/** Makes the moments of one operation. */
function partsOf(
  operation: Operation,
  cast: Cast,
  place: number | undefined
): (part: Part, subject?: Name) => Moment {
  const { call, response, invokedAtMs, returnedAtMs } = operation;
  const { contract, pins, skewMs } = cast;
  const run = 'run' in call ? call.run : undefined;
  const time = {
    fromMs: invokedAtMs - skewMs,
    toMs: (returnedAtMs ?? Number.POSITIVE_INFINITY) + skewMs,
  };
  const ofRun = knownOf(operation, cast, run, place);
  return (part, subject) => {
    const isOfOther = part === 'list-run' && subject !== run;
    return {
      part,
      call,
      contract,
      pins,
      response,
      atMs: invokedAtMs,
      time,
      subject,
      known: isOfOther ? knownOf(operation, cast, subject, place) : ofRun,
    };
  };
}

/** What a call may have done that was refused in the end. */
function earlyOf(
  operation: Operation,
  { refusal }: Refused,
  cast: Cast
): Part | undefined {
  const { call } = operation;
  // A claim that is told that it exists may be what it is told of. Of several
  // deliveries each may be told so, the one that created the hook too.
  if (call.kind === 'createHook' && refusal === 'exists') {
    return isLateClaim(operation, cast) ? undefined : 'hold';
  }
  // The run that a start has created may be ended before it is started.
  const isOver = refusal === 'expired' || refusal === 'exists';
  return call.kind === 'startRun' && call.data && isOver ? 'birth' : undefined;
}
