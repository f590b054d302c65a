import type { Ready } from '../../explore/fetch.js';
import { defineCommand } from '../command.js';
import { ProgressLine } from '../progress.js';
import { requireSubject } from './check-request.js';

const STATES: Readonly<Record<Ready['state'], string>> = {
  fetched: 'fetched',
  present: 'is here',
  told: '',
};

export const fetch = defineCommand({
  name: 'fetch',
  summary: 'fetch what a check of subjects takes, to check without a network',
  operands: '[SUBJECT...]',
  operandsHelp:
    'as for check, or postgres, redis, mongodb for what a World of yours on such a server takes; without any, every published World of `worldproof list subjects`',
  options: ['debug'],
  exitCodes: '0 all is here, 2 something could not be had',
  async run(words, _, context) {
    const kit = await context.kit();
    for (const word of words) {
      if (word !== 'postgres') requireSubject(word, kit);
    }
    const progress = new ProgressLine(context.stderr);
    try {
      const folder = await kit.fetch({
        words,
        onProgress: (subject, message) =>
          progress.update({
            subject,
            message,
            phase: 'install',
            done: 0,
            schedulesPerSecond: 0,
            divergences: 0,
          }),
        onReady(ready) {
          progress.clear();
          context.stdout.write(`${describe(ready)}\n`);
        },
      });
      context.stdout.write(`what was fetched is in ${folder}\n`);
      return 0;
    } finally {
      progress.clear();
    }
  },
});

function describe({ word, what, state }: Ready): string {
  return `${word}: ${what} ${STATES[state]}`.trimEnd();
}
