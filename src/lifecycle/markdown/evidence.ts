import { replayCommand } from '../../report/evidence.js';
import { codeBlock } from '../../report/markdown-text.js';
import { engineGroups } from '../engine-groups.js';
import {
  type LifecycleEvidence,
  type LifecycleReport,
  RUNTIME_WAY,
} from '../record.js';
import { anchor } from './link.js';
import { shortTranscript } from './transcript.js';

/** Folded, since there is much of it: each cell links to its own. */
export function evidenceSections(report: LifecycleReport): readonly string[] {
  const { evidence } = report;
  const ofRuntime = runtimeStories(report);
  const stories = evidence.filter(
    (page) => page.token !== undefined && !ofRuntime.includes(page)
  );
  const shown = shownTranscripts(report);
  const transcripts = evidence.filter(({ id }) => shown.has(id));
  return [
    ...(stories.length === 0
      ? []
      : [
          '## Evidence of Worlds',
          '',
          'Each story is the shortest schedule that still breaks the clause; ' +
            'the command below it runs it again.',
          '',
          ...stories.flatMap((page) => folded(page, page.lines)),
        ]),
    ...(ofRuntime.length === 0
      ? []
      : [
          '## Evidence of the runtime',
          '',
          'Policies as workflow code, run by the published runtime over the ' +
            'World that it pins. Each message of its queue is delivered at ' +
            'least once: the schedule orders deliveries and repeats some. Each ' +
            'story is the first schedule that broke the clause, shrunk; the ' +
            'command below it runs it again under the same versions.',
          '',
          ...ofRuntime.flatMap((page) => folded(page, page.lines)),
        ]),
    ...(transcripts.length === 0
      ? []
      : [
          '## Evidence of engines',
          '',
          'The calls of one try with their answers, and the effects that were ' +
            'counted past the engine. Times are real. Where tries differ it is ' +
            'one that is off the claim; of ways that did the same it is the ' +
            'first. `k` is the key. Long lines are cut and of many lines the ' +
            'middle is left out: `--json FILE` has all of them.',
          '',
          ...transcripts.flatMap((page) =>
            folded(page, shortTranscript(page.lines))
          ),
        ]),
  ];
}

/** The first of the ways that did the same stands for all. */
function shownTranscripts({
  rows,
  systems,
}: LifecycleReport): ReadonlySet<string> {
  const isEngine = (id: string) =>
    systems.some((each) => each.id === id && each.kind === 'engine');
  return new Set(
    rows.flatMap((row) =>
      engineGroups(row, isEngine).flatMap(({ answer }) => answer.evidence ?? [])
    )
  );
}

function runtimeStories({
  rows,
  evidence,
}: LifecycleReport): readonly LifecycleEvidence[] {
  const ids = rows
    .flatMap(({ answers }) => answers)
    .flatMap(({ way, evidence }) => (way === RUNTIME_WAY ? [evidence] : []));
  return evidence.filter(({ id }) => ids.includes(id));
}

function folded(
  { id, title, token }: LifecycleEvidence,
  lines: readonly string[]
): readonly string[] {
  const text =
    token === undefined ? lines : [...lines, '', replayCommand(token)];
  return [
    anchor(id),
    '',
    `<details><summary>${id}: ${escaped(title)}</summary>`,
    '',
    ...codeBlock(text),
    '',
    '</details>',
    '',
  ];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
