import type { Name } from '../call.js';
import type { Moment } from '../moment.js';
import type { Ruling } from '../ruling.js';
import type { HookState } from '../state.js';
import type { HookView } from '../view.js';
import { agreesIfThere } from './agrees.js';

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
  matchMetadata(verdict, view, hook);
  matchMinted(verdict, view, name, moment);
}

/** What only the claimer knows must come back; to lose it is to change it. */
function matchMetadata(
  verdict: Ruling,
  view: HookView,
  { metadata, isWebhook }: HookState
): void {
  const kept = (view.metadata ?? undefined) === metadata;
  // A World may say what a hook is of which its claim says nothing.
  const named = isWebhook === undefined || view.isWebhook === isWebhook;
  const told = metadata !== undefined || isWebhook !== undefined;
  verdict.rule('hook.metadata', told || !kept, kept && named);
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
      pins.isKept('hook', name, 'ownerId', ownerId) &&
      pins.isKept('hook', name, 'projectId', projectId) &&
      pins.isKept('hook', name, 'environment', environment));
  verdict.rule(
    'entity.stable',
    createdAt !== undefined,
    createdAt !== null && kept
  );
}
