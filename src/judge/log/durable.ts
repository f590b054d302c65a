import type { History, Operation } from '../../model/history.js';
import type { LogEntry } from '../../model/response.js';
import type { Findings } from '../findings.js';
import type { RunLog } from './run-log.js';

/**
 * `log.durable`: an event that a write was answered with, or that a read has
 * shown, stands in the log in the end, in each of its fields.
 */
export function judgeDurable(
  log: RunLog,
  history: History,
  isElsewhere: (operation: Operation) => boolean,
  findings: Findings
): void {
  const byId = new Map<string, LogEntry[]>();
  for (const entry of log.entries) {
    byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
  }
  const judge = (entry: LogEntry, where: string) => {
    const others = byId.get(entry.id) ?? [];
    const kept = others.some((other) => differing(entry, other).length === 0);
    findings.rule('log.durable', kept, () => {
      const [other] = others;
      const what = `${log.run}: ${where} ${entry.type}`;
      if (!other) return `${what}, which is not in the log`;
      return `${what}, which the log has with another ${differing(entry, other)}`;
    });
  };
  for (const operation of history.operations) {
    const { actor, call, response } = operation;
    if (!('run' in call) || call.run !== log.run || !response?.ok) continue;
    if (isElsewhere(operation)) continue;
    if (response.events === log.entries) continue;
    if (response.event) judge(response.event, `${actor} was answered`);
    for (const entry of response.events ?? []) judge(entry, `${actor} read`);
  }
}

/** Fields that two showings of one event tell otherwise. */
export function differing(one: LogEntry, other: LogEntry): string[] {
  const fields = Object.keys(one) as (keyof LogEntry)[];
  return fields.filter(
    (field) =>
      one[field] !== other[field] &&
      one[field] !== undefined &&
      other[field] !== undefined &&
      JSON.stringify(one[field]) !== JSON.stringify(other[field])
  );
}
