import type { Policy } from '../../src/model/policy.js';
import { request } from '../parts/request-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const STRATEGIES: readonly Policy[] = ['reject', 'adopt', 'inspect', 'signal'];

const asked = STRATEGIES.map((policy) => request({ policy }));
const supersede = request({ policy: 'supersede' });

const shapes = asked.flatMap((first) => [
  shape([], [first('r1')], [supersede('r2')]),
  shape([], [first('r1')], [supersede('r2')], [supersede('r3')]),
  ...asked.map((second) =>
    shape([], [first('r1')], [second('r2')], [supersede('r3')])
  ),
]);

/** Services that share a key need not share a policy. */
export const MIXED: WorldScenario = {
  id: 'policy.mixed',
  title:
    'Requests for one key follow different policies, while one or two of them cancel whoever owns it.',
  exercises: [
    'policy.reject',
    'policy.adopt',
    'policy.inspect',
    'policy.signal',
    'policy.supersede',
    'token.unique',
  ],
  exhaustible: false,
  drafts: draftsOf(shapes),
};
