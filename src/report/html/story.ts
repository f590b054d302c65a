import { storyParts } from '../../story/parts.js';
import { type StoryStep, stepsOf } from '../formats/lanes.js';
import type { Divergence, HeldGate, Place } from '../record.js';
import type { HeldData, LogData, PartData, StepData } from './data.js';

const HOLD = /\s*‖ before (.*)$/;
const LOG = /^log (.*)$/;
/** Lanes of calls; the others tell what was found, or what is the case. */
const ACTS = /^(?:setup|[A-Z]\d*(?:@p\d+)?)$/;

/** The story of a divergence as steps in lanes, each in its parts. */
export function storySteps(divergence: Divergence): StepData[] {
  const seen = seenIn(storyParts(divergence).clause);
  return stepsOf(divergence).map((step) => {
    const [first = '', ...more] = step.text.split('\n');
    const said = [
      partsIn(first, step),
      ...more.map((text) => linesIn(text, seen)),
    ];
    const logs = said.flatMap(({ log }) => (log ? [log] : []));
    const held = said.find((each) => each.held)?.held;
    return {
      ...whoOf(step.lane),
      parts: said.flatMap(({ parts }) => parts),
      ...(held ? { held } : {}),
      ...(logs.length > 0 ? { logs } : {}),
    };
  });
}

/** Actors by their lanes, in the order in which they begin. */
export function lanesOf(steps: readonly StepData[]): string[] {
  const actors = steps.flatMap(({ actor }) => actor ?? []);
  return [...new Set(actors)].sort();
}

/** `A@p1` is actor A in process p1; other lanes are nobody's. */
function whoOf(lane: string): Pick<StepData, 'lane' | 'actor' | 'process'> {
  const [, actor, process] = /^([A-Z]\d*)(?:@(p\d+))?$/.exec(lane) ?? [];
  if (actor === undefined) return { lane };
  const who = { lane: actor, actor };
  return process === undefined ? who : { ...who, process };
}

interface Said {
  readonly parts: readonly PartData[];
  readonly held?: HeldData;
  readonly log?: readonly LogData[];
}

function partsIn(text: string, { lane, held }: StoryStep): Said {
  if (!ACTS.test(lane)) return { parts: [{ kind: 'note', words: text }] };
  const [said, words] = cut(text, HOLD);
  const parts = splitParts(said).map(partOf);
  return words === undefined ? { parts } : { parts, held: heldOf(words, held) };
}

/** A line that goes on with what was left: a log, or who holds a token. */
function linesIn(text: string, seen: ReadonlySet<string>): Said {
  const [, entries] = LOG.exec(text) ?? [];
  if (entries !== undefined) return { parts: [], log: logOf(entries, seen) };
  return { parts: [{ kind: 'note', words: text }] };
}

function cut(text: string, pattern: RegExp): [string, string | undefined] {
  const found = pattern.exec(text);
  return found ? [text.slice(0, found.index), found[1]] : [text, undefined];
}

/** `a; (b; c) ×3`: what is in brackets belongs together. */
function splitParts(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const piece of text.split(/(; |[()])/)) {
    if (piece === '(') depth += 1;
    if (piece === ')') depth -= 1;
    if (piece === '; ' && depth <= 0) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts.filter((part) => part.trim() !== '');
}

function partOf(text: string): PartData {
  if (/ pass$/.test(text)) return { kind: 'time', words: text };
  // What was said several times in a row has several answers.
  const at = text.startsWith('(') ? -1 : text.indexOf(' → ');
  if (at < 0) return { kind: 'call', words: text };
  const [words, answer] = [text.slice(0, at), text.slice(at + 3)];
  return { kind: 'call', words, answer };
}

/** In the words of the story; the record of the gate has the whole trail. */
function heldOf(words: string, gate: HeldGate | undefined): HeldData {
  const [effect, at] = cut(words, / at (\S+:\d+(?: ← \S+)*)$/);
  const trail = gate?.places.map(placeWords) ?? [];
  return at === undefined ? { effect, trail } : { effect, at, trail };
}

/** `src/storage.ts:424 in claim (dist/index.js:9)`. */
function placeWords({ file, line, name, compiled }: Place): string {
  const named = name === undefined ? '' : ` in ${name}`;
  const run = compiled === undefined ? '' : ` (runs as ${compiled})`;
  return `${file}:${line}${named}${run}`;
}

/** `#1 run_created(in-r1) #2 run_started`: each begins with its number. */
function logOf(entries: string, seen: ReadonlySet<string>): LogData[] {
  return entries
    .split(/ (?=#\d+ )/)
    .map((words) => ({ words, seen: seen.has(words.split('(')[0] ?? '') }));
}

/** Entries of a log that the judge points at, `#4 run_completed`. */
function seenIn(lines: readonly string[]): ReadonlySet<string> {
  const found = lines
    .filter((line) => line.includes('seen at'))
    .flatMap((line) => line.match(/#\d+ \w+/g) ?? []);
  return new Set(found);
}
