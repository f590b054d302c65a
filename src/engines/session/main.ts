import type { EngineSession, OpenSession, SessionOptions } from '../engine.js';
import { gistOf } from '../errors.js';
import type { FromProcess, ToProcess } from './protocol.js';
import './with-resolvers.js';

let session: EngineSession | undefined;

function say(message: FromProcess): void {
  process.send?.(message);
}

// An SDK's stray rejection is its own affair: the call that caused it tells.
process.on('unhandledRejection', () => undefined);

process.on('disconnect', () => process.exit(0));

process.on('message', (message: ToProcess) => {
  if (message.kind === 'open') {
    open(message.options).then(
      (opened) => {
        session = opened;
        say({ kind: 'opened' });
      },
      (error) => say({ kind: 'failed', message: gistOf(error) })
    );
    return;
  }
  const { id, method, args } = message;
  const call = session?.[method] as
    | ((...args: readonly unknown[]) => Promise<unknown>)
    | undefined;
  Promise.resolve()
    .then(() => call?.apply(session, [...args]))
    .then(
      (value) => say({ kind: 'answer', id, value }),
      (error) => say({ kind: 'error', id, message: gistOf(error) })
    );
});

async function open(options: SessionOptions): Promise<EngineSession> {
  const url = new URL(`../${options.engine}/session.js`, import.meta.url);
  const module = (await import(url.href)) as { openSession: OpenSession };
  return module.openSession(options);
}
