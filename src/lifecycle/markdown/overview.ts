import { cellText, table } from '../../report/markdown-text.js';
import { cellSymbols, cellWords } from '../cell-text.js';
import type { LifecycleReport, LifecycleSystem } from '../record.js';
import { linkTo } from './link.js';

/** Every question to every World, in symbols. */
export function worldOverview(report: LifecycleReport): readonly string[] {
  return overview(report, {
    title: '## Worlds at a glance',
    words:
      'A symbol for each answer, with their number where there are several; ' +
      'behind a bar what a shim over the World makes of a keyed start that ' +
      'the World does not offer. Policies over the published runtime count ' +
      'among the answers.',
    isShown: ({ kind }) => kind !== 'engine',
    show: cellSymbols,
  });
}

/** Every question to every engine, in words. */
export function engineOverview(report: LifecycleReport): readonly string[] {
  return overview(report, {
    title: '## Engines at a glance',
    words:
      'What was observed, of the default way of a keyed start first; which ' +
      'other way did what stands below.',
    isShown: ({ kind }) => kind === 'engine',
    show: cellWords,
  });
}

interface View {
  readonly title: string;
  readonly words: string;
  isShown(system: LifecycleSystem): boolean;
  show(row: LifecycleReport['rows'][number], system: string): string;
}

function overview(
  { rows, systems }: LifecycleReport,
  { title, words, isShown, show }: View
): readonly string[] {
  const shown = systems.filter(isShown);
  const body = rows
    .map((row) => [
      linkTo(row.id),
      ...shown.map(({ id, notRun }) =>
        notRun ? '∅' : cellText(show(row, id))
      ),
    ])
    .filter((cells) =>
      cells.slice(1).some((cell) => cell !== '' && cell !== '∅')
    );
  if (body.length === 0) return [];
  const head = ['question', ...shown.map(({ id }) => cellText(id))];
  return [title, '', words, '', ...table(head, body), ''];
}
