import { getActiveResourcesInfo } from 'node:process';

/** What a process has open that can wake it, counted by kind. */
type Resources = ReadonlyMap<string, number>;

/** Of the kit: work that it does between two steps of a schedule. */
const PASSING: ReadonlySet<string> = new Set(['Immediate', 'TickObject']);

let own: Resources = new Map();

function open(): Resources {
  const counts = new Map<string, number>();
  for (const kind of getActiveResourcesInfo()) {
    if (!PASSING.has(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** Takes what is open now for the process's own. */
export function noteOwnResources(): void {
  own = open();
}

/**
 * What has been opened since, a worker or a real timer say: whoever waits may
 * wait for this, and it passes by every gate.
 */
export function openedSince(): readonly string[] {
  return [...open()].flatMap(([kind, count]) =>
    count > (own.get(kind) ?? 0) ? [kind] : []
  );
}

/** What comes to its end by itself: real files, and modules that are imported. */
const ENDING: ReadonlySet<string> = new Set([
  'FSReqCallback',
  'FSReqPromise',
  'MessagePort',
]);

/** Whether files are being read, or modules loaded, past every gate. */
export function isLoading(): boolean {
  return openedSince().some((kind) => ENDING.has(kind));
}
