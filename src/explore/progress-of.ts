import type { CheckOptions } from './engine-types.js';
import type { SubjectCheck } from './subject-check.js';
import type { TimeShare } from './time-share.js';

/** Tells how far a subject has come, how fast, and what is left. */
export function progressOf(
  subject: string,
  time: TimeShare,
  { timeMs, onProgress }: CheckOptions
): SubjectCheck['onProgress'] {
  return (phase, done, total, divergences) => {
    if (phase === 'shrink') {
      const unit = 'divergences';
      const counts = { done, total, unit, schedulesPerSecond: 0 } as const;
      onProgress?.({ subject, phase, divergences, ...counts });
      return;
    }
    const nowMs = time.nowMs();
    const rate = (1000 * done) / Math.max(1, nowMs - time.startMs);
    onProgress?.({
      subject,
      phase,
      divergences,
      done,
      total: Number.isFinite(total) ? total : undefined,
      schedulesPerSecond: rate,
      secondsLeft:
        timeMs === undefined
          ? (total - done) / Math.max(rate, 1e-9)
          : Math.max(0, (time.endMs - nowMs) / 1000),
    });
  };
}
