import type { TraceStep } from '../../sim/trace.js';
import type { Story, StoryLine } from '../../story/print.js';
import { placeName } from '../experiment/place.js';
import type { GatedRun } from './run-plan.js';

/** The number of a step. */
const COLUMNS = [3];

/** The gates of a schedule, with what was told and done between them. */
export function tellGates(run: GatedRun): Story {
  const { trace, stage } = run.simulated;
  const { finding } = run;
  const asides = asidesOf(run);
  const between = (step: number): StoryLine[] =>
    asides
      .filter((aside) => aside.step === step)
      .map(({ words }) => ['', `· ${words}`]);
  const note = finding?.note ? ` (${finding.note})` : '';
  const lines: StoryLine[] = [
    [`surface ${stage.surface}; processes A and B; one round trip at a time`],
    ...between(0),
    ...trace.flatMap((step, at) => [
      stepLine(step, at + 1),
      ...between(at + 1),
    ]),
    [`=> ${finding?.word ?? run.failure}${note}`],
  ];
  return { lines, columns: COLUMNS };
}

function stepLine(step: TraceStep, number: number): StoryLine {
  const { actor, process, label, outcome } = step;
  const what = `${label.name.replace(/^pg:/, '')} ${label.target}`.trim();
  const who = `${actor} (${placeName(process)})`;
  const words = `${who} ${what}${outcome ? ` → ${outcome}` : ''}`;
  return [String(number).padStart(3), words];
}

/** Answers and effects, after the step that brought them about. */
function asidesOf({ simulated }: GatedRun): { step: number; words: string }[] {
  const { told, effects } = simulated.stage;
  return [
    ...effects
      .filter(({ kind }) => kind !== 'body')
      .map(({ kind, request, place, atMs }) => ({
        step: atMs,
        words: `${kind === 'step' ? 'work begins' : 'work ends'} for ${request} in ${place}`,
      })),
    ...told.map(({ name, step, words }) => ({
      step,
      words: `${name} is told: ${words}`,
    })),
  ];
}
