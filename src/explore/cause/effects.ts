import { posix } from 'node:path';
import type { TraceStep } from '../../sim/trace.js';

/**
 * Effects that change nothing, by what a gate calls them. What is not known
 * here counts as a change: a cause then names an effect too many.
 */
const READS = [
  /^fs:(?:access|exists|fstat|lstat|open(?:dir)?|read\w*|realpath|stat|watch)$/,
  /^pg:(?:begin|commit|connect|rollback|select|set|show)$/,
  /^redis:(?:exists|get|h(?:exists|get|getall|keys|len|mget|scan|vals)|keys|l(?:index|len|range)|mget|scan|scard|sismember|smembers|ttl|type|xlen|x(?:rev)?range|z(?:card|count|rank|(?:rev)?range\w*|score))$/,
  /^mongo:(?:aggregate|count|distinct|find|getMore|hello|isMaster|list\w+)$/,
  /^(?:timer|call)/,
];

/** A reply that is a step of its own is told by what it answers. */
const REPLY = /^answer to | goes on$/g;

export function isRead({ label }: TraceStep): boolean {
  const name = label.name.replace(REPLY, '');
  return READS.some((pattern) => pattern.test(name));
}

/** Whether it looks at what is in there, not only whether there is anything. */
export function looksInside({ label }: TraceStep): boolean {
  return label.kind !== 'fs' || /^fs:read(?:File)?$/.test(label.name);
}

/** What a file is written to before it is moved to its place. */
const DRAFT = /\.tmp\.[^/\s]+/g;

/** What an effect works on; both paths of a rename or a link. */
function touched({ label }: TraceStep): string[] {
  if (label.target === '' || label.kind === 'timer') return [];
  return label.target.replace(DRAFT, '').split(' -> ');
}

/** Whether whoever asks for the other can see what the first changes. */
export function meets(change: TraceStep, other: TraceStep): boolean {
  return touched(change).some((changed) =>
    touched(other).some(
      (asked) => asked === changed || changed.startsWith(`${asked}/`)
    )
  );
}

/** Whether it is what the other asks for, or an entry of that folder. */
export function meetsAtOnce(change: TraceStep, other: TraceStep): boolean {
  return touched(change).some((changed) =>
    touched(other).some(
      (asked) => asked === changed || asked === posix.dirname(changed)
    )
  );
}
