import type { ClauseId } from '../../../src/model/clauses/registry.js';

/** What is known to be broken somewhere. */
export interface Case {
  readonly subject: string;
  readonly clauses: readonly ClauseId[];
}

/**
 * Published versions with a bug of which there is a report, then cells of the
 * gap matrix that were repeated without the kit. Not among them: the missing
 * owner of a conflict (PR 2012), and steps that world-postgres starts once their run
 * has ended, since the contracts that these were built on say neither.
 */
export const CASES: readonly Case[] = [
  {
    subject: 'local-v5',
    clauses: [
      'token.claim-idempotent',
      'run.terminal-once',
      'run.status-final',
      'hook.create-after-terminal',
      'step.start-after-terminal',
      'attributes.after-terminal',
      'resume.live-only',
      'token.released-at-terminal',
      'result.stable',
      'run.entity-matches-log',
      'attributes.merge',
    ],
  },
  {
    subject: '@workflow/world-local@4.1.0-beta.42',
    clauses: ['token.unique'],
  },
  {
    subject: '@workflow/world-local@5.0.0-beta.3',
    clauses: ['step.created-once'],
  },
  {
    subject: '@workflow/world-local@5.0.0-beta.13',
    clauses: ['token.claim-idempotent'],
  },
  {
    subject: '@workflow/world-local@5.0.0-beta.22',
    clauses: ['resume.live-only'],
  },
  {
    subject: 'local-v4',
    clauses: [
      'token.claim-idempotent',
      'run.terminal-once',
      'step.created-once',
      'hook.create-after-terminal',
      'token.released-on-dispose',
    ],
  },
  {
    subject: 'postgres-v5',
    clauses: [
      'token.unique',
      'run.created-once',
      'run.terminal-once',
      'read.usable',
      'hook.create-after-terminal',
      'token.released-at-terminal',
      'resume.live-only',
    ],
  },
  { subject: 'postgres-v4', clauses: ['token.unique', 'read.usable'] },
  {
    subject: '@workflow/world-postgres@4.2.0',
    clauses: ['token.claim-idempotent'],
  },
];
