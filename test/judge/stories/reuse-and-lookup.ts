import type { Accepted } from '../../../src/model/response.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, running } from '../history-builder.js';
import {
  claim,
  complete,
  create,
  findRuns,
  getHook,
  getRun,
  hooks,
  listEvents,
  listHooks,
  listRuns,
  NO_RUN,
  pending,
  refused,
  run,
  runs,
  set,
  start,
  UNEXPECTED,
} from '../words.js';

const STARTED = ['run_created', 'run_started'] as const;
const ended = () => began('r1').call('A', complete('r1', 'V1'));
const ANY = listRuns(['pending', 'running']);

/** Sets a and b, then removes a. */
const merged = () =>
  began('r1')
    .call('A', set('r1', ['a', '1'], ['b', '2']))
    .call('A', set('r1', ['a', null]));
const withAttributes = (attributes: Record<string, string>): Accepted =>
  run('r1', 'running', undefined, attributes);

export const REUSE: readonly ClauseStory[] = [
  kept(
    'result.stable',
    'every read gives the result',
    ended()
      .call('B', getRun('r1'), run('r1', 'completed', 'V1'))
      .sees(getRun('r1'), run('r1', 'completed', 'V1'))
  ),
  broken(
    'result.stable',
    'a later read gives another result',
    ended()
      .call('B', getRun('r1'), run('r1', 'completed', 'V1'))
      .sees(getRun('r1'), run('r1', 'completed', 'V2'))
  ),
  kept(
    'run.entity-matches-log',
    'the run is the fold of its log',
    merged()
      .sees(getRun('r1'), withAttributes({ b: '2' }))
      .logs('r1', ...STARTED, 'attr_set a=1 b=2', 'attr_set a=')
  ),
  broken(
    'run.entity-matches-log',
    'accepted attributes are not in the log',
    began('r1')
      .call('A', set('r1', ['a', '1']))
      .sees(getRun('r1'), withAttributes({ a: '1' }))
      .logs('r1', ...STARTED)
  ),
  broken(
    'run.entity-matches-log',
    'of two changes at once the entity lost one',
    began('r1')
      .ask('A', set('r1', ['a', '1']))
      .ask('B', set('r1', ['b', '2']))
      .answer('A')
      .answer('B')
      .sees(getRun('r1'), withAttributes({ b: '2' }))
      .logs('r1', ...STARTED, 'attr_set a=1', 'attr_set b=2'),
    'attributes.merge'
  ),
];

export const LOOKUP: readonly ClauseStory[] = [
  kept(
    'lookup.status',
    'one status, any of several, none',
    began('r1')
      .call('S', create('r2'))
      .call('B', listRuns('running'), runs('r1'))
      .call('B', ANY, runs('r1', pending('r2')))
      .call('B', listRuns([]), runs())
  ),
  broken(
    'lookup.status',
    'an empty array is taken for all',
    began('r1').call('B', listRuns([]), runs('r1'))
  ),
  broken(
    'lookup.status',
    'of an array the first status counts',
    began('r1')
      .call('S', create('r2'))
      .call('B', ANY, runs(pending('r2')))
  ),
  broken(
    'lookup.status',
    'a run is listed under a status that it no longer has',
    ended().call('B', listRuns('running'), runs('r1'))
  ),
  kept(
    'read.fresh',
    'reads see what was acknowledged, and may see what is under way',
    began('r1')
      .call('A', claim('r1', 'h1', 't1'))
      .call('B', listHooks('r1'), hooks('h1'))
      .ask('A', claim('r1', 'h2', 't2'))
      .call('B', listHooks('r1'), hooks('h1', 'h2'))
      .answer('A')
  ),
  broken(
    'read.fresh',
    'a list misses a hook that was acknowledged',
    began('r1')
      .call('A', claim('r1', 'h1', 't1'))
      .call('B', listHooks('r1'), hooks())
  ),
  broken(
    'read.fresh',
    'a started run reads as pending',
    began('r1').call('B', getRun('r1'), run('r1', 'pending'))
  ),
  broken(
    'read.fresh',
    'a created run is not found',
    began('r1').call('B', getRun('r1'), NO_RUN)
  ),
  broken(
    'read.fresh',
    'a later read of the log misses an acknowledged event',
    began('r1')
      .call('B', listEvents('r1'), { ok: true, events: [] })
      .sees(getRun('r1'), running('r1'))
      .logs('r1', ...STARTED)
  ),
  kept(
    'lookup.pages',
    'a run that is created meanwhile may be there or not',
    began('r1', 'r2')
      .ask('B', listRuns())
      .ask('C', listRuns())
      .call('A', create('r3'))
      .answer('B', runs('r1', 'r2'))
      .answer('C', runs('r1', 'r2', pending('r3')))
  ),
  broken(
    'lookup.pages',
    'a run is on two pages',
    began('r1', 'r2')
      .ask('B', listRuns())
      .call('A', create('r3'))
      .answer('B', runs('r1', 'r2', 'r1'))
  ),
  broken(
    'lookup.pages',
    'a run is on no page',
    began('r1', 'r2').call('B', listRuns(), runs('r2'))
  ),
  kept(
    'attributes.merge',
    'a text upserts, null removes, others stay',
    merged().sees(getRun('r1'), withAttributes({ b: '2' }))
  ),
  kept(
    'attributes.merge',
    'a reserved key is refused',
    began('r1').call('A', set('r1', ['$a', '1']), refused('invalid'))
  ),
  ...[{}, { a: '1', b: '2' }, { a: 'null', b: '2' }].map((attributes) =>
    broken(
      'attributes.merge',
      `the merge ends in ${JSON.stringify(attributes)}`,
      merged().sees(getRun('r1'), withAttributes(attributes))
    )
  ),
  broken(
    'attributes.merge',
    'a reserved key is written',
    began('r1').call('A', set('r1', ['$a', '1']))
  ),
  kept(
    'refusal.typed',
    'the same change comes again, which is there by its id',
    began('r1')
      .call('A', set('r1', ['a', '1']))
      .call('A', set('r1', ['a', '1']), refused('exists'))
  ),
  broken(
    'attributes.merge',
    'the same change comes again, and is refused for another reason',
    began('r1')
      .call('A', set('r1', ['a', '1']))
      .call('A', set('r1', ['a', '1']), refused('invalid'))
  ),
  broken(
    'attributes.merge',
    'a change without fault is refused',
    began('r1').call('A', set('r1', ['a', '1']), refused('invalid'))
  ),
  kept(
    'lookup.attributes',
    'the latest values count, and all of them',
    merged()
      .call('B', findRuns({ b: '2' }), runs('r1'))
      .call('B', findRuns({ a: '1' }), runs())
      .call('B', findRuns({ a: '1', b: '2' }), runs())
  ),
  kept(
    'lookup.attributes',
    'a change under way may show or not',
    began('r1')
      .ask('A', set('r1', ['a', '1']))
      .call('B', findRuns({ a: '1' }), runs('r1'))
      .answer('A')
  ),
  broken(
    'lookup.attributes',
    'a former value counts',
    merged().call('B', findRuns({ a: '1' }), runs('r1'))
  ),
  broken(
    'lookup.attributes',
    'any pair will do',
    merged().call('B', findRuns({ a: '1', b: '2' }), runs('r1'))
  ),
  broken(
    'lookup.attributes',
    'a run is not found',
    merged().call('B', findRuns({ b: '2' }), runs())
  ),
];

export const DURABILITY: readonly ClauseStory[] = [
  kept(
    'read.usable',
    'a run reads while it is written',
    began('r1')
      .ask('A', start('r1'))
      .call('B', getRun('r1'), running('r1'))
      .answer('A')
  ),
  ...[getRun('r1'), getHook('h1'), listRuns(), listEvents('r1')].map((call) =>
    broken(
      'read.usable',
      `${call.kind} meets what it cannot read`,
      began('r1')
        .call('A', claim('r1', 'h1', 't1'))
        .call('B', call, UNEXPECTED)
    )
  ),
];
