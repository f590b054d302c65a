/**
 * How fast histories are judged. Run: npx tsx bench/linearizability.ts
 *
 * Against: 50 ms for 200 operations of 5 processes on a register, linearizable
 * or not, 1000 histories of 20 to 60 operations a second, and five times what
 * Porcupine takes for key-value logs. With a folder behind it, it writes those
 * logs there, for other checkers to read.
 */
import { checkLinearizability } from '../src/judge/linearizability/check.js';
import type { SequentialModel } from '../src/judge/linearizability/model.js';
import { keyValueModel } from '../test/judge/linearizability/key-value-history.js';
import { register } from '../test/judge/linearizability/models.js';
import {
  type RegisterOperation,
  registerHistory,
  withImpossibleRead,
} from '../test/judge/linearizability/register-history.js';
import { cpuMs } from './support/cpu.js';
import { keyValueLogs, writeLogs } from './support/key-value-logs.js';
import { quantile } from './support/quantile.js';

type RegisterModel = SequentialModel<
  number,
  RegisterOperation['op'],
  number | 'ok'
>;

const HISTORIES = 200;
const COLUMNS = ['first ms', 'median ms', 'p99 ms', 'max ms', 'a second'];
const { isRead: _, ...undeclared } = register.model;

interface Workload {
  readonly name: string;
  readonly operations: number;
  readonly values: number;
  readonly processes: number;
}

const workloads: readonly Workload[] = [
  { name: '20 ops', operations: 20, values: 5, processes: 5 },
  { name: '60 ops', operations: 60, values: 5, processes: 5 },
  { name: '200 ops', operations: 200, values: 5, processes: 5 },
  { name: '200 ops, 1000 values', operations: 200, values: 1000, processes: 5 },
  { name: '200 ops, 10 processes', operations: 200, values: 5, processes: 10 },
];

function historiesOf(workload: Workload): RegisterOperation[][] {
  return Array.from({ length: HISTORIES }, (_unused, index) =>
    registerHistory({ ...workload, seed: `bench-${index}` })
  );
}

/** Every history once, the first one cold. */
function measure(
  model: RegisterModel,
  histories: readonly RegisterOperation[][],
  expected: 'accepted' | 'rejected'
): string {
  let steps = 0;
  const timesMs = histories.map((history) => {
    const start = performance.now();
    const answer = checkLinearizability(model, history);
    const elapsedMs = performance.now() - start;
    if (answer.verdict !== expected) {
      throw new Error(`expected ${expected}, got ${answer.verdict}`);
    }
    steps += answer.steps;
    return elapsedMs;
  });
  const totalMs = timesMs.reduce((sum, elapsedMs) => sum + elapsedMs, 0);
  const shares = [0.5, 0.99, 1].map((share) => quantile(timesMs, share));
  const shown = [timesMs[0] ?? Number.NaN, ...shares];
  return [
    ...shown.map((elapsedMs) => elapsedMs.toFixed(3)),
    String(Math.round((histories.length * 1000) / totalMs)),
    String(Math.round(steps / histories.length)),
  ]
    .map((cell) => cell.padStart(10))
    .join('');
}

const header = [...COLUMNS, 'steps'].map((cell) => cell.padStart(10)).join('');
console.log(`${''.padEnd(36)}${header}`);
for (const workload of workloads) {
  const good = historiesOf(workload);
  const bad = good.map(withImpossibleRead);
  const row = (label: string, figures: string) =>
    console.log(`${label.padEnd(36)}${figures}`);
  row(workload.name, measure(register.model, good, 'accepted'));
  row('  rejected', measure(register.model, bad, 'rejected'));
  row('  reads not declared', measure(undeclared, good, 'accepted'));
  row('  reads not declared, rejected', measure(undeclared, bad, 'rejected'));
}

const LOG_TRIES = 5;
const logs = keyValueLogs();
const [, , folder] = process.argv;
if (folder) writeLogs(folder, logs);
console.log(
  '\nkey-value logs              median CPU ms       worst       steps'
);
for (const { name, history, expected } of logs) {
  let steps = 0;
  const timesMs = Array.from({ length: LOG_TRIES }, () => {
    const start = cpuMs();
    const answer = checkLinearizability(keyValueModel, history);
    if (answer.verdict !== expected) {
      throw new Error(`expected ${expected}, got ${answer.verdict}`);
    }
    steps = answer.steps;
    return cpuMs() - start;
  });
  const shown = [0.5, 1].map((share) => quantile(timesMs, share).toFixed(1));
  const cells = [...shown, String(steps)].map((cell) => cell.padStart(12));
  console.log(`${name.padEnd(29)}${cells.join('')}`);
}
