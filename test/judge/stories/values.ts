import type { CreateRun } from '../../../src/model/call.js';
import type { Overwritten } from '../../../src/model/response.js';
import {
  bytesOf,
  labelOfBytes,
  labelOfText,
  textOf,
} from '../../../src/model/values.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, Story } from '../history-builder.js';
import {
  byToken,
  claim,
  complete,
  create,
  getRun,
  hook,
  NO_HOOK,
  OK,
  refused,
  run,
  set,
  UNEXPECTED,
} from '../words.js';

const RAW = 'A1~raw';
const TOKEN = 't1~half';
const INVALID = refused('invalid');

/** What is left of a value on its way through a column of another kind. */
const utf8 = new TextEncoder();
const inText = labelOfBytes(
  utf8.encode(new TextDecoder().decode(bytesOf(RAW)))
);
const wellFormed = labelOfText(textOf(TOKEN).replace('\ud83d', '\ufffd'));

const completed = () => began('r1').call('A', complete('r1', RAW));
const claimed = () => began('r1').call('A', claim('r1', 'h1', TOKEN));

/** A run is read, with times that came as no Date. */
const dated = (...undated: string[]) =>
  began('r1').call('B', getRun('r1'), {
    ok: true,
    run: { run: 'r1', status: 'running', createdAt: 0 },
    ...(undated.length > 0 && { undated }),
  });

/** Callers write over what they have, and somebody looks where it shows. */
const overwritten = (shown: Partial<Overwritten> = {}) =>
  began('r1').call(
    'B',
    { kind: 'overwrite', run: 'r1' },
    {
      ok: true,
      overwritten: { moved: [], entities: [], others: [], ...shown },
    }
  );

const reserved = (allowsReserved?: true): CreateRun => ({
  ...create('r1'),
  attributes: { $kind: 'x' },
  allowsReserved,
});
const withKind = run('r1', 'pending', undefined, { $kind: 'x' });

export const VALUES: readonly ClauseStory[] = [
  kept(
    'payload.faithful',
    'a result of bytes that are no text comes back',
    completed().sees(getRun('r1'), run('r1', 'completed', RAW))
  ),
  broken(
    'payload.faithful',
    'a result comes back through a text',
    completed().sees(getRun('r1'), run('r1', 'completed', inText))
  ),
  kept(
    'text.faithful',
    'a token that is half a character is found by it',
    claimed().sees(byToken(TOKEN), hook('h1', 'r1', TOKEN))
  ),
  broken(
    'text.faithful',
    'a token comes back with another character in it',
    claimed().sees(byToken(TOKEN), hook('h1', 'r1', wellFormed))
  ),
  broken(
    'text.faithful',
    'what was claimed by a token is not found by it',
    claimed().sees(byToken(TOKEN), NO_HOOK)
  ),
  broken(
    'text.faithful',
    'a key that objects know is taken and not there',
    began('r1')
      .call('A', set('r1', ['~proto', 'A1']))
      .sees(getRun('r1'), run('r1', 'running'))
  ),
  kept(
    'refusal.typed',
    'a token that cannot be kept is refused as invalid',
    began('r1').call('A', claim('r1', 'h1', TOKEN), INVALID)
  ),
  broken(
    'refusal.typed',
    'a token that cannot be kept makes the World stumble',
    began('r1').call('A', claim('r1', 'h1', TOKEN), UNEXPECTED)
  ),
  kept(
    'attributes.reserved',
    'a reserved key is refused at creation',
    new Story().call('A', reserved(), INVALID)
  ),
  kept(
    'attributes.reserved',
    'a reserved key is kept from one who may set it',
    new Story().call('A', reserved(true), OK).sees(getRun('r1'), withKind)
  ),
  broken(
    'attributes.reserved',
    'a reserved key is taken at creation from anybody',
    new Story().call('A', reserved(), OK).sees(getRun('r1'), withKind)
  ),
  broken(
    'attributes.reserved',
    'a reserved key is refused from one who may set it',
    new Story().call('A', reserved(true), INVALID)
  ),
  kept('time.typed', 'a run is read with its dates', dated()),
  broken(
    'time.typed',
    'a run is read with a text in the place of a date',
    dated('createdAt')
  ),
  kept(
    'entity.detached',
    'nothing of what was written over is shown',
    overwritten()
  ),
  broken(
    'entity.detached',
    'a run shows what its caller wrote over an answer',
    overwritten({ entities: ['runs.get workflowName'] })
  ),
  broken(
    'entity.detached',
    'an earlier answer says what happened later',
    overwritten({ moved: ['runs.get'] })
  ),
  kept(
    'answer.detached',
    'nothing of what was written over is shown',
    overwritten()
  ),
  broken(
    'answer.detached',
    'the log shows what its caller wrote over a request',
    overwritten({ others: ['events.list eventData.input'] })
  ),
];
