const DIGITS = 26;

function padded(serial: number): string {
  return String(serial).padStart(DIGITS, '0');
}

/** Event ids are positions in the run's log, from 1 (`log.slots`). */
export function eventIdAt(position: number): string {
  return `evnt_${padded(position)}`;
}

/** For a run whose creator names no id. */
export function runIdOf(serial: number): string {
  return `wrun_${padded(serial)}`;
}

/** Rows that belong to a run sort behind its id. */
export function ofRun(runId: string, rest: string): string {
  return `${runId}/${rest}`;
}

/** The row of an event, in log order. */
export function eventKey(runId: string, position: number): string {
  return ofRun(runId, padded(position));
}

/** One key in two workflows is two keys (`admission.key-scope`). */
export function keyOf(workflowName: string, key: string): string {
  return JSON.stringify([workflowName, key]);
}
