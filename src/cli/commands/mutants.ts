import { availableParallelism } from 'node:os';
import { FIELD_CHANGES, MUTANT_SCHEDULES } from '../../explore/budgets.js';
import type { MutantResult } from '../../explore/mutants.js';
import { formatNumber } from '../../report/counts.js';
import { replayCommand } from '../../report/evidence.js';
import { textTable } from '../../report/text-table.js';
import { defineCommand } from '../command.js';
import { untilInterrupted } from '../interrupt.js';
import type { Kit } from '../kit.js';
import { ProgressLine } from '../progress.js';
import { requireListed } from './check-request.js';
import { describeFields, isWhole } from './field-score.js';
import {
  isFound,
  type Spread,
  scoreOf,
  spreadOfMutant,
} from './mutant-score.js';

const DEFAULT_SEEDS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];

export const mutants = defineCommand({
  name: 'mutants',
  summary:
    'hunt the mutants of the reference World, change fields of its answers, and print the score of the kit',
  operands: '[MUTANT...]',
  operandsHelp: 'names of `worldproof list mutants`; without any, all of them',
  options: ['schedules', 'seeds', 'fields', 'workers', 'verbose', 'debug'],
  optionsHelp: {
    schedules: `at most so many for each mutant and seed (default: ${MUTANT_SCHEDULES})`,
    verbose: 'show a token for each mutant as well',
  },
  exitCodes:
    '0 every mutant was found and every change rejected, 1 one was not, 2 could not run',
  async run(only, values, context) {
    const kit = await context.kit();
    const ids = only.map((id) => listedAs(id, kit));
    for (const id of ids) requireListed('mutant', id, 'mutants', kit);
    const { schedules = MUTANT_SCHEDULES, verbose = false } = values;
    const progress = new ProgressLine(context.stderr);
    const seeds = values.seeds ?? DEFAULT_SEEDS;
    const { result: scores, interrupted } = await untilInterrupted(
      context.interrupts,
      async (signal) => {
        const result = await kit.mutants({
          seeds,
          schedules,
          only: ids.length > 0 ? ids : undefined,
          workers: values.workers ?? availableParallelism(),
          withTokens: verbose,
          signal,
          onProgress: (state) => progress.update(state),
        });
        // Whoever names mutants asks for those alone.
        if (ids.length > 0 || signal.aborted) return { result };
        const { fields: each = FIELD_CHANGES } = values;
        const [seed = '1'] = seeds;
        return { result, fields: await kit.fields({ seed, each, signal }) };
      }
    ).finally(() => progress.clear());
    const { result, fields } = scores;
    const lines = [
      ...describeMutants(result, schedules, verbose),
      ...(fields ? describeFields(fields) : []),
    ];
    context.stdout.write(`${lines.join('\n')}\n`);
    if (interrupted !== undefined) return interrupted;
    // A score of nothing out of nothing is no score.
    if (result.length === 0) return 2;
    const isEach = result.every(isFound) && (!fields || isWhole(fields));
    return isEach ? 0 : 1;
  },
});

/** The score names mutants without the `mutant:` that makes subjects of them. */
function listedAs(given: string, kit: Kit): string {
  const ids = kit.list('mutants').map(({ id }) => id);
  return ids.find((id) => id === given || id.endsWith(`:${given}`)) ?? given;
}

function describeMutants(
  results: readonly MutantResult[],
  limit: number,
  verbose: boolean
): readonly string[] {
  const { found, total, foundByEverySeed, spread } = scoreOf(results);
  const missed = results.filter((result) => !isFound(result));
  return [
    ...mutantTable(results, limit),
    '',
    `mutation score: ${found}/${total} found, ` +
      `${foundByEverySeed}/${total} by every seed`,
    `schedules to first detection: median ${show(spread.median, limit)}, ` +
      `worst ${show(spread.worst, limit)}`,
    ...missed.map(({ id, clause }) => `not found: ${id} (breaks ${clause})`),
    ...(verbose ? tokensOf(results) : []),
  ];
}

function mutantTable(
  results: readonly MutantResult[],
  limit: number
): readonly string[] {
  const rows = results.map((result) => {
    const hits = result.seeds.filter(({ found }) => found).length;
    const spread: Spread = spreadOfMutant(result);
    return [
      `${isFound(result) ? '✔' : '✘'} ${result.id}`,
      result.clause,
      `${hits}/${result.seeds.length}`,
      show(spread.median, limit),
      show(spread.worst, limit),
    ];
  });
  return textTable([['mutant', 'clause', 'seeds', 'median', 'worst'], ...rows]);
}

/**
 * What was not found within the limit takes more, and nobody knows how many.
 */
function show(schedules: number, limit: number): string {
  return Number.isFinite(schedules)
    ? formatNumber(schedules)
    : `>${formatNumber(limit)}`;
}

function tokensOf(results: readonly MutantResult[]): readonly string[] {
  return results.flatMap(({ id, token }) =>
    token === undefined ? [] : ['', id, `  ${replayCommand(token)}`]
  );
}
