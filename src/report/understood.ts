import { formatNumber, plural } from './counts.js';
import { wrap } from './wrap.js';

/** What was read of a subject before it was explored. */
export interface Understood {
  readonly subject: string;
  /** The contract, and how it was read, in words. */
  readonly contract: string;
  readonly capabilities: readonly string[];
  /** How many methods of the contract it has. */
  readonly methods: number;
  /** Those that it has not. */
  readonly lacks: readonly string[];
  /** Where it is told to keep its data. */
  readonly data: string;
  /** Clauses that it is held to. */
  readonly held: number;
  /** Clauses that it is not asked, by reason. */
  readonly outside: readonly {
    readonly why: string;
    readonly clauses: readonly string[];
  }[];
  readonly workers: number;
  /** Absent: until the time is over. */
  readonly schedules?: number | undefined;
  /** Of this subject, in ms; absent: until the schedules are run. */
  readonly timeMs?: number | undefined;
}

interface Wording {
  readonly width: number;
  /** Every reason, with its clauses. */
  readonly isWhole: boolean;
}

/** The same in a few lines, for whoever has just started a check. */
export function understoodLines(
  told: Understood,
  { width, isWhole }: Wording
): readonly string[] {
  const lines = [
    `contract: ${told.contract}`,
    `capabilities: ${listed(told.capabilities)}`,
    `methods: ${told.methods} of the contract found${lackWords(told.lacks)}`,
    `data: ${told.data}`,
    `asked: ${plural(told.held, 'clause')}${outsideWords(told, isWhole)}`,
    ...(isWhole ? reasons(told) : []),
    `runs: ${budgetWords(told)} on ${plural(told.workers, 'worker')}`,
  ];
  return [
    `${told.subject}: this was understood of it`,
    ...lines.flatMap((line) => wrap(line, width, '  ')),
  ];
}

function listed(names: readonly string[]): string {
  return names.length > 0 ? names.join(', ') : 'none';
}

function lackWords(lacks: readonly string[]): string {
  return lacks.length > 0 ? `; not there: ${lacks.join(', ')}` : '';
}

function outsideWords({ outside }: Understood, isWhole: boolean): string {
  const count = outside.reduce((sum, { clauses }) => sum + clauses.length, 0);
  if (count === 0) return '';
  const more = isWhole ? '' : '; --verbose says why';
  return `; not asked: ${formatNumber(count)}${more}`;
}

function reasons({ outside }: Understood): readonly string[] {
  return outside.map(
    ({ why, clauses }) => `not asked, ${why}: ${clauses.join(', ')}`
  );
}

function budgetWords({ schedules, timeMs }: Understood): string {
  const count = schedules === undefined ? '' : plural(schedules, 'schedule');
  if (timeMs === undefined) return count;
  const seconds = `${formatNumber(Math.round(timeMs / 1000))} s`;
  return count ? `${count}, or for ${seconds}` : `for ${seconds}`;
}
