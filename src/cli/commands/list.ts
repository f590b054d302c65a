import type { ListEntry, ListName } from '../../explore/list-entry.js';
import { textTable } from '../../report/text-table.js';
import { defineCommand } from '../command.js';
import { configuredSubjects } from '../configured.js';
import { UsageError } from '../usage-error.js';

const LISTS: readonly ListName[] = [
  'subjects',
  'clauses',
  'scenarios',
  'mutants',
  'strategies',
];

export const list = defineCommand({
  name: 'list',
  summary: `show what there is of ${LISTS.join(', ')}`,
  operands: `<${LISTS.join('|')}>`,
  options: ['verbose', 'debug'],
  optionsHelp: { verbose: 'show the details of each' },
  exitCodes: '0 listed, 2 could not',
  async run([what = ''], { verbose = false }, context) {
    if (!isListName(what)) throw UsageError.unknown('list', what, LISTS);
    const kit = await context.kit();
    const own = what === 'subjects' ? await configuredSubjects() : [];
    const entries: readonly ListEntry[] = [...own, ...kit.list(what)];
    const rows = textTable(entries.map(({ id, title }) => [id, title]));
    const lines = rows.flatMap((row, index) => {
      const { facts = [], detail } = entries[index] ?? {};
      const details = verbose && detail !== undefined ? [detail] : [];
      return [row, ...[...facts, ...details].map((line) => `    ${line}`)];
    });
    context.stdout.write(lines.map((line) => `${line}\n`).join(''));
    return 0;
  },
});

function isListName(text: string): text is ListName {
  return LISTS.some((name) => name === text);
}
