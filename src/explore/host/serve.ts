import type { Host } from './host.js';
import type { Answer, Request } from './protocol.js';

/**
 * Answers the parent process, one request at a time, and ends when it goes.
 * Everything that a subject may do to a process is turned into an answer.
 */
export function serve(open: (began: (index: number) => void) => Host): void {
  const exit = process.exit.bind(process);
  const send = (message: unknown) => process.send?.(message);
  let announces = false;
  const host = open((index) => {
    if (announces) send({ kind: 'began', index });
  });
  let fail: ((error: unknown) => void) | undefined;

  process.on('message', async (request: Request & { announce?: boolean }) => {
    announces = request.announce === true;
    const failed = new Promise<Answer>((resolve) => {
      fail = (error) => resolve(failure(error));
    });
    send(await Promise.race([answer(host, request), failed]));
  });
  process.on('disconnect', () => exit(0));
  // The parent decides when to stop; a terminal's Ctrl-C reaches both.
  process.on('SIGINT', () => undefined);
  process.on('uncaughtException', (error) => fail?.(error));
  process.on('unhandledRejection', () => {
    // A World may drop a rejected promise; what it did is judged, not this.
  });
  refuseExit((message) => fail?.(new Error(message)));
}

async function answer(host: Host, request: Request): Promise<Answer> {
  try {
    return await host.answer(request);
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): Answer {
  const isInput = error instanceof Error && 'exitCode' in error;
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  return { kind: 'failed', message, isInput, stack };
}

/** A World that calls `process.exit` ends its schedule, not the check. */
function refuseExit(told: (message: string) => void): void {
  process.exit = ((code?: number) => {
    const message = `the World called process.exit(${code ?? ''})`;
    told(message);
    throw new Error(message);
  }) as typeof process.exit;
}
