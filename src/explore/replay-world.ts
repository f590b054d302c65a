import { InputError } from '../laboratory/errors.js';
import { HostFailedError, HostLostError } from '../laboratory/host/errors.js';
import type { ReplayedAnswer } from '../laboratory/host/protocol.js';
import { replayIn } from '../laboratory/replay.js';
import type { ReplayOptions, ReplayResult } from '../laboratory/replayed.js';
import { divergedWords } from '../sim/trace.js';
import { SUBJECT_NAMES } from '../worlds/fleet.js';
import { foundAbove } from '../worlds/found-above.js';
import { resolveGiven } from '../worlds/resolve-given.js';
import type { SubjectSpec } from '../worlds/subject.js';
import { loadMsOf, watched } from './kind.js';
import { clauseOfToken } from './likeness.js';
import { Servers } from './servers.js';
import { loadedSoon } from './slow-load.js';
import { UnknownNameError } from './suggest.js';
import { readToken, type TokenPayload } from './token.js';

/**
 * Runs the plan of a token in a fresh process and says whether its World still
 * breaks the clause. A schedule that no longer fits is told by its step.
 *
 * @throws TokenError, SubjectError, InputError
 */
export async function replayWorld(
  text: string,
  { budgetMs, urls, onProgress, watch }: Partial<ReplayOptions> = {}
): Promise<ReplayResult> {
  const token = readToken(text);
  const { subject: word, dataDirOption, urlOption, server } = token;
  const found = await resolveGiven(foundAbove(word), {
    dataDirOption,
    urlOption,
    server,
    onProgress,
  });
  if (!found) throw new UnknownNameError('subject', word, SUBJECT_NAMES);
  const { failure } = token;
  const clause = failure === undefined ? clauseOfToken(token) : undefined;
  const servers = new Servers({ urls });
  try {
    const { capabilities = found.capabilities } = token;
    const told = capabilities ? { ...found, capabilities } : found;
    const spec = await servers.serve(told, onProgress);
    const load = { spec, seed: '', scenarios: [] };
    const { plan, trace } = token;
    const sought = clause && { clause, mayBeDoubted: true, occurrences: 1 };
    const request = { plan, sought, trace };
    const loadMs = loadMsOf(spec, budgetMs);
    const answer = await replayIn(watched(watch, loadMs), load, request, {
      budgetMs,
      loaded: (loading) =>
        loadedSoon(loading, loadMs, (message) =>
          onProgress?.(`${word}: ${message}`)
        ),
    });
    return { ...resultOf(token, answer, text), ...changedSince(token, spec) };
  } catch (error) {
    if (HostLostError.is(error) || HostFailedError.is(error)) {
      if (failure !== undefined) return failedAs(token, error.message);
      throw new InputError(`${word}: ${error.message}`);
    }
    throw error;
  } finally {
    await servers.stop();
  }
}

function resultOf(
  token: TokenPayload,
  answer: ReplayedAnswer,
  text: string
): ReplayResult {
  const { shows, story, spots, trace, mismatch, failure } = answer;
  if (token.failure !== undefined) {
    return { ...failedAs(token, failure), story, trace };
  }
  if (failure !== undefined) {
    throw new InputError(`${token.subject} cannot be replayed: ${failure}`);
  }
  const message = mismatch && divergedWords(mismatch);
  return {
    diverges: shows,
    clause: token.clause,
    subject: token.subject,
    story,
    ...(shows && { spots }),
    trace,
    message,
    advice: mismatch && !shows ? weakWords(token, text) : undefined,
  };
}

/** Old tokens do not say of which files they are. */
function changedSince(
  { code, subject }: TokenPayload,
  spec: SubjectSpec
): Pick<ReplayResult, 'changed'> {
  if (code === undefined || code === spec.code) return {};
  const changed = `${subject}, or a file that it imports, has changed since the token was written`;
  return { changed };
}

/** Whether the harness fails again, of a schedule in which it did. */
function failedAs(token: TokenPayload, now: string | undefined): ReplayResult {
  const was = token.failure ?? '';
  const { subject } = token;
  return {
    diverges: false,
    subject,
    story: [],
    trace: [],
    harness: { was, now },
    message: now === undefined ? NOT_AGAIN : `it was: ${was}`,
  };
}

/** What a token of a harness error does not hold. */
const NOT_AGAIN =
  'its schedule was played alone, in a process of its own: what others before it had left in theirs, and what the machine was busy with, is in no token';

/** The schedule that was played is not the one that broke the clause. */
function weakWords(token: TokenPayload, text: string): string {
  const { subject, dataDirOption, urlOption, server } = token;
  const options = [
    ['--data-dir-option', dataDirOption],
    ['--url-option', urlOption],
    ['--server', server],
  ].flatMap(([name, value]) => (value === undefined ? [] : `${name} ${value}`));
  const words = [subject, ...options, '--like', text.trim()].join(' ');
  return `this is weak evidence: the schedule does not fit the code any more; race its calls anew: npx worldproof check ${words}`;
}
