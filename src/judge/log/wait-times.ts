import type { History } from '../../model/history.js';
import type { LogEntry } from '../../model/response.js';
import type { Findings } from '../findings.js';
import type { RunLog } from './run-log.js';

/**
 * `wait.resume-at`: the log, and the event that a creation was answered with,
 * have the time that its caller gave.
 */
export function judgeWaitTimes(
  log: RunLog,
  authors: ReadonlyMap<number, number>,
  { operations }: History,
  findings: Findings
): void {
  for (const index of log.operations) {
    const { actor, call, response } = operations[index] ?? {};
    if (call?.kind !== 'createWait') continue;
    const judge = (entry: LogEntry | undefined, where: string) => {
      if (entry?.type !== 'wait_created') return;
      // What was not told of says nothing.
      const { resumeAt } = entry;
      if (resumeAt === undefined) return;
      findings.rule(
        'wait.resume-at',
        resumeAt === call.inMs,
        () => `${where} ${call.wait} with ${timeWords(resumeAt)} as resumeAt`
      );
    };
    judge(response?.ok ? response.event : undefined, `${actor} was answered`);
    const at = authors.get(index);
    if (at === undefined) continue;
    judge(log.entries[at], `${log.run}: #${at + 1} has`);
  }
}

function timeWords(resumeAt: LogEntry['resumeAt']): string {
  if (typeof resumeAt === 'number') return 'the time of another call';
  return resumeAt ?? 'nothing';
}
