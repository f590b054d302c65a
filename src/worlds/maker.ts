/** A module that exports `create`, or a config and which of its subjects. */
export interface Maker {
  readonly file: string;
  readonly at?: number | undefined;
}
