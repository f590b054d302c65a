import { firstLine, ServerError } from '../error.js';
import type { KeeperCommand, KeeperJob, KeeperMessage } from './job.js';
import { launch } from './launch.js';
import { ProcessGroup } from './process-group.js';
import { prepareSweep } from './sweep.js';

/**
 * A keeper outlives the command by as long as it takes to clean up: when the
 * channel to its parent closes, the parent has ended, by whatever signal.
 */
const group = new ProcessGroup();
let leaving: Promise<void> | undefined;

process.on('message', (command: KeeperCommand) => {
  if (command.type === 'job') void begin(command.job);
  else void end();
});

for (const event of ['disconnect', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.on(event, () => {
    leave().finally(() => process.exit());
  });
}

async function begin(job: KeeperJob): Promise<void> {
  try {
    if (job.type === 'sweep') {
      group.atTheEnd(await prepareSweep(job));
      tell({ type: 'ready', server: { url: job.url, origin: 'url' } });
    } else {
      tell({ type: 'ready', server: await launch(job.kind, group) });
    }
  } catch (error) {
    tell({ type: 'failed', reason: reasonOf(error) });
  }
}

async function end(): Promise<void> {
  try {
    await leave();
    tell({ type: 'released' });
  } catch (error) {
    tell({ type: 'released', problem: reasonOf(error) });
  }
}

function leave(): Promise<void> {
  leaving ??= group.leave();
  return leaving;
}

function reasonOf(error: unknown): string {
  return ServerError.is(error) ? error.reason : firstLine(error);
}

function tell(message: KeeperMessage): void {
  if (process.connected) process.send?.(message, () => undefined);
}
