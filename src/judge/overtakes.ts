import type { Name } from '../model/call.js';
import type { Cast } from '../model/cast.js';
import type { Moment } from '../model/moment.js';
import type { ObservedMoment } from './moment-history.js';

/**
 * Whether a moment may go before another wherever it may go after it, with the
 * same result. It is answered only for moments at which a hook is let go, since
 * several ends of one run bring many of them. Such a moment does the same
 * whatever becomes of the run, so only moments that read or change the hook
 * matter.
 */
export function overtakes(
  { op: moment, return: returned = Number.POSITIVE_INFINITY }: ObservedMoment,
  {
    op: other,
    return: otherReturned = Number.POSITIVE_INFINITY,
  }: ObservedMoment,
  cast: Cast
): boolean {
  const hook = lettingGo(moment);
  if (hook === undefined) return false;
  if (!hooksTouched(other, cast).includes(hook)) return true;
  if (lettingGo(other) === undefined || !isOfOneRun(moment, other))
    return false;
  // Hiding and releasing are apart; of two that do the same, the one that
  // returns first may take the other's place.
  return moment.part !== other.part || returned <= otherReturned;
}

/** The hook that an end lets go of at this moment. */
function lettingGo(moment: Moment): Name | undefined {
  const { call, part, subject, doubt, interrupted } = moment;
  // What becomes of one in doubt is decided by its other moments too.
  if (doubt || interrupted) return undefined;
  return call.kind === 'endRun' && part !== 'effect' ? subject : undefined;
}

function isOfOneRun({ call }: Moment, { call: other }: Moment): boolean {
  return call.kind === 'endRun' && 'run' in other && call.run === other.run;
}

/** The hooks that a moment looks at or changes, or more. */
function hooksTouched(moment: Moment, cast: Cast): readonly Name[] {
  const { call, subject, response } = moment;
  const found = response?.ok ? response.hook?.hook : undefined;
  const more = found === undefined ? [] : [found];
  switch (call.kind) {
    case 'createHook':
      return [call.hook, ...(cast.claimants[call.token] ?? [])];
    case 'getByToken':
      return [...more, ...(cast.claimants[call.token] ?? [])];
    case 'resume':
    case 'disposeHook':
    case 'getHook':
      return [call.hook, ...more];
    case 'getRun':
      return cast.hooksOf[call.run] ?? [];
    case 'endRun':
    case 'listHooks':
      return subject === undefined ? [] : [subject];
    default:
      return [];
  }
}
