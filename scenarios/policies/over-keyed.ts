import { policyScenario } from './policy.js';

/** The same strategies where a duplicate never becomes a run. */
export const OVER_KEYED = [
  policyScenario({
    name: 'keyed-reject',
    policy: 'reject',
    over: 'keyed',
    title: 'Keyed starts race; whoever did not create the run is refused.',
    exercises: ['policy.reject', 'admission.atomic', 'retention.window'],
  }),
  policyScenario({
    name: 'keyed-adopt',
    policy: 'adopt',
    over: 'keyed',
    title:
      'Keyed starts race; a duplicate waits for the run that it was given and answers with its result.',
    exercises: ['policy.adopt', 'admission.atomic'],
  }),
  policyScenario({
    name: 'keyed-inspect',
    policy: 'inspect',
    over: 'keyed',
    title: 'Keyed starts race; a duplicate joins the run or takes its result.',
    exercises: ['policy.inspect', 'admission.atomic', 'result.reuse'],
  }),
  policyScenario({
    name: 'keyed-signal',
    policy: 'signal',
    over: 'keyed',
    title:
      'Keyed starts race; a duplicate forwards its payload, perhaps before the hook of the run is there.',
    exercises: ['policy.signal', 'admission.atomic'],
  }),
  policyScenario({
    name: 'keyed-supersede',
    policy: 'supersede',
    over: 'keyed',
    title:
      'Keyed starts without a window race; a duplicate cancels the run and starts one of its own.',
    exercises: ['policy.supersede', 'admission.atomic'],
  }),
  policyScenario({
    name: 'keyed-route',
    policy: 'route',
    over: 'keyed',
    title:
      'Routes resume the owner of a key, or start by key and retry until the hook of the run is there.',
    exercises: ['policy.route', 'admission.atomic'],
  }),
  policyScenario({
    name: 'keyed-entity',
    policy: 'entity',
    over: 'keyed',
    title:
      'Requests for one key are sent to one long-lived run, which was started by key.',
    exercises: ['policy.entity', 'admission.atomic'],
  }),
];
