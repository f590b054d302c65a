import type { FaultRecord, History } from '../../model/history.js';
import { isObserver } from '../../model/role.js';
import type { Trace, TraceStep } from '../../sim/trace.js';
import type { StoryLine } from '../../story/print.js';
import { stepOf } from '../position.js';
import { duration } from './call-words.js';
import { cutAt, isDoomed, isDownfall } from './deaths.js';

/** Names of a state that are told before the rest is only counted. */
const NAMES_MAX = 12;

/** What a fault is in plain words; the fault is a step of the trace. */
export function faultWords(name: string, target: string): string {
  const [first = ''] = target.split(' ');
  const time = duration(Number(/(\d+) ms$/.exec(target)?.[1] ?? 0));
  switch (name) {
    case 'crash':
      return `${first} ${deathWords(target)}`;
    case 'dropRequest':
      return `the next request of ${first} never arrives`;
    case 'dropReply':
      return `the answer to the next request of ${first} never arrives`;
    case 'restartServer':
      return 'the server starts again';
    case 'tear':
      return `${first} is to die inside its next write`;
    case 'powerLoss':
      return 'the power fails';
    case 'restart':
      return `${first} starts again`;
    case 'stall':
      return `${first} stands still for ${time}`;
    case 'jump':
      return `${time} pass`;
    case 'jumpClock':
      return `the clock of ${first} goes ahead by ${time}`;
    default:
      return `${name} ${target}`;
  }
}

/** At once, or before a change that is still to come. */
function deathWords(target: string): string {
  const [, change] = /at change (\d+)$/.exec(target) ?? [];
  if (change === undefined) return 'dies';
  return `is to die before change ${change} of its files`;
}

/**
 * What is said of a step at which files were lost, or a process died. `gate`:
 * in words, where it has some.
 */
export function outcomeLines(step: TraceStep, gate: string): StoryLine[] {
  const { label, outcome } = step;
  if (outcome === undefined) return [];
  if (label.kind === 'fault') {
    const [, lost] = /^lost: (.*)$/s.exec(outcome) ?? [];
    return [lost === undefined ? ['', outcome] : ['', 'lost', lost]];
  }
  if (isDownfall(step)) {
    return [['', 'fault', `${outcome}; its request was ${gate}`]];
  }
  return isDoomed(step) ? [['', 'fault', outcome]] : [];
}

/** What the calls that a death cut short had done, and what is left. */
export function deathLines(
  trace: Trace,
  at: number,
  left: readonly string[] | undefined
): StoryLine[] {
  const lines = cutAt(trace, at).map(({ call, done }): StoryLine => {
    const effects = done.map(({ label }) => `${label.name} ${label.target}`);
    const words = effects.join(', ') || 'nothing that changes anything';
    return ['', 'done', `${call}: ${words}`];
  });
  if (!left) return lines;
  const shown = left.slice(0, NAMES_MAX);
  const more = left.length - shown.length;
  const names = [...shown, ...(more > 0 ? [`${more} more`] : [])];
  return [...lines, ['', 'left', names.join(', ') || 'nothing']];
}

/**
 * Restarts that were no step of the schedule, up to a step: of processes that
 * lived again by themselves once nothing else could go on.
 */
export function restartsBy(
  { faults = [], operations }: History,
  trace: Trace,
  from: number,
  to: number
): StoryLine[] {
  // What is restarted at rest is told with what was read before and after.
  const rest = operations.find(isObserver)?.invoked ?? Number.POSITIVE_INFINITY;
  return faults
    .filter(({ position }) => position < rest)
    .filter((fault) => isByItself(fault, trace))
    .filter(({ position }) => {
      const step = stepOf(position);
      return step >= from && step < to;
    })
    .map(({ process }) => ['', `p${process} starts again, once all is quiet`]);
}

function isByItself({ kind, position }: FaultRecord, trace: Trace): boolean {
  if (kind !== 'restart') return false;
  const step = trace[stepOf(position) - 1];
  return step?.label.kind !== 'fault' || step.label.name !== 'restart';
}
