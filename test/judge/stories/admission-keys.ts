import { broken, type ClauseStory, kept } from '../clause-story.js';
import { Story } from '../history-builder.js';
import {
  complete,
  created,
  EXISTS,
  getRun,
  joined,
  keyed,
  LOST,
  listRuns,
  NO_RUN,
  pending,
  run,
  runs,
  UNEXPECTED,
} from '../words.js';

const first = () => new Story().call('A', keyed('k1', 'r1'), created('r1'));
const other = (workflow: string) => keyed('k1', 'r2', { workflow });

export const ADMISSION_KEYS: readonly ClauseStory[] = [
  kept(
    'admission.atomic',
    'of two starts at once one creates, and the loser leaves nothing',
    new Story()
      .ask('A', keyed('k1', 'r1'))
      .ask('B', keyed('k1', 'r2'))
      .answer('A', joined('r2'))
      .answer('B', created('r2'))
      .sees(listRuns(), runs(pending('r2')))
      .sees(getRun('r1'), NO_RUN)
  ),
  kept(
    'admission.atomic',
    'a start whose answer was lost had created the run',
    new Story()
      .call('A', keyed('k1', 'r1'), LOST)
      .call('A', keyed('k1', 'r2'), joined('r1'))
  ),
  broken(
    'admission.atomic',
    'two starts at once both create',
    new Story()
      .ask('A', keyed('k1', 'r1'))
      .ask('B', keyed('k1', 'r2'))
      .answer('A', created('r1'))
      .answer('B', created('r2'))
  ),
  broken(
    'admission.atomic',
    'a loser leaves its run',
    first()
      .call('B', keyed('k1', 'r2'), joined('r1'))
      .sees(listRuns(), runs(pending('r1'), pending('r2')))
      .sees(getRun('r2'), run('r2', 'pending'))
  ),
  broken(
    'admission.atomic',
    'a start is refused for no reason',
    new Story().call('A', keyed('k1', 'r1'), EXISTS)
  ),
  broken(
    'admission.atomic',
    'nobody created the run that is answered',
    new Story().call('A', keyed('k1', 'r1'), joined('r1'))
  ),
  broken(
    'admission.atomic',
    'a start that failed oddly took a taken key over',
    first()
      .call('B', keyed('k1', 'r2'), UNEXPECTED)
      .call('C', keyed('k1', 'r3'), joined('r2'))
  ),
  kept(
    'admission.key-scope',
    'two workflows use one key',
    first().call('B', other('refund'), created('r2'))
  ),
  broken(
    'admission.key-scope',
    'the key of another workflow is found',
    first().call('B', other('refund'), joined('r1'))
  ),
  kept(
    'admission.same-input',
    'another input is answered as the first',
    first().call('B', keyed('k1', 'r2', { input: 'other' }), joined('r1'))
  ),
  kept(
    'admission.same-input',
    'another input is refused by name',
    first().call('B', keyed('k1', 'r2', { input: 'other' }), EXISTS)
  ),
  broken(
    'admission.same-input',
    'the answer mixes the first run with the second input',
    first().call(
      'B',
      keyed('k1', 'r2', { input: 'other' }),
      joined('r1', 'pending', undefined, 'other')
    ),
    'run.identity'
  ),
];

const ended = () => first().call('A', complete('r1', 'V1')).wait(1_000);

export const RETENTION_KEYS: readonly ClauseStory[] = [
  kept(
    'retention.window',
    'inside the window the ended run is answered',
    ended().call('B', keyed('k1', 'r2'), joined('r1', 'completed', 'V1'))
  ),
  kept(
    'retention.window',
    'after the window a new run is created',
    ended().wait(1_001).call('B', keyed('k1', 'r2'), created('r2'))
  ),
  kept(
    'retention.window',
    'on the deadline both answers are right: the old run',
    ended()
      .wait(1_000)
      .call('B', keyed('k1', 'r2'), joined('r1', 'completed', 'V1'))
  ),
  kept(
    'retention.window',
    'on the deadline both answers are right: a new run',
    ended().wait(1_000).call('B', keyed('k1', 'r2'), created('r2'))
  ),
  broken(
    'retention.window',
    'the key dies with its run',
    ended().call('B', keyed('k1', 'r2'), created('r2'))
  ),
  broken(
    'retention.window',
    'the key outlives its window',
    ended()
      .wait(1_001)
      .call('B', keyed('k1', 'r2'), joined('r1', 'completed', 'V1'))
  ),
];

export const REUSE_KEYS: readonly ClauseStory[] = [
  kept(
    'result.reuse',
    'the duplicate gets the stored result',
    ended().call('B', keyed('k1', 'r2'), joined('r1', 'completed', 'V1'))
  ),
  kept(
    'admission.atomic',
    'a duplicate that overlaps the end may be told that the run goes on',
    first()
      .ask('B', keyed('k1', 'r2'))
      .call('A', complete('r1', 'V1'))
      .answer('B', joined('r1'))
  ),
  broken(
    'result.reuse',
    'the duplicate gets the ended run without its result',
    ended().call('B', keyed('k1', 'r2'), joined('r1', 'completed')),
    'result.stable'
  ),
  broken(
    'result.reuse',
    'the duplicate is told that the ended run goes on',
    ended().call('B', keyed('k1', 'r2'), joined('r1', 'running')),
    'run.end-releases'
  ),
];
