import type { Call } from '../../model/call.js';
import type { Accepted, Response } from '../../model/response.js';
import { refusalWords } from './refusal.js';

/** What an accepted write answers; its entity where it is not as asked. */
export function writtenWords(call: Call, response: Accepted): string {
  const { conflict, created, run, results, outcomes } = response;
  if (results || outcomes) return responseWords(response);
  if (conflict || created !== undefined) return responseWords(response);
  const isOther = call.kind === 'endRun' && run && run.status !== call.status;
  return isOther ? `ok, and the run is ${run.status}` : 'ok';
}

/** Of a call that waits for what nothing brings about. */
export const NEVER_ANSWERED = 'never answered';

/** What came back, in a few words. */
export function responseWords(response: Response | undefined): string {
  if (!response) return 'no answer';
  if (!response.ok) return refusalWords(response);
  const { conflict, run, hook, runs, hooks, events, created } = response;
  if (conflict) {
    const owner = conflict.owner
      ? `with ${conflict.owner}`
      : 'without an owner';
    return `conflict ${owner}`;
  }
  if (created !== undefined) {
    return `${run?.run} ${run?.status}, created ${created}${valueWords(run?.value)}`;
  }
  if (run) {
    const { status, value, attributes } = run;
    const pairs = Object.entries(attributes ?? {});
    const shown = pairs.map(([key, each]) => ` ${key}=${each}`).join('');
    return `${status}${valueWords(value)}${shown}`;
  }
  if (hook) return `${hook.hook} of ${hook.run}`;
  const { results, snapshots, outcomes } = response;
  if (outcomes) {
    return outcomes
      .map(({ answer }) => (answer.ok ? 'ok' : refusalWords(answer)))
      .join(', ');
  }
  if (results) {
    return results.map((each) => `${each.run} ${each.outcome}`).join(', ');
  }
  if (snapshots) {
    return snapshots
      .map((each) => (each ? `${each.run} ${each.status}` : 'null'))
      .join(', ');
  }
  if (runs) return `[${runs.map((each) => each.run).join(', ')}]`;
  if (hooks) return `[${hooks.map((each) => each.hook).join(', ')}]`;
  if (response.steps) {
    return `[${response.steps.map((each) => each.step).join(', ')}]`;
  }
  const { found, cursor, related } = response;
  if (found) return found.type;
  const listed = events ?? related;
  if (listed) {
    const end = cursor === null ? ', and no cursor' : '';
    return `[${listed.map(({ type }) => type).join(', ')}]${end}`;
  }
  return 'ok';
}

export function valueWords(value: string | undefined): string {
  return value === undefined ? '' : ` (${value})`;
}
