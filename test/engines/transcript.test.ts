import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  renderTranscript,
  TranscriptFile,
  type TranscriptLine,
} from '../../src/engines/transcript.js';

const LINES: readonly TranscriptLine[] = [
  {
    at: 'call',
    fromMs: 5,
    toMs: 9,
    place: 'B',
    call: 'start',
    args: { key: 'k' },
    answer: { type: 'attached' },
  },
  {
    at: 'effect',
    atMs: 3,
    kind: 'step',
    key: 'k',
    request: 'k/first',
    place: 'A',
  },
];

it('tells calls and effects in the order of time', () => {
  expect(renderTranscript(LINES)).toEqual([
    '+3ms A · step of k/first',
    '+5ms B start {"key":"k"} → {"type":"attached"} [4ms]',
  ]);
});

it('says how much it left out', () => {
  const note = { at: 'note', atMs: 1, text: 'again' } as const;
  const lines = renderTranscript(Array.from({ length: 70 }, () => note));
  expect(lines).toHaveLength(61);
  expect(lines.at(-1)).toBe('… 10 more');
});

it('keeps every line with what it belongs to, one JSON object each', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'worldproof-lines-'));
  try {
    const file = new TranscriptFile(join(directory, 'dbos.jsonl'));
    file.append({ row: 'lookup.key', try: 0 }, LINES);
    file.append({ row: 'lookup.key', try: 1 }, []);
    const text = await readFile(file.path, 'utf8');
    const kept = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(kept).toHaveLength(2);
    expect(kept[0]).toMatchObject({ row: 'lookup.key', call: 'start' });
  } finally {
    await rm(directory, { recursive: true });
  }
});
