import { scheduleKey, storyParts } from '../story/parts.js';
import { plural } from './counts.js';
import { doubtWords } from './doubt.js';
import { type Evidence, replayCommand } from './evidence.js';
import { describeDivergence } from './evidence-line.js';
import { codeBlock } from './markdown-text.js';
import type { Cell, Divergence } from './record.js';

/** The story of each violated cell; a schedule is told once a subject. */
export function markdownEvidence(
  evidence: readonly Evidence[]
): readonly string[] {
  if (evidence.length === 0) return [];
  const first = new Map<string, number>();
  const sections = evidence.flatMap((each, at) => {
    const key = scheduleKey(each.cell.subject, each.divergence);
    const told = first.get(key);
    if (told === undefined) first.set(key, at + 1);
    return section(each, at + 1, told);
  });
  return ['## Evidence', '', ...sections];
}

function accusation(cell: Cell, divergence: Divergence): string {
  const { oneOf, notDecided, occurrences } = divergence;
  const of = (schedules: number) =>
    `${plural(schedules, 'schedule')} of ${cell.schedules}.`;
  if (oneOf) {
    const words = doubtWords(oneOf, notDecided);
    return `One is broken on ${cell.subject}, and nothing tells which: ${words}; by ${of(occurrences)}`;
  }
  return `\`${cell.clause}\` on ${cell.subject}, level ${cell.level}: broken by ${of(cell.violations)}`;
}

function section(
  { cell, divergence }: Evidence,
  number: number,
  told: number | undefined
): readonly string[] {
  return [
    // The anchor of the footnote is made of this heading.
    `### Evidence ${number}`,
    '',
    accusation(cell, divergence),
    '',
    `${describeDivergence(divergence)}.`,
    '',
    ...(told === undefined
      ? []
      : [`Same schedule as [evidence ${told}](#evidence-${told}).`, '']),
    ...codeBlock([
      ...(told === undefined
        ? divergence.story
        : storyParts(divergence).clause),
      '',
      replayCommand(divergence.token),
    ]),
    '',
  ];
}
