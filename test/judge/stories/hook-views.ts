import type { Accepted, HookView } from '../../../src/model/response.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began } from '../history-builder.js';
import {
  byToken,
  claim,
  conflict,
  dispose,
  getHook,
  hook,
  listHooks,
  resume,
} from '../words.js';

const CLAIM = {
  ...claim('r1', 'h1', 't1'),
  metadata: 'M1',
  isWebhook: false,
  isSystem: true,
} as const;

/** A hook with every field that the contract names. */
const whole = (fields: Partial<HookView> = {}): HookView => ({
  hook: 'h1',
  run: 'r1',
  token: 't1',
  metadata: 'M1',
  isWebhook: false,
  isSystem: true,
  specVersion: 8,
  createdAt: 3,
  ownerId: 'o',
  projectId: 'p',
  environment: 'e',
  ...fields,
});

const shown = (fields: Partial<HookView> = {}): Accepted => ({
  ok: true,
  hook: whole(fields),
});
const listed = (...hooks: readonly HookView[]): Accepted => ({
  ok: true,
  hooks,
});

/** A World's own word on a hook of which its claim says nothing. */
const said = (isWebhook: boolean): Accepted => ({
  ok: true,
  hook: { hook: 'h1', run: 'r1', token: 't1', isWebhook },
});

/** r1 owns t1 by h1, r2 owns t2 by h2. */
const owned = () =>
  began('r1', 'r2')
    .call('A', CLAIM, shown())
    .call('A', claim('r2', 'h2', 't2'));
const SECOND: HookView = { hook: 'h2', run: 'r2', token: 't2' };

/** One field of a hook that is read as nobody has written it. */
const WRONG: readonly Partial<HookView>[] = [
  { hook: 'h2' },
  { run: 'r2' },
  { token: 't2' },
  { hook: 'h2', run: 'r2', token: 't2' },
  { specVersion: 2 },
];
const LOST: readonly Partial<HookView>[] = [
  { metadata: null },
  { metadata: undefined },
  { metadata: 'M2' },
  { isWebhook: null },
  { isWebhook: true },
  { isSystem: null },
  { isSystem: false },
];

export const HOOK_VIEWS: readonly ClauseStory[] = [
  kept(
    'hook.identity',
    'a hook reads as it was claimed, wherever it shows',
    owned()
      .call('B', getHook('h1'), shown())
      .call('B', byToken('t1'), shown())
      .call('B', listHooks('r1'), listed(whole()))
      .call('B', resume('r1', 'h1', 'P1'), shown())
  ),
  ...WRONG.map((fields) =>
    broken(
      'hook.identity',
      `a hook is read with ${JSON.stringify(fields)}`,
      owned().call('B', getHook('h1'), shown(fields))
    )
  ),
  broken(
    'hook.identity',
    'a claim is answered with the hook of another run',
    began('r1', 'r2').call('A', CLAIM, shown({ run: 'r2' }))
  ),
  kept(
    'hook.identity',
    'a World may say of a hook what its claim does not',
    began('r1')
      .call('A', claim('r1', 'h1', 't1'))
      .call('A', CLAIM, { ok: false, refusal: 'exists', message: 'exists' })
      .sees(getHook('h1'), shown({ metadata: null, isWebhook: true }))
  ),
  kept(
    'hook.metadata',
    'metadata come back',
    owned().sees(listHooks('r1'), listed(whole()))
  ),
  ...LOST.flatMap((fields) => [
    broken(
      'hook.metadata',
      `a read has ${Object.keys(fields)} ${Object.values(fields)}`,
      owned().call('B', getHook('h1'), shown(fields))
    ),
    broken(
      'hook.metadata',
      `a list has ${Object.keys(fields)} ${Object.values(fields)}`,
      owned().call('B', listHooks('r1'), listed(whole(fields)))
    ),
  ]),
  broken(
    'hook.metadata',
    'a claim is answered without what it told',
    began('r1').call('A', CLAIM, shown({ metadata: null, isWebhook: null }))
  ),
  kept(
    'hook.identity',
    'a hook of which its claim says nothing is no webhook, as it was',
    began('r1')
      .call('A', claim('r1', 'h1', 't1'), said(false))
      .call('B', getHook('h1'), said(false))
  ),
  broken(
    'hook.metadata',
    'a hook of which its claim says nothing is no webhook, and then one',
    began('r1')
      .call('A', claim('r1', 'h1', 't1'), said(false))
      .call('B', getHook('h1'), said(true))
  ),
  ...[{ createdAt: 9 }, { createdAt: null }, { ownerId: 'x' }].map((fields) =>
    broken(
      'entity.stable',
      `a later read of a hook has ${JSON.stringify(fields)}`,
      owned().sees(getHook('h1'), shown(fields))
    )
  ),
  kept(
    'hook.disposed-gone',
    'a disposed hook is in no list',
    owned().call('A', dispose('r1', 'h1')).sees(listHooks('r1'), listed())
  ),
  kept(
    'hook.disposed-gone',
    'a read meets a disposal under way',
    owned()
      .ask('A', dispose('r1', 'h1'))
      .call('B', getHook('h1'), shown())
      .answer('A')
      .sees(listHooks('r1'), listed())
  ),
  broken(
    'hook.disposed-gone',
    'a disposed hook is read by its id',
    owned().call('A', dispose('r1', 'h1')).sees(getHook('h1'), shown())
  ),
  broken(
    'hook.disposed-gone',
    'a disposed hook is listed',
    owned()
      .call('A', dispose('r1', 'h1'))
      .sees(listHooks('r1'), listed(whole()))
  ),
  kept(
    'lookup.hooks',
    'each run has its own',
    owned()
      .sees(listHooks('r1'), listed(whole()))
      .sees(listHooks('r2'), listed(SECOND))
  ),
  broken(
    'lookup.hooks',
    'one hook is listed twice',
    owned().sees(listHooks('r1'), listed(whole(), whole()))
  ),
  broken(
    'lookup.hooks',
    'the hook of another run is listed',
    owned().sees(listHooks('r1'), listed(whole(), SECOND))
  ),
  broken(
    'lookup.hooks',
    'a hook is listed that lost its conflict',
    owned()
      .call('B', claim('r2', 'h3', 't1'), conflict('r1'))
      .sees(
        listHooks('r2'),
        listed(SECOND, { hook: 'h3', run: 'r2', token: 't1' })
      )
  ),
  broken(
    'lookup.hooks',
    'a hook is listed that nobody has claimed',
    owned().sees(
      listHooks('r1'),
      listed(whole(), { hook: 'h9', run: 'r1', token: 't9' })
    )
  ),
  broken(
    'answer.entity',
    'a conflict is answered with a hook',
    owned().call('B', claim('r2', 'h3', 't1'), {
      ...conflict('r1'),
      ...hook('h3', 'r2', 't1'),
    })
  ),
];
