import { EVENT_TYPES, type EventCall } from '../reference/event-call.js';
import { getRun } from '../reference/reads.js';
import { record } from '../reference/record.js';
import type { ReferenceRules } from '../reference/rules.js';
import { around } from './around.js';
import type { MutantEntries } from './mutant.js';

/** A string as long as a column that somebody has chosen. */
const COLUMN = 255;

interface Columns {
  text?(text: string): string;
  bytes?(bytes: Uint8Array): Uint8Array;
}

/** Every value of an event goes through a column that cannot hold them all. */
function through(columns: Columns): Partial<ReferenceRules> {
  return around(EVENT_TYPES, (scope, call) => {
    const { data, token, changes } = call;
    const stored = { data, token, changes };
    return record(scope, { ...call, ...(kept(stored, columns) as EventCall) });
  });
}

function kept(value: unknown, columns: Columns): unknown {
  const { text = (each) => each, bytes = (each) => each } = columns;
  if (typeof value === 'string') return text(value);
  if (value instanceof Uint8Array) return bytes(value);
  if (Array.isArray(value)) return value.map((each) => kept(each, columns));
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [text(key), kept(each, columns)])
  );
}

const asText = (bytes: Uint8Array): Uint8Array =>
  new TextEncoder().encode(new TextDecoder().decode(bytes));

const withoutPadding = (bytes: Uint8Array): Uint8Array =>
  bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1);

export const VALUE_MUTANTS: MutantEntries = {
  'payload.faithful/column-of-text': {
    title: 'Payloads are kept in a column of text, which holds UTF-8.',
    visible: 'alone',
    rules: through({ bytes: asText }),
  },
  'payload.faithful/padded': {
    title: 'A column of bytes is padded with zeros, which are cut off again.',
    visible: 'alone',
    rules: through({ bytes: withoutPadding }),
  },
  'payload.faithful/cut-off': {
    title: 'A payload is cut off where a column of 64 KiB is full.',
    visible: 'alone',
    rules: through({ bytes: (bytes) => bytes.subarray(0, 65_536) }),
  },
  'time.typed/as-text': {
    title: 'A run is read as JSON has it, its times as texts.',
    visible: 'alone',
    rules: {
      async getRun(scope, runId) {
        const run = await getRun(scope, runId);
        const { createdAt } = run;
        return {
          ...run,
          createdAt: (createdAt as Date).toISOString().replace('Z', '+00:00'),
        };
      },
    },
  },
  'text.faithful/well-formed': {
    title: 'Half of a surrogate pair becomes a replacement character.',
    visible: 'alone',
    rules: through({
      text: (text) => text.replace(/\p{Surrogate}/gu, '\ufffd'),
    }),
  },
  'text.faithful/ends-at-nul': {
    title: 'A text ends at the first NUL.',
    visible: 'alone',
    rules: through({ text: (text) => text.split('\0')[0] ?? '' }),
  },
  'text.faithful/cut-off': {
    title: `A text is cut off after ${COLUMN} letters.`,
    visible: 'alone',
    rules: through({ text: (text) => text.slice(0, COLUMN) }),
  },
  'attributes.reserved/unasked': {
    title: 'Only attr_set looks for reserved $ keys.',
    visible: 'alone',
    rules: around(['run_created'], (scope, call) => {
      const data = { ...call.data, allowReservedAttributes: true };
      return record(scope, { ...call, data });
    }),
  },
  'attributes.reserved/never': {
    title: 'Reserved $ keys are refused at creation whoever asks.',
    visible: 'alone',
    rules: around(['run_created'], (scope, call) => {
      const { allowReservedAttributes: _, ...data } = call.data;
      return record(scope, { ...call, data });
    }),
  },
};
