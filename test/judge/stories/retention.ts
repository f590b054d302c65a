import type { Response } from '../../../src/model/response.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, Story } from '../history-builder.js';
import {
  byToken,
  claim,
  complete,
  conflict,
  create,
  dispose,
  EXPIRED,
  getHook,
  getRun,
  hook,
  hooks,
  listHooks,
  NO_HOOK,
  NO_RUN,
  OK,
  refused,
  resume,
  run,
} from '../words.js';

const FOUND = hook('h1', 'r1', 't1');
const WANTED = claim('r2', 'h2', 't1');

/** r1 owns t1, and lets it go by an end. */
const ended = () =>
  began('r1', 'r2')
    .call('A', claim('r1', 'h1', 't1'))
    .call('A', complete('r1', 'V1'));
const disposed = () =>
  began('r1', 'r2')
    .call('A', claim('r1', 'h1', 't1', 1_000))
    .call('A', dispose('r1', 'h1'));

/** r1 keeps t1 for a second from its claim, and ends at once. */
const retained = (skewMs = 0) =>
  new Story(skewMs)
    .call('S', create('r1'))
    .call('S', create('r2'))
    .call('A', claim('r1', 'h1', 't1', 1_000))
    .call('A', complete('r1', 'V1'));
const before = (skewMs = 0) => retained(skewMs).wait(999 - skewMs);
const onDeadline = () => retained().wait(1_000);
const after = (skewMs = 0) => retained(skewMs).wait(1_001 + skewMs);

/** On either side of the deadline one answer is right. */
function bothSides(
  title: string,
  tell: (story: Story, response: Response) => Story,
  [inside, outside]: readonly [Response, Response],
  clause: 'token.retained' | 'token.retained-readable'
): ClauseStory[] {
  return [
    kept(clause, `before the deadline ${title}`, tell(before(), inside)),
    kept(clause, `after the deadline ${title}`, tell(after(), outside)),
    broken(clause, `too soon: ${title}`, tell(before(), outside)),
    broken(clause, `too late: ${title}`, tell(after(), inside)),
    broken(
      clause,
      `too soon by any clock: ${title}`,
      tell(before(40), outside)
    ),
    broken(clause, `too late by any clock: ${title}`, tell(after(40), inside)),
  ];
}

export const RETENTION: readonly ClauseStory[] = [
  kept(
    'token.released-at-terminal',
    'the token of an ended run is free',
    ended().call('B', byToken('t1'), NO_HOOK).call('B', WANTED)
  ),
  broken(
    'token.released-at-terminal',
    'the token of an ended run stays taken',
    ended().call('B', WANTED, conflict('r1'))
  ),
  broken(
    'token.released-at-terminal',
    'the token of an ended run still resolves',
    ended().call('B', byToken('t1'), FOUND)
  ),
  broken(
    'token.released-at-terminal',
    'the last owner has ended, the one before it was disposed of',
    began('r1', 'r2', 'r3')
      .call('A', claim('r1', 'h1', 't1'))
      .call('A', dispose('r1', 'h1'))
      .call('B', WANTED)
      .call('B', complete('r2', 'V2'))
      .call('C', claim('r3', 'h3', 't1'), conflict('r2'))
  ),
  kept(
    'token.released-on-dispose',
    'the token of a disposed hook is free before its deadline',
    disposed().call('B', byToken('t1'), NO_HOOK).call('B', WANTED)
  ),
  kept(
    'token.released-on-dispose',
    'a retained hook is disposed of, and its token is free at once',
    before().call('A', dispose('r1', 'h1')).call('B', WANTED)
  ),
  broken(
    'token.released-on-dispose',
    'the token of a disposed hook stays taken',
    disposed().call('B', WANTED, conflict('r1'))
  ),
  broken(
    'token.released-on-dispose',
    'the token of a disposed hook still resolves',
    disposed().call('B', byToken('t1'), FOUND)
  ),
  ...bothSides(
    'a claim meets the retained token',
    (story, response) => story.call('B', WANTED, response),
    [conflict('r1'), OK],
    'token.retained'
  ),
  ...[conflict('r1'), OK].map((response) =>
    kept(
      'token.retained',
      `on the deadline a claim may ${response.conflict ? 'fail' : 'succeed'}`,
      // A claim before it makes sure that the clause is exercised.
      before()
        .call('B', claim('r2', 'h3', 't1'), conflict('r1'))
        .wait(1)
        .call('B', WANTED, response)
    )
  ),
  ...bothSides(
    'the retained token is looked up',
    (story, response) => story.call('B', byToken('t1'), response),
    [FOUND, NO_HOOK],
    'token.retained-readable'
  ),
  ...bothSides(
    'the retained hook is read by its id',
    (story, response) => story.call('B', getHook('h1'), response),
    [FOUND, NO_HOOK],
    'token.retained-readable'
  ),
  ...bothSides(
    'the retained hook is listed',
    (story, response) => story.call('B', listHooks('r1'), response),
    [hooks('h1'), hooks()],
    'token.retained-readable'
  ),
  ...[FOUND, NO_HOOK].map((response) =>
    kept(
      'token.retained-readable',
      `on the deadline the hook may be ${response.ok ? 'there' : 'gone'}`,
      onDeadline().call('B', byToken('t1'), response)
    )
  ),
  kept(
    'token.retained-not-resumable',
    'a retained hook is not resumed',
    before().call('B', resume('r1', 'h1', 'P1'), EXPIRED)
  ),
  broken(
    'token.retained-not-resumable',
    'a retained hook is resumed',
    before().call('B', resume('r1', 'h1', 'P1'))
  ),
  kept(
    'token.retention-is-minimum',
    'an active run keeps its token past the deadline',
    active().call('B', WANTED, conflict('r1'))
  ),
  broken(
    'token.retention-is-minimum',
    'an active run loses its token at the deadline',
    active().call('B', WANTED)
  ),
  kept(
    'token.retention-cap',
    'two years are refused',
    began('r1').call('A', years(2), refused('invalid'))
  ),
  broken(
    'token.retention-cap',
    'two years are refused by an error that says to come again',
    began('r1').call('A', years(2), { ...refused('invalid'), retryable: true })
  ),
  broken(
    'token.retention-cap',
    'two years are granted',
    began('r1').call('A', years(2))
  ),
  kept(
    'retention.owner-available',
    'the ended run is there while its token is retained',
    before().call('B', getRun('r1'), run('r1', 'completed', 'V1'))
  ),
  broken(
    'retention.owner-available',
    'the ended run is gone while its token is retained',
    before().call('B', getRun('r1'), NO_RUN)
  ),
];

function active(): Story {
  return began('r1', 'r2')
    .call('A', claim('r1', 'h1', 't1', 1_000))
    .wait(1_001);
}

function years(count: number) {
  return claim('r1', 'h1', 't1', count * 365 * 24 * 60 * 60 * 1_000);
}
