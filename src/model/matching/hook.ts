import type { Name } from '../call.js';
import type { Moment } from '../moment.js';
import type { Ruling } from '../ruling.js';
import type { HookState } from '../state.js';
import type { HookView } from '../view.js';
import { agreesIfThere, isThere } from './agrees.js';
import { isNeverShown } from './pins.js';

/** Everything that a view of a hook tells, held against its claim. */
export function matchHook(
  verdict: Ruling,
  view: HookView,
  name: Name,
  hook: HookState,
  moment: Moment
): void {
  const same =
    view.hook === name &&
    view.run === hook.run &&
    view.token === hook.token &&
    agreesIfThere(moment.contract.specVersion, view.specVersion);
  verdict.rule('hook.identity', true, same);
  matchMetadata(verdict, view, name, hook, moment);
  matchMinted(verdict, view, name, moment);
  matchRetention(verdict, view, name, hook, moment);
}

/**
 * The deadline that was asked for, or a later one, and always that. A World
 * need not show it (`tokenRetentionUntil?` of hooks.d.ts), but then it never
 * does.
 */
function matchRetention(
  verdict: Ruling,
  { retainUntil }: HookView,
  name: Name,
  { untilMs }: HookState,
  { pins, contract, time, atMs }: Moment
): void {
  if (!contract.capabilities.has('hookRetention')) return;
  const skewMs = atMs - time.fromMs;
  const isVirtual = contract.capabilities.has('virtualTime');
  const isEnough =
    !isVirtual ||
    !isThere(retainUntil) ||
    retainUntil >= (untilMs ?? 0) - skewMs;
  const same =
    (untilMs !== undefined || !isThere(retainUntil)) &&
    pins?.isThroughout('hook', name, 'retainUntil', retainUntil) !== false;
  verdict.rule(
    'token.retained',
    isThere(retainUntil) || (retainUntil === null && untilMs !== undefined),
    same && isEnough
  );
}

/** What only the claimer knows must come back; to lose it is to change it. */
function matchMetadata(
  verdict: Ruling,
  view: HookView,
  name: Name,
  { metadata, isWebhook, isSystem }: HookState,
  { pins }: Moment
): void {
  const isKnown = view.leftOut === undefined || view.metadata !== undefined;
  const kept = !isKnown || (view.metadata ?? undefined) === metadata;
  // A World may say what a hook is of which its claim says nothing: once.
  const named =
    isWebhook === undefined
      ? pins?.isKept('hook', name, 'isWebhook', view.isWebhook) !== false
      : view.isWebhook === isWebhook;
  const told = metadata !== undefined || isWebhook !== undefined;
  const same = kept && named && isMarked(view, name, isSystem, pins);
  verdict.rule('hook.metadata', told || !same, same);
}

/** Whether it shows the mark that it was claimed with, if that is shown at all. */
function isMarked(
  { isSystem }: HookView,
  name: Name,
  given: boolean | undefined,
  pins: Moment['pins']
): boolean {
  if (given === undefined) {
    return pins?.isKept('hook', name, 'isSystem', isSystem) !== false;
  }
  return (
    isSystem === undefined ||
    isSystem === given ||
    isNeverShown('isSystem', isSystem, pins)
  );
}

function matchMinted(
  verdict: Ruling,
  view: HookView,
  name: Name,
  { pins }: Moment
): void {
  const { createdAt, ownerId, projectId, environment } = view;
  const kept =
    pins === undefined ||
    (pins.isKept('hook', name, 'createdAt', createdAt) &&
      pins.isThroughout('hook', name, 'ownerId', ownerId) &&
      pins.isThroughout('hook', name, 'projectId', projectId) &&
      pins.isThroughout('hook', name, 'environment', environment));
  verdict.rule(
    'entity.stable',
    createdAt !== undefined,
    createdAt !== null && kept
  );
}
