import type { Call } from '../../model/call.js';
import { NEMESIS } from '../draw-faults.js';
import type { Draft } from '../plan/plan.js';
import type { Pair } from './pairs.js';
import { POINTS } from './point-faults.js';

/** The pair in one process, and in two. */
const PLACES = [
  [0, 0],
  [0, 1],
] as const;

/** The drafts of a pair, by how many processes take part, less one. */
export function draftsOfPair(pair: Pair): readonly Draft[] {
  if (!pair.fault) return PLACES.map((processes) => draftOf(pair, processes));
  const { faults } = POINTS[pair.fault];
  // Each in a process of its own, and either dies; a call by itself does.
  return pair.letters.flatMap((_, process) =>
    faults(process).map((fault) => {
      const draft = draftOf(pair, [0, 1]);
      const nemesis = {
        name: NEMESIS,
        process: 0,
        role: 'nemesis',
        ops: [fault],
      } as const;
      return { ...draft, actors: [...draft.actors, nemesis] };
    })
  );
}

function draftOf(
  { setup, letters }: Pair,
  processes: readonly number[]
): Draft {
  return {
    setup: setup.map((call, at) => labelled(call, `S${at + 1}`)),
    actors: letters.map(({ call }, at) => {
      const name = 'AB'.charAt(at);
      const process = processes[at] ?? 0;
      const ops = [labelled(call, `${name}1`), ...lookBetween(letters)];
      return { name, process, ops };
    }),
    clock: { tickMs: 1, skewMs: [...new Set(processes)].map(() => 0) },
  };
}

/**
 * Of two that end one run, each looks at it once it was answered, as whoever
 * awaits a result does: what was read then must be what is read at last.
 */
function lookBetween(letters: Pair['letters']): readonly Call[] {
  const [one, other] = letters.map(({ call }) => call);
  const isOneRun =
    one?.kind === 'endRun' && other?.kind === 'endRun' && one.run === other.run;
  return isOneRun ? [{ kind: 'getRun', run: one.run }] : [];
}

/** Says who sent it, unless it is the same thing delivered twice. */
function labelled(call: Call, label: string): Call {
  switch (call.kind) {
    case 'endRun':
      return { ...call, value: label };
    case 'resume':
      return call.resumeId === undefined ? { ...call, payload: label } : call;
    case 'setAttributes':
      return { ...call, changes: call.changes.map(([key]) => [key, label]) };
    default:
      return call;
  }
}
