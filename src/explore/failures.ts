import type { Failure } from './host/protocol.js';

/** Kinds of failure that a report tells of. */
const KINDS_MAX = 5;

/** Failures of one kind are told once: they differ in where they happened. */
export function tellFailures(failures: readonly Failure[]): string[] {
  const kinds = new Map<string, { message: string; count: number }>();
  for (const { message } of failures) {
    const kind = message.replaceAll(/\d+/g, '#');
    const known = kinds.get(kind);
    if (known) known.count++;
    else kinds.set(kind, { message, count: 1 });
  }
  return [...kinds.values()]
    .slice(0, KINDS_MAX)
    .map(({ message, count }) =>
      count > 1 ? `${message} (and ${count - 1} more)` : message
    );
}
