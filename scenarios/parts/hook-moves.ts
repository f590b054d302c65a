import type { Name, TerminalStatus } from '../../src/model/call.js';
import type { Move } from './moves.js';

/** What a claim tells of its hook, in ways that no default hits all of. */
const toldOf = (hook: Name) => ({
  metadata: `M-${hook}`,
  isWebhook: hook === 'h2',
  isSystem: hook !== 'h2',
});

/** Claims a token for a hook that comes with metadata. */
export const claimTelling =
  (run: Name, hook: Name, token: Name, retainMs?: number): Move =>
  (label) => ({ ...claim(run, hook, token, retainMs)(label), ...toldOf(hook) });

/** Claims a token; `retainMs` counts from this call, not from the end. */
export const claim =
  (run: Name, hook: Name, token: Name, retainMs?: number): Move =>
  () => ({
    kind: 'createHook',
    run,
    hook,
    token,
    ...(retainMs === undefined ? {} : { retainMs }),
  });

/** Resumes by hook, with a payload that is its label. */
export const resume =
  (run: Name, hook: Name, resumeId?: Name): Move =>
  (payload) => ({
    kind: 'resume',
    run,
    hook,
    payload,
    ...(resumeId === undefined ? {} : { resumeId }),
  });

/** The very same resume each time: one resumeId, one payload. */
export const resumeAgain =
  (run: Name, hook: Name, resumeId: Name): Move =>
  () => ({ kind: 'resume', run, hook, payload: `P-${resumeId}`, resumeId });

/** Without an id each is a resume of its own, whatever it brings. */
export const resumeSame =
  (run: Name, hook: Name): Move =>
  () => ({ kind: 'resume', run, hook, payload: 'P-same' });

/** The same, by one who tells by which token the hook was found. */
export const resumeTelling =
  (run: Name, hook: Name, token: Name): Move =>
  (payload) => ({
    kind: 'resume',
    run,
    hook,
    payload,
    foundBy: token,
  });

/** Looks the token up, then resumes whom it found. */
export const resumeByToken =
  (token: Name): Move =>
  (payload) => ({ kind: 'resumeByToken', token, payload });

/** Looks the token up, then ends the run that owns it. */
export const endByToken =
  (token: Name, status: TerminalStatus): Move =>
  (value) => ({ kind: 'endByToken', token, status, value });

export const dispose =
  (run: Name, hook: Name): Move =>
  () => ({ kind: 'disposeHook', run, hook });
