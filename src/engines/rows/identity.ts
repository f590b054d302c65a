import { CANCEL_MS, type Experiment } from '../experiment/experiment.js';
import { ownerOf, runOf } from '../outcome.js';
import type { Finding, Row } from './row.js';

/** Ends the first run and begins a second one under the same key, if it can. */
async function reuse(experiment: Experiment) {
  const first = await experiment.begin('first');
  await experiment.close('first', first, 'return');
  await experiment.special('forget', experiment.reference(first));
  const second = await experiment.start('second', { place: 1 });
  await experiment.settle('second');
  return { first, second, isReused: experiment.bodies.ran('second') };
}

const identity: Row = {
  id: 'reuse.identity',
  phase: 'reuse',
  question:
    'A key is used again after its run ended (and was forgotten, where the engine can): does a reference to the old run tell the two apart?',
  async run(experiment) {
    const { first, second, isReused } = await reuse(experiment);
    experiment.bodies.decide('second', 'return');
    if (!isReused) return { word: 'the key is not used again' };
    await experiment.result(experiment.reference(second));
    if (runOf(first) === undefined) return { word: 'runs have no id here' };
    const old = await experiment.result(experiment.reference(first), 2000);
    const isSameId = runOf(first) === runOf(second);
    return {
      note: isSameId ? 'one id for both' : 'two ids',
      ...identityWord(isSameId, ownerOf(old), old.state),
    };
  },
};

function identityWord(
  isSameId: boolean,
  owner: string | undefined,
  state: string
): Finding {
  if (owner === 'second') {
    return { word: 'the old reference answers for the new run', hits: 1 };
  }
  if (isSameId) return { word: 'one id for both runs', hits: 1 };
  return {
    word: owner === 'first' ? 'a run has its own id' : 'the old run is gone',
    note: `the old reference answers ${owner ?? state}`,
  };
}

function staleCancel(id: string, whose: 'key' | 'run'): Row {
  return {
    id,
    phase: 'reuse',
    question:
      whose === 'key'
        ? 'A key is used again and a late cancellation arrives by key: does it end the newer run?'
        : "A key is used again and a late cancellation arrives with the old run's own id: does it end the newer run?",
    async run(experiment) {
      const { first, second, isReused } = await reuse(experiment);
      if (!isReused) {
        experiment.bodies.decide('second', 'return');
        return { word: 'the key is not used again' };
      }
      const run = whose === 'run' ? runOf(first) : undefined;
      const told = await experiment.cancel({ ...experiment.reference(), run });
      await experiment.result(experiment.reference(second), CANCEL_MS);
      experiment.bodies.decide('second', 'return');
      const result = await experiment.result(experiment.reference(second));
      if (result.state === 'cancelled') {
        return { word: 'ends the newer run', hits: 1 };
      }
      return {
        word:
          told.type === 'accepted'
            ? 'accepted, the newer run goes on'
            : `${told.type}, the newer run goes on`,
      };
    },
  };
}

export const IDENTITY_ROWS: readonly Row[] = [
  identity,
  staleCancel('reuse.cancel-by-key', 'key'),
  staleCancel('reuse.cancel-by-run', 'run'),
];
