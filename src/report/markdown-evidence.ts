import { plural } from './counts.js';
import { type Evidence, replayCommand } from './evidence.js';
import { describeDivergence } from './evidence-line.js';
import { codeBlock } from './markdown-text.js';
import { scheduleKey, storyParts } from './story-parts.js';

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

function section(
  { cell, divergence }: Evidence,
  number: number,
  told: number | undefined
): readonly string[] {
  return [
    // The anchor of the footnote is made of this heading.
    `### Evidence ${number}`,
    '',
    `\`${cell.clause}\` on ${cell.subject}, level ${cell.level}: broken by ` +
      `${plural(cell.violations, 'schedule')} of ${cell.schedules}.`,
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
