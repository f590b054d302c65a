import {
  type Parse,
  parseClauses,
  parseCount,
  parseDuration,
  parseNames,
  parseShard,
  parseText,
} from './values.js';

export interface OptionSpec {
  /** How help names the value; absent for an option that is on or off. */
  readonly value?: string;
  readonly help: string;
  readonly parse?: Parse<unknown>;
}

/** Every option of every command: parsing, types and help come from here. */
export const OPTIONS = {
  schedules: {
    value: 'N',
    help: 'schedules of each subject',
    parse: parseCount,
  },
  time: {
    value: 'DURATION',
    help: 'stop after this time: 500ms, 30s, 5m',
    parse: parseDuration,
  },
  seed: {
    value: 'S',
    help: 'a number or any string, a commit hash say (default: 1)',
    parse: parseText,
  },
  seeds: {
    value: 'S,...',
    help: 'seeds to hunt each mutant with (default: 1,2,3)',
    parse: parseNames,
  },
  scenario: {
    value: 'ID,...',
    help: 'only these scenarios',
    parse: parseNames,
  },
  clause: {
    value: 'ID,...',
    help: 'only these clauses',
    parse: parseClauses,
  },
  strategy: {
    value: 'NAME',
    help: 'only this search strategy',
    parse: parseText,
  },
  workers: {
    value: 'N',
    help: 'processes to work in (default: one for each core)',
    parse: parseCount,
  },
  json: {
    value: 'FILE',
    help: 'write the report as JSON; - is stdout',
    parse: parseText,
  },
  markdown: {
    value: 'FILE',
    help: 'write the gap matrix as Markdown; - is stdout',
    parse: parseText,
  },
  records: {
    value: 'FILE',
    help: 'write records as they come, as JSON Lines',
    parse: parseText,
  },
  baseline: {
    value: 'FILE',
    help: 'an earlier --json FILE: what was violated there does not gate',
    parse: parseText,
  },
  shard: {
    value: 'I/N',
    help: 'run only part I of N of the schedules',
    parse: parseShard,
  },
  dataDirOption: {
    value: 'NAME',
    help: "option of a module's createWorld that takes its data directory",
    parse: parseText,
  },
  strict: { help: 'clauses of level S and P gate as well' },
  bail: { help: 'stop at the first divergence' },
  verbose: { help: 'show everything, not only the first of each' },
  debug: { help: 'show the stack of errors' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type OptionName = keyof typeof OPTIONS;

type ValueOf<Spec> = Spec extends { parse: Parse<infer Value> }
  ? Value
  : boolean;

/** What was given on the command line, of the options of a command. */
export type Values<Name extends OptionName> = {
  readonly [Key in Name]?: ValueOf<(typeof OPTIONS)[Key]>;
};

/** `dataDirOption` is `--data-dir-option`. */
export function flagOf(name: OptionName): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
