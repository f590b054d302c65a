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
  'entity.detached': {
    level: 'M',
    statement:
      'An entity that was answered is a view: to write over its fields, or over the attributes that its run was given, changes no entity, and no later event changes what was answered.',
    sources: [contractFile('interfaces.d.ts')],
  },
  'answer.detached': {
    level: 'S',
    statement:
      "What a call was given, and what is within its answer, is the caller's own: to write over it after the call changes neither log nor entities.",
    sources: [
      reading(
        'all state changes are handled through events.create()',
        contractFile('interfaces.d.ts')
      ),
    ],
  },
} as const satisfies ClauseEntries;
