import type { TraceStep } from '../../sim/trace.js';
import { placeName } from '../experiment/place.js';
import type { GatedRun } from './run-plan.js';

/** The gates of a schedule, with what was told and done between them. */
export function tellGates(run: GatedRun): string[] {
  const { trace, scene } = run.simulated;
  const { finding } = run;
  const asides = asidesOf(run);
  const between = (step: number) =>
    asides.filter((aside) => aside.step === step).map(({ line }) => line);
  const lines = trace.flatMap((step, at) => [
    stepLine(step, at + 1),
    ...between(at + 1),
  ]);
  return [
    `surface ${scene.surface}; processes A and B; one round trip at a time`,
    ...between(0),
    ...lines,
    `=> ${finding?.word ?? run.failure}${finding?.note ? ` (${finding.note})` : ''}`,
  ];
}

function stepLine(step: TraceStep, number: number): string {
  const { actor, process, label, outcome } = step;
  const what = `${label.name.replace(/^pg:/, '')} ${label.target}`.trim();
  const at = `${String(number).padStart(3)} ${actor} (${placeName(process)})`;
  return `${at} ${what}${outcome ? ` → ${outcome}` : ''}`;
}

/** Answers and effects, after the step that brought them about. */
function asidesOf({ simulated }: GatedRun): { step: number; line: string }[] {
  const { told, effects } = simulated.scene;
  return [
    ...effects
      .filter(({ kind }) => kind !== 'body')
      .map(({ kind, request, place, atMs }) => ({
        step: atMs,
        line: `    · ${kind === 'step' ? 'work begins' : 'work ends'} for ${request} in ${place}`,
      })),
    ...told.map(({ name, step, words }) => ({
      step,
      line: `    · ${name} is told: ${words}`,
    })),
  ];
}
