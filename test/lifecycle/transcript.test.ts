import { describe, expect, it } from 'vitest';
import { shortTranscript } from '../../src/lifecycle/markdown/transcript.js';

const start = (at: number, request: string) =>
  `+${at}ms A start {"key":"in-flight-7f","surface":"id","request":"${request}"} → {"type":"started"} [2ms]`;

describe('a transcript as it is shown', () => {
  it('names the key in one letter and drops what its title says', () => {
    expect(shortTranscript([start(0, 'in-flight-7f-1')])).toEqual([
      '+0ms A start {key: "k", request: "k-1"} → {type: "started"} [2ms]',
    ]);
  });

  it('leaves out the middle of many lines, and cuts long ones', () => {
    const lines = Array.from({ length: 40 }, (_, at) =>
      start(at, 'x'.repeat(at * 9))
    );
    const shown = shortTranscript(lines);
    expect(shown).toHaveLength(15);
    expect(shown[8]).toBe('… 26 more');
    expect(shown.at(-1)).toMatch(/^\+39ms/);
    expect(Math.max(...shown.map((line) => line.length))).toBe(120);
  });

  it('leaves a token whole', () => {
    const line = `10 steps; replay: wpe1:${'eNqdkt9r'.repeat(40)}`;
    expect(shortTranscript([start(0, 'x'), line])[1]).toBe(line);
  });

  it('keeps a blank key as it is', () => {
    const [line] = shortTranscript(['A start {"key":"  ","request":"r"}']);
    expect(line).toBe('A start {key: "  ", request: "r"}');
  });
});
