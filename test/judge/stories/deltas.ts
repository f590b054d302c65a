import type { Call } from '../../../src/model/call.js';
import type { Holds } from '../../../src/model/log-calls.js';
import type { Accepted } from '../../../src/model/response.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began } from '../history-builder.js';
import { logOf } from '../log-text.js';
import { claim, conflict, createStep } from '../words.js';

const STARTED = ['run_created', 'run_started'] as const;
const FOLLOW: Call = { kind: 'followEvents', run: 'r1' };
const LOG = [...STARTED, 'step_created s1', 'step_created s2'];

/** A step that is created by one who has seen something of the log. */
const create = (step: string, holds: Holds): Call => ({
  kind: 'createStep',
  run: 'r1',
  step,
  holds,
});

interface Page {
  readonly cursor?: string | null;
  readonly hasMore?: boolean;
}

/** An accepted write, and the events that came with it. */
const told = (
  line: string,
  events: readonly string[],
  { cursor = 'c9', hasMore = false }: Page = {}
): Accepted => ({
  ok: true,
  event: logOf(line)[0],
  preload: { events: logOf(...events), cursor, hasMore },
});

const alone = (line: string): Accepted => ({ ok: true, event: logOf(line)[0] });

/** C has seen the start of the run; A appends s1, and C then s2. */
const behind = (holds: Holds, answer: Accepted) =>
  began('r1')
    .call('C', FOLLOW, { ok: true, events: logOf(...STARTED), cursor: 'c2' })
    .call('A', createStep('r1', 's1'))
    .call('C', create('s2', holds), answer);

const SINCE: Holds = { cursor: 'c2' };
const SEEN: Holds = { count: 2 };
const S2 = 'step_created s2 @4';
const BOTH = ['step_created s1 @3', S2];

const claimSince = (hook: string, token: string, cursor: string): Call => ({
  ...claim('r1', hook, token),
  holds: { cursor },
});

/** One claim takes its token, the next finds the other taken. */
const claims = (answer: Accepted) =>
  began('r1')
    .call('C', FOLLOW, { ok: true, events: logOf(...STARTED), cursor: 'c2' })
    .call('A', claim('r1', 'h1', 't1'))
    .call('C', claimSince('h2', 't2', 'c2'), told(CLAIMS[1], CLAIMS))
    .call('C', claimSince('h3', 't1', 'c9'), { ...answer, ...conflict('r1') })
    .logs(
      'r1',
      ...STARTED,
      'hook_created h1 t1',
      'hook_created h2 t2',
      'hook_conflict h3'
    );

const CLAIMS = ['hook_created h1 t1 @3', 'hook_created h2 t2 @4'] as const;
const CONFLICT = 'hook_conflict h3 @5';

export const DELTAS: readonly ClauseStory[] = [
  kept(
    'log.delta',
    'a write brings what came since the cursor',
    behind(SINCE, told(S2, BOTH)).logs('r1', ...LOG)
  ),
  kept(
    'log.delta',
    'a write brings a first page of it',
    behind(SINCE, told(S2, ['step_created s1 @3'], { hasMore: true })).logs(
      'r1',
      ...LOG
    )
  ),
  kept(
    'log.delta',
    'whoever has taken them goes on from their cursor',
    behind(SINCE, told(S2, BOTH))
      .call(
        'C',
        { ...FOLLOW, from: 'c9' },
        { ok: true, events: [], cursor: 'c9' }
      )
      .logs('r1', ...LOG)
  ),
  kept(
    'log.report',
    'a write that could bring either brings what it has passed over',
    behind(
      { ...SINCE, ...SEEN },
      told(S2, ['step_created s1 @3'], { cursor: null })
    )
      .call('C', create('s3', SEEN), {
        ...told('step_created s3 @5', ['step_created s1 @3', S2]),
      })
      .logs('r1', ...LOG, 'step_created s3')
  ),
  broken(
    'log.delta',
    'a write that could bring either brings neither',
    behind({ ...SINCE, ...SEEN }, told(S2, [])).logs('r1', ...LOG)
  ),
  broken(
    'log.delta',
    'an event of another is left out',
    behind(SINCE, told(S2, [S2])).logs('r1', ...LOG)
  ),
  broken(
    'log.delta',
    'its own event is left out',
    behind(SINCE, told(S2, ['step_created s1 @3'])).logs('r1', ...LOG)
  ),
  broken(
    'log.delta',
    'what was seen comes again',
    behind(SINCE, told(S2, ['run_started @2', ...BOTH])).logs('r1', ...LOG)
  ),
  broken(
    'log.delta',
    'there is no cursor to go on from',
    behind(SINCE, told(S2, BOTH, { cursor: null })).logs('r1', ...LOG)
  ),
  broken(
    'log.cursor',
    'the cursor that comes with them leaves an event out',
    behind(SINCE, told(S2, BOTH))
      .call('A', createStep('r1', 's3'))
      .call(
        'C',
        { ...FOLLOW, from: 'c9' },
        { ok: true, events: [], cursor: 'c9' }
      )
      .logs('r1', ...LOG, 'step_created s3')
  ),
  kept(
    'log.delta',
    'a conflict brings them as a claim does',
    claims(told(CONFLICT, [CONFLICT]))
  ),
  broken(
    'log.delta',
    'a claim brings them, and a conflict does not',
    claims(alone(CONFLICT))
  ),
  kept(
    'log.report',
    'a write brings what it has passed over',
    behind(SEEN, told(S2, ['step_created s1 @3'], { cursor: null })).logs(
      'r1',
      ...LOG
    )
  ),
  kept(
    'log.report',
    'a write says that there is more than it brings',
    behind(SEEN, told(S2, [], { cursor: null, hasMore: true })).logs(
      'r1',
      ...LOG
    )
  ),
  broken(
    'log.report',
    'a write brings nothing of what it has passed over',
    behind(SEEN, alone(S2)).logs('r1', ...LOG)
  ),
  broken(
    'log.report',
    'a write that could bring either brings nothing',
    behind({ ...SINCE, ...SEEN }, alone(S2)).logs('r1', ...LOG)
  ),
];
