import { quantile } from '../quantile.js';
import type { Case } from './cases.js';
import type { Counts, HuntRecord, Records } from './records.js';

const HEAD = [
  'clause',
  'found by',
  'schedules',
  'CPU s',
  'its calls under control',
  '`Promise.all`',
  'two processes',
  'check, a CPU s',
  'under control, a CPU s',
  'stress, a CPU s',
  'check ÷ stress',
  'under control ÷ stress',
];

/** One Markdown table for each subject. */
export function tables(cases: readonly Case[], records: Records): string {
  const sections = cases.map(({ subject, clauses }) => {
    const rows = clauses.map((clause) => rowOf(subject, clause, records));
    const rule = HEAD.map((_, at) => (at === 0 ? '---' : '---:'));
    return [`${subject}\n`, ...[HEAD, rule, ...rows].map(line)].join('\n');
  });
  return sections.join('\n\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function rowOf(subject: string, clause: string, records: Records): string[] {
  const hunts = records.hunts(subject);
  const story = records.story(subject, clause);
  const found = hunts.flatMap(({ hits }) => hits[clause] ?? []);
  const isFound = found.length > hunts.length / 2;
  const cpuMs = middle(hunts, (each) => each.hits[clause]?.cpuMs);
  const schedules = middle(hunts, (each) => each.hits[clause]?.schedules);
  const ways = records.stress(subject, clause);
  const [one, two] = (['one process', 'two processes'] as const).map((way) =>
    ways.find((each) => each.way === way)
  );
  const rates = ways.filter(({ tries }) => tries > 0).map(rateOf);
  const native = rates.sort(
    (a, b) =>
      Number(a.isBound ?? false) - Number(b.isBound ?? false) ||
      b.perSecond - a.perSecond
  )[0];
  const check = isFound ? { perSecond: 1000 / cpuMs } : undefined;
  const control = story && rateOf(story);
  return [
    `\`${clause}\``,
    hunts.length > 0 ? `${found.length} of ${hunts.length}` : '',
    isFound ? schedules.toFixed(0) : '',
    isFound ? (cpuMs / 1000).toFixed(1) : '',
    story ? hitsOf(story) : '',
    one ? (one.untried ?? hitsOf(one)) : '',
    two ? (two.untried ?? hitsOf(two)) : '',
    told(check),
    told(control),
    told(native),
    times(check, native),
    times(control, native),
  ];
}

interface Rate {
  readonly perSecond: number;
  /** It is at most that. */
  readonly isBound?: boolean;
}

/** Where nothing was hit, as if the next try had. */
function rateOf({ hits, cpuMs }: Counts): Rate {
  const perSecond = (1000 * Math.max(1, hits)) / Math.max(1, cpuMs);
  return { perSecond, isBound: hits === 0 };
}

/** A seed that found nothing counts as later than all that did. */
function middle(
  hunts: readonly HuntRecord[],
  figure: (hunt: HuntRecord) => number | undefined
): number {
  const figures = hunts.map((each) => figure(each) ?? Infinity);
  return quantile(figures, 0.5);
}

function hitsOf({ hits, tries }: Counts): string {
  return `${hits} of ${tries}`;
}

function told(rate: Rate | undefined): string {
  if (!rate) return '';
  return `${rate.isBound ? '< ' : ''}${figure(rate.perSecond)}`;
}

function times(kit: Rate | undefined, native: Rate | undefined): string {
  if (!kit || !native || kit.isBound) return '';
  const ratio = figure(kit.perSecond / native.perSecond);
  return `${native.isBound ? '> ' : ''}${ratio}`;
}

function figure(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toPrecision(2);
}
