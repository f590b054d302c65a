import {
  type ClauseId,
  clauseOf,
  isClauseId,
} from '../../model/clauses/registry.js';
import { spotLines } from '../causes.js';
import { replayCommand } from '../evidence.js';
import { describeDivergence } from '../evidence-line.js';
import type { Divergence, SubjectReport } from '../record.js';
import { type Published, whyOf } from './explain.js';
import { fixesOf } from './fixes.js';
import { othersLines } from './others.js';

/** A finding, and what its report upstream needs beside it. */
export interface Finding {
  readonly clause: string;
  readonly subject: SubjectReport;
  readonly divergence: Divergence;
  /** The versions of the kit and of Node that found it. */
  readonly kit: string;
  readonly node: string;
}

/** A report for the maintainers of a World, ready to be read over and filed. */
export function renderIssue(
  finding: Finding,
  told: readonly Published[]
): string {
  const { clause, divergence, subject } = finding;
  const { cause } = divergence;
  const race = cause && cause.calls.length > 0 ? cause.calls.join(' ‖ ') : '';
  const parts = [
    `# ${titleOf(subject)}: ${clause} is broken${race && ` by ${race}`}`,
    '<!-- Read it over before you file it: docs/reporting.md of worldproof says what to look at. -->',
    `**What was expected.** ${statementOf(clause)}`,
    ...sourceLines(clause),
    '**What happens instead.** Actors `A`, `B` issue one call each; time runs downwards; `‖` is where one is held at an effect while another goes on.',
    fenced(divergence.story.join('\n')),
    describeDivergence(divergence),
    ...whereLines(divergence),
    '**To see it again** (the schedule is fixed: it does the same each time):',
    fenced(replayCommand(divergence.token), 'sh'),
    `Found with worldproof ${finding.kit} on Node.js ${finding.node}; the package runs unmodified.`,
    ...knownLines(clause, told),
    '**What this does not say.** How often it happens under load. It is one order of effects that nothing in the code rules out; the kit chose it.',
  ];
  return `${parts.join('\n\n')}\n`;
}

function titleOf({ id, package: name, version }: SubjectReport): string {
  return name === '' ? id : `${name}@${version}`;
}

function statementOf(clause: string): string {
  return isClauseId(clause) ? clauseOf(clause).statement : clause;
}

function sourceLines(clause: string): string[] {
  if (!isClauseId(clause)) return [];
  const lines = clauseOf(clause).sources.map(({ text, link }) =>
    link ? `- [${text}](${link})` : `- ${text}`
  );
  return [lines.join('\n')];
}

function whereLines({ cause }: Divergence): string[] {
  const spots = cause ? spotLines(cause) : [];
  if (spots.length === 0) return [];
  const lines = spots.map((line) => `- \`${line}\``);
  return [`**Where.**\n\n${lines.join('\n')}`];
}

function knownLines(clause: string, told: readonly Published[]): string[] {
  if (!isClauseId(clause)) return [];
  return [`**Why it matters.** ${whyOf(clause)}`, ...othersPart(clause, told)];
}

function othersPart(clause: ClauseId, told: readonly Published[]): string[] {
  const [published] = told;
  const others = published ? othersLines(clause, published.verdicts) : [];
  const fixes = fixesOf(clause).map(
    ({ package: name, broken, mended, how, source }) =>
      `**Mended before** in ${name}: ${broken} → ${mended}, [${source.text}](${source.link}). ${how}`
  );
  const rows = others.map((line) => `- ${line}`).join('\n');
  return [
    ...(others.length > 0 ? [`**Other Worlds.**\n\n${rows}`] : []),
    ...fixes,
  ];
}

function fenced(text: string, language = ''): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
