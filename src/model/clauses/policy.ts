import type { ClauseEntries } from './clause.js';
import { IDEMPOTENCY, proposal } from './sources.js';

/**
 * Strategies in code, as the docs page writes them: the sentence holds for
 * the program over a World that keeps the clauses which it stands on. Of all
 * of them: every request is told what became of it.
 */
export const POLICY = {
  'policy.reject': {
    level: 'S',
    statement:
      'Reject: every request is answered; one run works on a key at a time; a duplicate is refused only while another run may have the key, and does no work.',
    sources: [IDEMPOTENCY, proposal('gap 4')],
  },
  'policy.adopt': {
    level: 'S',
    statement:
      "Adopt: every request is answered; one run works on a key at a time; a duplicate waits for the owner to end and answers with the owner's own result.",
    sources: [IDEMPOTENCY, proposal('gap 4')],
  },
  'policy.inspect': {
    level: 'S',
    statement:
      'Inspect: every request is answered; one run works on a key at a time; what a duplicate answers of the owner was true of it during the request.',
    sources: [IDEMPOTENCY, proposal('gap 4')],
  },
  'policy.signal': {
    level: 'S',
    statement:
      'Signal: every request is answered; one run works on a key at a time; a forwarded payload is delivered exactly once or its sender is told.',
    sources: [IDEMPOTENCY, proposal('gap 4')],
  },
  'policy.supersede': {
    level: 'S',
    statement:
      'Supersede: every request is answered; a run works on a key only after its owners were ended; the last request wins, and only one that meets another may fail.',
    sources: [IDEMPOTENCY, proposal('gap 4')],
  },
  'policy.route': {
    level: 'S',
    statement:
      'Resume or start, then retry: every request is answered; one run works on a key at a time; each payload is delivered exactly once or its sender is told.',
    sources: [IDEMPOTENCY, proposal('gap 1')],
  },
  'policy.entity': {
    level: 'S',
    statement:
      'Entity: every request is answered; one long-lived run has the key; it works on each payload that it was sent exactly once, one after the other.',
    sources: [IDEMPOTENCY, proposal()],
  },
  'policy.app-record': {
    level: 'S',
    statement:
      'App record: every request is answered, the later ones with the run that stands under the key, which is the only one that ever works on it.',
    sources: [IDEMPOTENCY, proposal()],
  },
} as const satisfies ClauseEntries;
