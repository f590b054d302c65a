import {
  contextOf,
  errorCodeOf,
  publicKeyOf,
} from '../../../src/model/call.js';
import type {
  Accepted,
  Brought,
  LogEntry,
} from '../../../src/model/response.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, Story } from '../history-builder.js';
import {
  cancel,
  claim,
  completeStep,
  create,
  createStep,
  EXISTS,
  fail,
  getRun,
  hook,
  resume,
  run,
  runs,
  start,
  startStep,
  UNEXPECTED,
} from '../words.js';

const event = (type: string, more: Partial<LogEntry> = {}): LogEntry => ({
  id: 'e1',
  type,
  ...more,
});

/** An answer that brings its event. */
const brings = (type: string, more: Partial<Accepted> = {}): Accepted => ({
  ok: true,
  event: event(type),
  ...more,
});

const lacks = (...lacking: readonly Brought[]): Accepted => ({
  ok: true,
  lacks: lacking,
});

const ran = (startedAt: number | null): Accepted => ({
  ok: true,
  event: event('run_started'),
  run: { run: 'r1', status: 'running', startedAt },
});

const stepRuns = (startedAt: number | null): Accepted => ({
  ok: true,
  event: event('step_started'),
  step: { step: 's1', run: 'r1', status: 'running', startedAt, attempt: 1 },
});

const stepped = () => began('r1').call('A', createStep('r1', 's1'));

const paged = (more: Partial<Accepted>): Story =>
  began('r1', 'r2').call(
    'A',
    { kind: 'listRuns', pageSize: 1 },
    { ...runs('r1', 'r2'), ...more }
  );

/** What it is created with in these stories. */
const birthOf = (name: string) => ({ input: `in-${name}` });
const CONTEXT = contextOf(birthOf('r1'));
const ERROR_CODE = errorCodeOf('V');

const inContext = (name: string, context: string | null): Accepted => ({
  ok: true,
  run: { run: name, status: 'running', context },
});

/** Of another run it is shown. */
const seen = (context: string | null): Story =>
  began('r1', 'r2')
    .call('A', getRun('r2'), inContext('r2', contextOf(birthOf('r2'))))
    .call('A', getRun('r1'), inContext('r1', context));

/** Of another run its key is shown. */
const keyed = (publicKey: string | null): Story =>
  began('r1', 'r2')
    .call(
      'A',
      getRun('r2'),
      withKey('r2', publicKey && publicKeyOf(birthOf('r2')))
    )
    .call('A', getRun('r1'), withKey('r1', publicKey));

const withKey = (name: string, publicKey: string | null): Accepted => ({
  ok: true,
  run: { run: name, status: 'running', publicKey },
});

const becauseOf = (errorCode: string | null): Accepted => ({
  ok: true,
  run: { run: 'r1', status: 'failed', value: 'V', errorCode },
});

const failed = (errorCode: string | null): Story =>
  began('r1')
    .call('A', fail('r1', 'V'))
    .call('A', getRun('r1'), becauseOf(ERROR_CODE))
    .call('A', getRun('r1'), becauseOf(errorCode));

export const ANSWERS: readonly ClauseStory[] = [
  kept(
    'answer.event',
    'a creation answers its event',
    new Story().call('A', create('r1'), brings('run_created'))
  ),
  broken(
    'answer.event',
    'the end of a step answers no event',
    stepped()
      .call('A', startStep('r1', 's1'))
      .call('A', completeStep('r1', 's1'), lacks('event'))
  ),
  kept(
    'answer.started',
    'a second start of a run creates no event, and answers the run',
    began('r1').call('A', start('r1'), {
      ...run('r1', 'running'),
      lacks: ['event'],
    })
  ),
  kept(
    'answer.affected',
    'a second cancellation creates no event, and answers the run',
    began('r1')
      .call('A', cancel('r1'))
      .call('A', cancel('r1'), { ...run('r1', 'cancelled'), lacks: ['event'] })
  ),
  kept(
    'answer.started',
    'a start answers the run, with the time of its start',
    new Story().call('A', create('r1')).call('A', start('r1'), ran(3))
  ),
  broken(
    'answer.started',
    'a second start of a run answers nothing',
    began('r1').call('A', start('r1'), lacks('event', 'run'))
  ),
  broken(
    'answer.started',
    'a creation answers no run',
    new Story().call(
      'A',
      create('r1'),
      brings('run_created', { lacks: ['run'] })
    )
  ),
  broken(
    'answer.started',
    'the start of a step answers it without the time of its start',
    stepped().call('A', startStep('r1', 's1'), stepRuns(null))
  ),
  broken(
    'answer.affected',
    'a claim answers no hook',
    began('r1').call(
      'A',
      claim('r1', 'h1', 't1'),
      brings('hook_created', { lacks: ['hook'] })
    )
  ),
  kept('lookup.page-size', 'a page has what was asked for', paged({})),
  broken(
    'lookup.page-size',
    'a page has more than was asked for',
    paged({ overlong: 2 })
  ),
  kept('run.context', 'a run shows what it was created in', seen(CONTEXT)),
  broken('run.context', 'a run shows nothing of it', seen(null)),
  broken(
    'run.context',
    'a run shows that of another',
    seen(contextOf(birthOf('r2')))
  ),
  broken(
    'run.shown-whole',
    'a World shows the context of no run',
    began('r1').call('A', getRun('r1'), inContext('r1', null))
  ),
  kept(
    'run.public-key',
    'a run shows the key that it was created with',
    keyed(publicKeyOf(birthOf('r1')))
  ),
  broken('run.shown-whole', 'a World shows the key of no run', keyed(null)),
  broken(
    'run.public-key',
    'a run shows the key of another',
    keyed(publicKeyOf(birthOf('r2')))
  ),
  kept('run.error-code', 'a failed run says why', failed(ERROR_CODE)),
  broken('run.error-code', 'a failed run does not say why', failed(null)),
  kept('run.shown-whole', 'a failed run says why', failed(ERROR_CODE)),
  broken(
    'run.shown-whole',
    'no failed run says why',
    began('r1')
      .call('A', fail('r1', 'V'))
      .call('A', getRun('r1'), becauseOf(null))
  ),
  broken(
    'run.error-code',
    'a failed run says why another failed',
    failed(errorCodeOf('W'))
  ),
  broken(
    'run.error-code',
    'a run that runs says why it failed',
    began('r1').call('A', getRun('r1'), {
      ok: true,
      run: { run: 'r1', status: 'running', errorCode: ERROR_CODE },
    })
  ),
  broken(
    'run.exists',
    'who ends a run that is not there cannot be given it',
    new Story().call(
      'A',
      cancel('r1'),
      brings('run_cancelled', { lacks: ['run'] })
    )
  ),
  broken(
    'resume.dedup',
    'who delivers a resume again is answered without its event',
    began('r1')
      .call('A', claim('r1', 'h1', 't1'), hook('h1', 'r1', 't1'))
      .call('A', resume('r1', 'h1', 'P', 'q'), brings('hook_received'))
      .call('B', resume('r1', 'h1', 'P', 'q'), lacks('event'))
  ),
  kept(
    'run.start-again',
    'a run that runs is started again',
    began('r1').call('B', start('r1'), run('r1', 'running'))
  ),
  broken(
    'run.start-again',
    'a second start of a run is refused',
    began('r1').call('B', start('r1'), EXISTS)
  ),
  broken(
    'call.served',
    'a second start of a run fails',
    began('r1').call('B', start('r1'), UNEXPECTED)
  ),
  kept(
    'step.start-again',
    'a step that runs is started again',
    stepped().call('A', startStep('r1', 's1')).call('B', startStep('r1', 's1'))
  ),
  broken(
    'step.start-again',
    'a second start of a step is refused',
    stepped()
      .call('A', startStep('r1', 's1'))
      .call('B', startStep('r1', 's1'), EXISTS)
  ),
];
