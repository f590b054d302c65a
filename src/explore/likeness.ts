import fc from 'fast-check';
import { InputError } from '../laboratory/errors.js';
import { type ClauseId, isClauseId } from '../model/clauses/registry.js';
import type { WorldScenario } from './drafts.js';
import type { Draft } from './plan/plan.js';
import { readToken, type TokenPayload } from './token.js';

/** The calls of a token, to be raced again: as plain data, for hosts. */
export interface Likeness {
  readonly scenario: string;
  readonly clause: ClauseId;
  /** The subject that broke the clause when the token was written. */
  readonly subject: string;
  readonly draft: Draft;
}

const PREFIX = 'like ';

/** @throws TokenError, InputError for a clause that this kit does not know */
export function likenessOf(token: string): Likeness {
  const payload = readToken(token);
  const { plan, subject } = payload;
  const { setup, actors, clock } = plan;
  const isLike = plan.scenario.startsWith(PREFIX);
  return {
    scenario: isLike ? plan.scenario : PREFIX + plan.scenario,
    clause: clauseOfToken(payload),
    subject,
    draft: { setup, actors, clock },
  };
}

/** A scenario of these calls alone, in whatever order a schedule has them. */
export function scenarioLike({
  scenario,
  clause,
  draft,
}: Likeness): WorldScenario {
  return {
    id: scenario,
    title: 'the calls of a token',
    exercises: [clause],
    exhaustible: true,
    drafts: fc.constant(draft),
  };
}

/** @throws InputError that names the kit that wrote the token */
export function clauseOfToken({
  clause,
  failure,
  kit,
}: TokenPayload): ClauseId {
  if (clause === undefined) {
    throw new InputError(
      `the token is of a harness error (${failure}), which has no clause: replay it, or give the token of a divergence`
    );
  }
  if (isClauseId(clause)) return clause;
  throw new InputError(
    `this kit knows no clause ${clause} (token written by worldproof ${kit})`
  );
}
