import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createColors } from 'picocolors';
import { KIT_ROOT } from '../../kit.js';
import { CLAUSES, isClauseId } from '../../model/clauses/registry.js';
import { spotLines } from '../../report/causes.js';
import { describeDivergence } from '../../report/evidence-line.js';
import { explainClause, type Published } from '../../report/explain/explain.js';
import { type Finding, renderIssue } from '../../report/explain/issue.js';
import { VerdictsSchema, verdictsOf } from '../../report/formats/verdicts.js';
import type { Report } from '../../report/record.js';
import { type Named, namesIn } from '../../report/short-names.js';
import { wrapStory } from '../../report/terminal-evidence.js';
import { wrap } from '../../report/wrap.js';
import { defineCommand } from '../command.js';
import { wantsColor, widthOf } from '../context.js';
import { readLastRun } from '../last-run.js';
import { findNamed, isShortName } from '../short-name.js';
import { UsageError } from '../usage-error.js';

export const explain = defineCommand({
  name: 'explain',
  summary: 'say what a finding or a clause is about, and why it matters',
  operands: '<NAME|CLAUSE>',
  operandsHelp:
    'the short name of a divergence of the last run (7f3a), or a clause',
  options: ['issue', 'debug'],
  exitCodes: '0 explained, 2 there is nothing of that name',
  async run([word = ''], { issue = false }, context) {
    const { stdout, env, folder } = context;
    const last = readLastRun(folder);
    const found = findWhat(word, folder, last, issue);
    const told = toldOf(last);
    if (issue) {
      stdout.write(renderIssue(findingOf(found, word, last), told));
      return 0;
    }
    const { bold } = createColors(wantsColor(stdout, env));
    const width = widthOf(stdout);
    const blocks = [
      ...(found.named ? [storyOf(found.named, width)] : []),
      ...(isClauseId(found.clause)
        ? explainClause(found.clause, told).map(({ title, lines }) => [
            bold(title),
            ...lines.flatMap((line) => wrap(line, width, '  ')),
          ])
        : []),
    ];
    stdout.write(`${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`);
    return 0;
  },
});

interface What {
  readonly clause: string;
  readonly named?: Named | undefined;
}

/** @throws UsageError where it is neither a short name nor a clause */
function findWhat(
  word: string,
  folder: string,
  last: Report | undefined,
  isFinding: boolean
): What {
  if (isClauseId(word)) {
    // Of a clause the first finding of the last run is meant, where one is.
    const named = last && namesIn(last).find(({ clause }) => clause === word);
    return { clause: word, named: isFinding ? named : undefined };
  }
  if (isShortName(word)) {
    const named = findNamed(word, folder);
    return { clause: named.clause ?? '', named };
  }
  const known = CLAUSES.map(({ id }) => id);
  const listing = '`worldproof list clauses` shows all';
  throw UsageError.unknown('clause or short name', word, known, listing);
}

/** @throws UsageError where there is nothing to report */
function findingOf(
  { named }: What,
  word: string,
  last: Report | undefined
): Finding {
  const divergence = named?.divergence;
  const subject = last?.subjects.find(({ id }) => id === named?.subject);
  if (!(divergence && named?.clause && subject && last)) {
    const expected = ['the short name of a divergence of the last run'];
    const message = `--issue reports a finding: "${word}" has none here, expected ${expected.join('')}`;
    throw new UsageError(message, { found: word, expected });
  }
  const { kit, node } = last;
  return { clause: named.clause, divergence, subject, kit, node };
}

/** The published matrix first, then what was run here. */
function toldOf(last: Report | undefined): readonly Published[] {
  const text = readFileSync(join(KIT_ROOT, 'reports', 'verdicts.json'), 'utf8');
  const published = VerdictsSchema.parse(JSON.parse(text));
  const day = published.date.slice(0, 10);
  return [
    {
      where: `by the published matrix (worldproof ${published.kit}, ${day})`,
      verdicts: published,
    },
    ...(last ? [{ where: 'by the last run', verdicts: verdictsOf(last) }] : []),
  ];
}

function storyOf({ subject, divergence, clause, name }: Named, width: number) {
  const title = `${clause ?? 'harness error'} on ${subject}`;
  if (!divergence) return [title, `  npx worldproof replay ${name}`];
  const spots = divergence.cause ? spotLines(divergence.cause) : [];
  return [
    `✘ ${title}`,
    ...wrap(describeDivergence(divergence), width, '  '),
    ...divergence.story.flatMap((line) => wrapStory(line, width)),
    ...spots.map((line) => `  ${line}`),
    `  npx worldproof replay ${name}`,
    `  npx worldproof explain --issue ${name}`,
  ];
}
