import { fork } from 'node:child_process';
import { once } from 'node:events';
import { HOST_FLAGS } from '../../src/laboratory/host/flags.js';

/** One side of a comparison, kept in a process of its own. */
export interface Side {
  /** Wall time of one schedule of a round, in ms. */
  round(schedules: number): Promise<number>;
  close(): Promise<void>;
}

/**
 * Starts a role of a script as a side. Two sides that take turns round by round
 * are disturbed by the same other work, which tells more than the best of each.
 */
export async function openSide(
  script: string,
  role: readonly string[]
): Promise<Side> {
  const child = fork(script, role, {
    execArgv: [...process.execArgv, ...HOST_FLAGS],
  });
  const answer = async (): Promise<unknown> => {
    const [message] = await once(child, 'message');
    return message;
  };
  await answer();
  return {
    async round(schedules) {
      child.send(schedules);
      return Number(await answer());
    },
    async close() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

/** Plays the rounds that the parent asks for, until it hangs up. */
export function playRounds(
  round: (schedules: number) => Promise<number>,
  close: () => Promise<void>
): void {
  process.on('message', async (schedules: number) => {
    process.send?.(await round(schedules));
  });
  process.on('disconnect', () => {
    close().finally(() => process.exit(0));
  });
  process.send?.('ready');
}
