import { contractFile, pull } from '../source.js';
import type { ClauseEntries } from './clause.js';
import { reading } from './sources.js';

export const VALUES = {
  'payload.faithful': {
    level: 'M',
    statement:
      'Payloads (input, output, result, metadata, what a resume brings) are opaque bytes: each comes back byte for byte.',
    sources: [contractFile('serialization.d.ts')],
  },
  'text.faithful': {
    level: 'S',
    statement:
      'A text that is taken (token, name, message, key or value of an attribute) comes back as it was given, whatever is in it.',
    sources: [
      reading(
        'a text of the contract is any string',
        contractFile('attributes.d.ts')
      ),
    ],
  },
  'time.typed': {
    level: 'M',
    statement:
      'createdAt, startedAt, completedAt, updatedAt and tokenRetentionUntil are Dates wherever they are shown.',
    sources: [
      contractFile('runs.d.ts'),
      contractFile('hooks.d.ts'),
      contractFile('steps.d.ts'),
      contractFile('events.d.ts'),
    ],
  },
  'attributes.reserved': {
    level: 'S',
    statement:
      'Reserved $ keys are refused at creation too, and taken from whoever asks with allowReservedAttributes.',
    sources: [
      pull(2385),
      contractFile('events.d.ts'),
      contractFile('interfaces.d.ts'),
    ],
    since: 'reservedAttributes',
    needs: ['attributes'],
  },
} as const satisfies ClauseEntries;
