import type { CliContext } from './context.js';
import type { OptionName, Values } from './options.js';

/** One command: what it takes, and what it does with it. */
export interface CommandSpec<Name extends OptionName> {
  readonly name: string;
  readonly summary: string;
  /** As in `[SUBJECT...]`; absent for a command that takes none. */
  readonly operands?: string;
  /** What the operands may be, for help. */
  readonly operandsHelp?: string;
  readonly options: readonly Name[];
  /** Where an option means something narrower than elsewhere. */
  readonly optionsHelp?: Readonly<Partial<Record<OptionName, string>>>;
  /** What each exit code says, for help. */
  readonly exitCodes: string;
  /** Resolves with the exit code. */
  run(
    operands: readonly string[],
    options: Values<Name>,
    context: CliContext
  ): Promise<number>;
}

/** A command in the table, its options' types checked when it was defined. */
export interface Command extends Omit<CommandSpec<OptionName>, 'run'> {
  /** Runs with options that were parsed by the table of options. */
  run(
    operands: readonly string[],
    options: ParsedOptions,
    context: CliContext
  ): Promise<number>;
}

/** Gives the parsed options in the type that the caller knows them by. */
type ParsedOptions = <Parsed extends object>() => Parsed;

export function defineCommand<Name extends OptionName>(
  spec: CommandSpec<Name>
): Command {
  return {
    ...spec,
    run: (operands, options, context) =>
      spec.run(operands, options<Values<Name>>(), context),
  };
}
