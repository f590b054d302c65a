import { shape } from '../parts/shape.js';
import { policyScenario } from './policy.js';

/** Memory by attribute: advisory, so its races are counted, not judged. */
export const MEMORY = [
  policyScenario({
    name: 'bridge',
    policy: 'bridge',
    title:
      'The winner of a claim looks for a completed run with the attribute of its key before it works.',
    exercises: ['token.unique', 'attributes.merge'],
    needs: ['attributes'],
    more: (ask) => [shape([ask('r1')], [ask('r2')], [ask('r3')])],
  }),
  policyScenario({
    name: 'query',
    policy: 'query',
    title:
      'Requests look for a completed run with the attribute of their key, then start: of two at once both start.',
    exercises: ['attributes.merge'],
    needs: ['attributes'],
    more: (ask) => [shape([ask('r1')], [ask('r2')], [ask('r3')])],
  }),
];
