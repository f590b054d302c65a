import type { Deployment } from '../deployment.js';
import { EngineError, NotRunHereError } from '../errors.js';
import { Experiment } from '../experiment/experiment.js';
import { LOCAL, laterOf } from './local.js';
import type { Finding, Row } from './row.js';

const [ENGINE] = LOCAL.engines;

/** @throws NotRunHereError on any other */
export function assertNode20(): void {
  if (process.version.startsWith('v20.')) return;
  const why = `the question is about Node 20, this is ${process.version}`;
  throw new NotRunHereError(ENGINE, why, 'run worldproof with Node 20');
}

/** One job from start to end, with its calls in the transcript of `experiment`. */
async function playOne(
  experiment: Experiment,
  deployment: Deployment
): Promise<Finding> {
  const own = new Experiment(
    deployment,
    experiment.surface,
    `${experiment.key}-job`
  );
  const first = await own.begin('first');
  const { state } = await own.close('first', first, 'return');
  experiment.recorder.lines.push(...own.transcript());
  return {
    word: state === 'value' ? 'it runs' : `its run ends ${state}`,
    hits: state === 'value' ? 1 : 0,
    calls: own.recorder.calls,
    note: `${deployment.server.version}, on Node ${process.version}`,
  };
}

/** The later release asks for Node 22; its server gets this one. */
export const laterOnNode20: Row = {
  ...LOCAL,
  id: 'cloudflare-local.later-on-node-20',
  phase: 'durability',
  tries: 1,
  question:
    'The release that declares Node 22 is started on Node 20 all the same, where Promise.withResolvers is missing: does it run a workflow?',
  lead: ['it runs'],
  async run(experiment) {
    assertNode20();
    const later = laterOf(experiment);
    let deployment: Deployment;
    try {
      deployment = await later.open(process.execPath);
    } catch (error) {
      if (!EngineError.is(error)) throw error;
      return { word: 'it does not come up', note: error.reason };
    }
    try {
      return await playOne(experiment, deployment);
    } finally {
      await deployment.close();
    }
  },
};
