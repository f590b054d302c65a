import { isClauseId } from '../model/clauses/registry.js';
import { DEFAULT_FLEET } from '../worlds/fleet.js';
import { resolveSubject } from '../worlds/resolve.js';
import type { ReplayOptions, ReplayResult } from './engine-types.js';
import { InputError } from './errors.js';
import { HostFailedError, HostLostError } from './host/errors.js';
import type { ReplayedAnswer } from './host/protocol.js';
import { Pool } from './pool.js';
import { UnknownNameError } from './suggest.js';
import { readToken, type TokenPayload } from './token.js';

/**
 * Runs the plan of a token in a fresh process and says whether it still
 * breaks its clause. A schedule that no longer fits is told by its step.
 *
 * @throws TokenError, SubjectError, InputError: exit code 2
 */
export async function replay(
  text: string,
  { budgetMs }: Partial<ReplayOptions> = {}
): Promise<ReplayResult> {
  const token = readToken(text);
  const { subject: word, dataDirOption, kit, clause } = token;
  const spec = await resolveSubject(word, { dataDirOption });
  if (!spec) throw new UnknownNameError('subject', word, DEFAULT_FLEET);
  if (!isClauseId(clause)) {
    throw new InputError(
      `this kit knows no clause ${clause} (token written by worldproof ${kit})`
    );
  }
  const load = { kind: 'load', spec, seed: '', scenarios: [] } as const;
  const pool = new Pool(load, budgetMs);
  try {
    await pool.start();
    const { plan, trace } = token;
    const answer = await pool.ask<ReplayedAnswer>({
      kind: 'replay',
      plan,
      clause,
      trace,
    });
    return resultOf(token, answer);
  } catch (error) {
    if (HostLostError.is(error) || HostFailedError.is(error)) {
      throw new InputError(`${word}: ${error.message}`);
    }
    throw error;
  } finally {
    await pool.close();
  }
}

function resultOf(token: TokenPayload, answer: ReplayedAnswer): ReplayResult {
  const { diverges, story, trace, mismatch, failure } = answer;
  if (failure !== undefined) {
    throw new InputError(`${token.subject} cannot be replayed: ${failure}`);
  }
  const message = mismatch && mismatchWords(mismatch);
  return {
    diverges,
    clause: token.clause,
    subject: token.subject,
    story,
    trace,
    message,
  };
}

/** The schedule of the token no longer fits what the subject does. */
function mismatchWords({
  step,
  expected,
  found,
}: NonNullable<ReplayedAnswer['mismatch']>): string {
  return `diverged at step ${step}: expected ${expected}, got ${found}`;
}
