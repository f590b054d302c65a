import type { Command } from './command.js';
import { redisError } from './redis-error.js';

const NOTIFIERS = new Set(['publish', 'spublish', 'exec']);

const SCRIPTS = /^(eval|evalsha|fcall)(_ro)?$/;

const BLOCKERS = new Set([
  'blpop',
  'brpop',
  'blmove',
  'blmpop',
  'brpoplpush',
  'bzpopmin',
  'bzpopmax',
  'bzmpop',
  'wait',
  'waitaof',
]);

const words = ({ args }: Command): string[] =>
  args.map((argument) => argument.toString('latin1').toLowerCase());

/** Whether it may publish, itself or by what it runs. */
export const notifies = ({ name }: Command): boolean =>
  NOTIFIERS.has(name) || SCRIPTS.test(name);

/** Whether the server may take nothing more from this connection for a while. */
export function blocks(command: Command): boolean {
  if (BLOCKERS.has(command.name)) return true;
  return (
    /^xread(group)?$/.test(command.name) && words(command).includes('block')
  );
}

/** @throws ProtocolError for commands after which replies cannot be counted */
export function refuseUncontrolled(command: Command): void {
  const [first, second] = words(command);
  if (/^(monitor|sync|psync)$/.test(command.name)) {
    throw redisError(
      `${command.name.toUpperCase()} turns the connection into an endless ` +
        'feed, which no gate can hold. Leave it out of what is simulated.'
    );
  }
  if (command.name !== 'client' || first !== 'reply' || second === 'on') return;
  throw redisError(
    `CLIENT REPLY ${second?.toUpperCase() ?? ''} drops answers, so that a ` +
      'round trip has no end. Expected a client that lets the server answer.'
  );
}
