import { stepOf } from '../explore/position.js';
import { responseWords } from '../explore/story/answer-words.js';
import { callWords } from '../explore/story/call-words.js';
import { outcomeWords } from '../explore/story/requests.js';
import { runLogsOf } from '../judge/log/run-log.js';
import { normalise } from '../laboratory/normalise.js';
import { clauseOf } from '../model/clauses/registry.js';
import type { Operation } from '../model/history.js';
import type { RequestRecord } from '../model/policy.js';
import { isObserver } from '../model/role.js';
import { headed, type Story, type StoryLine } from '../story/print.js';
import type { RuntimeAttempt } from './attempt.js';
import type { RuntimePlan } from './plan.js';

/** The steps that a line took, which may be two; whose line it is. */
const COLUMNS = [11, 3];

interface Line {
  readonly from: number;
  readonly to?: number | undefined;
  readonly actor: string;
  readonly words: string;
}

/**
 * A schedule over the runtime in lines that can be read: requests, writes to
 * the World, work out of band, each with the steps that it took, so that what
 * went on at once is seen; then what was left, and what that breaks.
 */
export function tellRuntimeStory(attempt: RuntimeAttempt): Story {
  const { simulated, plan, clause, witness, failure } = attempt;
  const { history, remarks, aliases } = simulated;
  const lines: Line[] = [
    ...history.operations.filter(isTold).map(operationLine),
    ...(history.requests ?? []).flatMap(requestLines),
    ...remarks.map(({ position, actor, words }) => ({
      from: position,
      actor,
      words,
    })),
  ];
  const told = [
    ...circumstances(plan),
    ...folded(lines.sort((a, b) => a.from - b.from)).map(stepLine),
    ...runLogsOf(history).flatMap(({ run, view, entries }) => {
      const types = entries.map(({ type }) => type).join(', ');
      return headed('left', `${run} ${view?.status}: ${types}`);
    }),
    ...(failure ? headed('harness', failure) : []),
    ...(witness && clause
      ? headed(
          'breaks',
          `${clause}: ${clauseOf(clause).statement}`,
          `seen at ${witness}`
        )
      : []),
  ];
  const clean = (line: string) => normalise(aliases.redact(line));
  return { lines: told, columns: COLUMNS, clean };
}

/** What the plan adds to requests that race in one process. */
function circumstances({ requests, workers, twice, tickMs }: RuntimePlan) {
  const places = requests.map(({ actor, process }) => `${actor} in ${process}`);
  const isSpread = requests.some((each) => each.process > 0);
  const isCarried = workers.some((process) => process > 0);
  const copies = twice.map((number) => `w${number}`).join(', ');
  const turns = `messages in ${workers.join(', ')} in turn`;
  return [
    ...(isSpread || isCarried
      ? headed('processes', `${places.join(', ')}; ${turns}`)
      : []),
    ...(copies ? headed('queue', `delivers twice: ${copies}`) : []),
    ...(tickMs === 0 ? headed('clock', 'stands still between timers') : []),
  ];
}

/** A line that is said more often than this is told once, with a count. */
const REPEATS_MAX = 3;

/** A message that nobody can handle comes again and again. */
function folded(lines: readonly Line[]): Line[] {
  const isAlike = (a: Line, b: Line) =>
    a.actor === b.actor && a.words === b.words;
  return lines.flatMap((line) => {
    const alike = lines.filter((each) => isAlike(each, line));
    if (alike.length <= REPEATS_MAX) return [line];
    if (alike[0] !== line) return [];
    const words = `${line.words} (${alike.length} times)`;
    const last = alike.at(-1) ?? line;
    return [{ ...line, to: last.to ?? last.from, words }];
  });
}

function stepLine({ from, to, actor, words }: Line): StoryLine {
  const [first, last] = [stepOf(from), to === undefined ? '' : stepOf(to)];
  const steps = last === '' || last === first ? `${first}` : `${first}–${last}`;
  return [steps, actor, words];
}

/** Reads are many and change nothing; what they said shows in the answers. */
function isTold(operation: Operation): boolean {
  return !isObserver(operation) && operation.call.kind !== 'getRun';
}

function operationLine(operation: Operation): Line {
  const { actor, call, response, invoked, returned } = operation;
  const answer = response ? responseWords(response) : 'no answer';
  const words = `${callWords(call)} → ${answer}`;
  return { from: invoked, to: returned, actor, words };
}

function requestLines({
  actor,
  request,
  invoked,
  answered,
  outcome,
  works,
}: RequestRecord): Line[] {
  const { policy, key, run } = request;
  const lines: Line[] = [
    { from: invoked, actor, words: `requests ${key} (${policy}) as ${run}` },
  ];
  for (const { run: worker, payload, began, ended } of works) {
    const on = payload === undefined ? '' : ` on ${payload}`;
    const words = `the step of ${worker} works${on}`;
    lines.push({ from: began, to: ended, actor, words });
  }
  if (answered !== undefined && outcome) {
    const why = outcome.message ? `: ${outcome.message}` : '';
    const words = `is told: ${outcomeWords(outcome)}${why}`;
    lines.push({ from: answered, actor, words });
  }
  return lines;
}
