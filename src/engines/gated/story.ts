import type { TraceStep } from '../../sim/trace.js';
import { inColumns } from '../../story/columns.js';
import { placeName } from '../experiment/place.js';
import type { GatedRun } from './run-plan.js';

const say = inColumns(3);

/** The gates of a schedule, with what was told and done between them. */
export function tellGates(run: GatedRun): string[] {
  const { trace, scene } = run.simulated;
  const { finding } = run;
  const asides = asidesOf(run);
  const between = (step: number) =>
    asides
      .filter((aside) => aside.step === step)
      .flatMap(({ words }) => say('', `· ${words}`));
  const lines = trace.flatMap((step, at) => [
    ...stepLines(step, at + 1),
    ...between(at + 1),
  ]);
  return [
    `surface ${scene.surface}; processes A and B; one round trip at a time`,
    ...between(0),
    ...lines,
    `=> ${finding?.word ?? run.failure}${finding?.note ? ` (${finding.note})` : ''}`,
  ];
}

function stepLines(step: TraceStep, number: number): string[] {
  const { actor, process, label, outcome } = step;
  const what = `${label.name.replace(/^pg:/, '')} ${label.target}`.trim();
  const who = `${actor} (${placeName(process)})`;
  const line = `${who} ${what}${outcome ? ` → ${outcome}` : ''}`;
  return say(String(number).padStart(3), line);
}

/** Answers and effects, after the step that brought them about. */
function asidesOf({ simulated }: GatedRun): { step: number; words: string }[] {
  const { told, effects } = simulated.scene;
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
