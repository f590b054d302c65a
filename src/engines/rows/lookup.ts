import { until } from '../deadline.js';
import type { Query } from '../engine.js';
import type { Experiment } from '../experiment/experiment.js';
import type { Finding, Row } from './row.js';

/** Asks from the other process until something is found. */
async function find(experiment: Experiment, query: Query): Promise<Finding> {
  const fromMs = experiment.deployment.ledger.nowMs;
  let asked = 0;
  let isOffered = true;
  const found = await until(async () => {
    asked += 1;
    const runs = await experiment.lookup(query);
    isOffered = runs !== undefined;
    return !isOffered || (runs?.length ?? 0) > 0;
  }, 10_000);
  if (!isOffered) return { word: 'not offered' };
  if (!found) return { word: 'not found', hits: 1 };
  const note = `found by question ${asked}, after ${experiment.deployment.ledger.nowMs - fromMs} ms`;
  return { word: asked === 1 ? 'at once' : 'after a while', note };
}

function lookupRow(
  id: string,
  question: string,
  by: 'key' | 'attribute',
  isClosed: boolean
): Row {
  return {
    id,
    phase: 'lookup',
    question,
    async run(experiment) {
      const attributes = { worldproof: experiment.key };
      const first = await experiment.begin('first', { attributes });
      if (isClosed) await experiment.close('first', first, 'return');
      const query: Query =
        by === 'key'
          ? { key: experiment.key, surface: experiment.surface }
          : { attributes };
      const finding = await find(experiment, query);
      experiment.bodies.decide('first', 'return');
      return finding;
    },
  };
}

export const LOOKUP_ROWS: readonly Row[] = [
  lookupRow(
    'lookup.key',
    'Another process looks for the running run by its key: is it found?',
    'key',
    false
  ),
  lookupRow(
    'lookup.attribute',
    'Another process looks for the running run by an attribute: is it found?',
    'attribute',
    false
  ),
  lookupRow(
    'lookup.attribute-closed',
    'Another process looks for the completed run by an attribute: is it found?',
    'attribute',
    true
  ),
];
