import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { isOver } from '../../laboratory/host/wall.js';
import type { Divergence } from '../../report/record.js';
import type { Hosts } from '../kind.js';
import type { Tally } from '../messages.js';
import type { Memory } from './memory.js';

/**
 * Does no job again that was done before. Jobs are drawn by what those before
 * them came to, so a check that goes on draws the same ones, and ends the same.
 * What was cut off by time, or met a failure, is not remembered.
 */
export function remembering(
  hosts: Hosts,
  subject: string,
  { known, onJob }: Memory
): Hosts {
  const keep = (job: string, answer: unknown) =>
    onJob({ type: 'job', subject, job, answer: packed(answer) });
  return {
    get isGivenUp() {
      return hosts.isGivenUp;
    },
    async work(job, untilMs) {
      const key = keyOf(subject, job);
      const before = known.get(key);
      if (before !== undefined) return unpacked<Tally>(before);
      const tally = await hosts.work(job, untilMs);
      if (tally.failures.length === 0 && !isOver(untilMs)) keep(key, tally);
      return tally;
    },
    async shrink(asked) {
      const { plan, sought, attemptsMax, untilMs } = asked;
      const key = keyOf(subject, { plan, sought });
      const before = known.get(key);
      if (before !== undefined) return unpacked<Divergence>(before);
      const divergence = await hosts.shrink(asked);
      const isCut = attemptsMax !== undefined || isOver(untilMs);
      if (divergence && !isCut && !divergence.unshrunk) keep(key, divergence);
      return divergence;
    },
  };
}

function keyOf(subject: string, job: object): string {
  return createHash('sha256')
    .update(JSON.stringify([subject, job]))
    .digest('base64url')
    .slice(0, 20);
}

function packed(answer: unknown): string {
  return deflateSync(JSON.stringify(answer)).toString('base64url');
}

function unpacked<Answer>(text: string): Answer {
  return JSON.parse(inflateSync(Buffer.from(text, 'base64url')).toString());
}
