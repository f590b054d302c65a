import { currentActor } from '../../../sim/context.js';
import { gistOf } from '../../errors.js';
import { Host } from './host.js';
import type { GatedAnswer, GatedNotice, GatedRequest } from './protocol.js';

/** Answers the parent process until it goes. */
export function serve(): void {
  const send = (message: GatedAnswer | GatedNotice) => process.send?.(message);
  const host = new Host(() => send({ kind: 'began' }));
  process.on('message', (request: GatedRequest) => {
    host.answer(request).then(send, (error: unknown) => {
      send({ kind: 'failed', message: gistOf(error) });
    });
  });
  process.on('disconnect', () => {
    host.close().finally(() => process.exit(0));
  });
  // The handler runs in the context of the promise that nobody handled.
  process.on('unhandledRejection', (error) => {
    const words = `nobody handled a rejection: ${gistOf(error)}`;
    currentActor()?.keeper?.escaped(words);
  });
}
