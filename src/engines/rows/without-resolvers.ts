import { within } from '../deadline.js';
import { EngineError } from '../errors.js';
import type { Experiment } from '../experiment/experiment.js';
import type { Reply } from '../restate/outcomes.js';
import type { Finding, Row } from './row.js';

/** Real time that a caller waits here until it counts as hung, in ms. */
const PATIENCE_MS = 5000;

/** A call through the server, or that it hung. */
async function callOf(
  experiment: Experiment,
  name: string
): Promise<Reply | 'hung'> {
  const request = {
    key: `${experiment.key}-${name}`,
    surface: experiment.surface,
    request: experiment.bodies.request(name),
  };
  experiment.bodies.decide(name, 'return');
  const answer = experiment.special('call', request, 1) as Promise<Reply>;
  // It comes when the run is ended, or never.
  answer.catch(() => undefined);
  return within(answer, PATIENCE_MS, () => 'hung' as const);
}

/** Ends what the server would try for ever. */
async function end(experiment: Experiment, name: string): Promise<void> {
  const { surface } = experiment;
  const key = `${experiment.key}-${name}`;
  const [run] = (await experiment.lookup({ key, surface })) ?? [];
  if (run !== undefined) await experiment.special('kill', run);
}

async function served<T>(
  experiment: Experiment,
  place: string,
  settings: Readonly<Record<string, string>>,
  use: () => Promise<T>
): Promise<T> {
  const session = await experiment.deployment.openSession(place, settings);
  try {
    return await use();
  } finally {
    await session.close();
  }
}

/** The SDK names no version of Node that it needs. */
export const withoutResolvers: Row = {
  id: 'restate.without-with-resolvers',
  phase: 'durability',
  engines: ['restate'],
  isOfEngine: true,
  surface: 'bare',
  tries: 1,
  question:
    'The handlers are served where the language lacks Promise.withResolvers, as Node 20 does: is the caller told?',
  lead: ['hung'],
  async run(experiment): Promise<Finding> {
    const kept = { serves: 'bare', withResolvers: 'kept' };
    const control = await served(experiment, 'C', kept, () =>
      callOf(experiment, 'control')
    );
    if (control === 'hung' || control.status !== 200) {
      throw new EngineError('restate', 'the control was not answered');
    }
    const lacking = { serves: 'bare', withResolvers: 'deleted' };
    const told = await served(experiment, 'D', lacking, async () => {
      const reply = await callOf(experiment, 'first');
      await end(experiment, 'first');
      return reply;
    });
    const note = `on Node ${process.version}; with it: ${control.status}; without it the body ${experiment.bodies.ran('first') ? 'runs' : 'never runs'}`;
    if (told === 'hung') return { word: 'hung', hits: 1, note };
    return { word: `answered ${told.status}`, note };
  },
};
