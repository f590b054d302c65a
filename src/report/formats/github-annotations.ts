import { causeKey } from '../causes.js';
import { accusedCells } from '../gating.js';
import type { Report } from '../record.js';
import { statementOf } from '../statement.js';
import { toldStory } from '../told-story.js';
import type { FormatContext } from './format.js';
import { placeOfDivergence } from './lanes.js';

/** GitHub shows ten of each kind in a step; the causes come first. */
const SHOWN = 10;

/**
 * Workflow commands, one for each cause and clause: an error where it fails the
 * check, a warning where it does not, at the line of the adapter.
 */
export function githubAnnotations(
  report: Report,
  { gating, known }: FormatContext
): readonly string[] {
  const seen = new Set<string>();
  const first: string[] = [];
  const others: string[] = [];
  for (const cell of accusedCells(report)) {
    if (known.has(cell)) continue;
    const kind = gating.has(cell) ? 'error' : 'warning';
    for (const divergence of cell.divergences) {
      const key = causeKey(cell.subject, divergence);
      const line = command(kind, {
        place: placeOfDivergence(divergence),
        title: `${cell.subject}: ${cell.clause}`,
        text: [
          statementOf(cell.clause) ?? cell.clause,
          '',
          ...toldStory(divergence),
        ].join('\n'),
      });
      (seen.has(key) ? others : first).push(line);
      seen.add(key);
    }
  }
  return [...first, ...others].slice(0, SHOWN);
}

interface Annotation {
  readonly place: { readonly file: string; readonly line: number } | undefined;
  readonly title: string;
  readonly text: string;
}

function command(kind: string, { place, title, text }: Annotation): string {
  const properties = [
    ...(place ? [`file=${property(place.file)}`, `line=${place.line}`] : []),
    `title=${property(title)}`,
  ];
  return `::${kind} ${properties.join(',')}::${data(text)}`;
}

/** What ends a message or a property, in the words of the runner. */
function data(text: string): string {
  return text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
