import type { Plan } from '../../src/explore/plan/plan.js';
import { writeToken } from '../../src/explore/token.js';
import type { Probe } from '../../src/history/probe.js';
import type { Report } from '../../src/report/record.js';
import { cell, DIVERGENCE, REPORT, subject } from '../report/fixture.js';

export const NAME = '@acme/world';

export function tokenOf(version: string, setup: Plan['setup'] = []): string {
  return writeToken({
    subject: `${NAME}@${version}`,
    clause: 'token.unique',
    plan: {
      scenario: 'claim-race',
      setup,
      actors: [],
      clock: { tickMs: 1, skewMs: [0] },
      choices: [],
      faults: [],
      entropy: 0,
    },
    trace: [],
  });
}

/** A report in which one version breaks `token.unique`, or keeps it. */
export function reportOf(version: string, breaks: boolean): Report {
  const divergence = { ...DIVERGENCE, token: tokenOf(version) };
  const one = breaks
    ? cell({ verdict: 'violated', divergences: [divergence] })
    : cell({ verdict: 'holds', schedules: 200 });
  return { ...REPORT, subjects: [subject({ version })], cells: [one] };
}

/** Versions that break the clause, as a check shows and as a race does. */
export function probeOf(
  shows: readonly string[],
  breaks: readonly string[] = shows
): Probe & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async check(version) {
      asked.push(version);
      return reportOf(version, shows.includes(version));
    },
    async race(version) {
      asked.push(`race ${version}`);
      return reportOf(version, breaks.includes(version));
    },
  };
}
