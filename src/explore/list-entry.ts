export type ListName =
  | 'subjects'
  | 'clauses'
  | 'scenarios'
  | 'mutants'
  | 'strategies';

export interface ListEntry {
  readonly id: string;
  readonly title: string;
  /** Lines that are always shown. */
  readonly facts?: readonly string[] | undefined;
  readonly detail?: string | undefined;
}
