import { PHASES } from '../model/clauses/clause.js';
import { CLAUSES } from '../model/clauses/registry.js';
import { sinceWords } from '../model/contract-features.js';
import { cellText, linked } from '../report/markdown-text.js';
import type { Command } from './command.js';
import { COMMANDS } from './commands/table.js';
import {
  flagOf,
  OPTIONS,
  type OptionName,
  type OptionSpec,
} from './options.js';

/** `docs/reference.md`: every command, option and clause, from their tables. */
export function renderReference(): string {
  const lines = [
    '# Reference',
    '',
    'Made from the tables of the kit; CONTRIBUTING.md says how to refresh it.',
    '',
    '## Commands',
    '',
    ...COMMANDS.flatMap(commandPart),
    '## Clauses',
    '',
    'Levels: M must, S should, C must where the capability is declared, P proposed by',
    'issue #2376. Since: the first versions of `@workflow/world` that have it.',
    '`npx worldproof explain ID` says why one matters, and who keeps it.',
    '',
    ...PHASES.flatMap(phasePart),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function commandPart(command: Command): string[] {
  const { name, summary, operands, operandsHelp, exitCodes } = command;
  const usage = ['npx worldproof', name, ...(operands ? [operands] : [])];
  return [
    `### \`${name}\``,
    '',
    `\`${usage.join(' ')}\`: ${summary}.`,
    '',
    ...(operandsHelp ? [`Takes ${operandsHelp}.`, ''] : []),
    ...table(
      ['option', 'what it does'],
      command.options.map((option) => optionRow(option, command))
    ),
    '',
    `Exit codes: ${exitCodes}.`,
    '',
  ];
}

function optionRow(name: OptionName, { optionsHelp }: Command): string[] {
  const { value, help }: OptionSpec = OPTIONS[name];
  const flag = value === undefined ? flagOf(name) : `${flagOf(name)} ${value}`;
  return [`\`${cellText(flag)}\``, cellText(optionsHelp?.[name] ?? help)];
}

function phasePart(phase: (typeof PHASES)[number]): string[] {
  const rows = CLAUSES.filter((clause) => clause.phase === phase).map(
    ({ id, level, statement, since, needs = [], sources }) => [
      `\`${id}\``,
      level,
      cellText(statement),
      sinceWords(since),
      needs.join(', '),
      cellText(sources.map(linked).join(', ')),
    ]
  );
  const head = ['clause', 'level', 'what it asks', 'since', 'needs', 'sources'];
  return [`### ${phase}`, '', ...table(head, rows), ''];
}

/** Without padding: what is added is one line of a difference. */
function table(
  head: readonly string[],
  rows: readonly (readonly string[])[]
): string[] {
  const rule = head.map(() => '---');
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`);
}
