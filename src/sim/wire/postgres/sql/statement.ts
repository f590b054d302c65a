/** One SQL statement, as far as gates and their labels need to know it. */
export interface Statement {
  readonly text: string;
  /** In lower case: `insert`, `begin`; synonyms are told by one word. */
  readonly verb: string;
  /** The main table, function or channel; no schema, quotes or values. */
  readonly target: string;
  /** It may itself notify, as far as its text tells. */
  readonly mayNotify: boolean;
  /** It may change data, so that a trigger could notify. */
  readonly mayWrite: boolean;
  /** What PREPARE names, or the name that EXECUTE uses. */
  readonly prepared?: {
    readonly name: string;
    readonly statement?: Statement;
  };
}

const FRAME = new Set(
  `begin commit discard reset rollback release savepoint set`.split(' ')
);

/** The one that says what several are about: not what only frames them. */
export function mainStatement(
  statements: readonly Statement[]
): Statement | undefined {
  return statements.find(({ verb }) => !FRAME.has(verb)) ?? statements[0];
}

/** What is executed by a name whose text was not seen. */
export const UNKNOWN_STATEMENT: Statement = {
  text: '',
  verb: 'execute',
  target: '',
  mayNotify: true,
  mayWrite: true,
};
