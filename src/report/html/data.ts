/**
 * What the page holds as JSON: words that are ready to be shown. Types alone,
 * since the browser reads them too.
 */

export interface ClauseData {
  readonly id: string;
  readonly phase: string;
  readonly level: string;
  /** `must`, `should`: the level in a word. */
  readonly levelWords: string;
  readonly statement: string;
  /** Absent for a clause that this version of the kit does not know. */
  readonly since?: string;
  readonly needs?: readonly string[];
  readonly sources: readonly SourceData[];
}

export interface SourceData {
  readonly text: string;
  readonly link?: string;
}

export interface SubjectData {
  readonly id: string;
  readonly name: string;
  readonly cells: Readonly<Record<string, CellData>>;
}

export interface CellData {
  readonly verdict: string;
  readonly symbol: string;
  /** What the verdict says, in a sentence. */
  readonly meaning: string;
  /** What it rests on, one each. */
  readonly facts: readonly string[];
  readonly divergences: readonly DivergenceData[];
}

export interface DivergenceData {
  /** The calls that race, or what else tells it from others. */
  readonly title: string;
  readonly facts: readonly string[];
  /** Where the effects of its cause are asked for. */
  readonly spots: readonly string[];
  /** Actors, from left to right. */
  readonly lanes: readonly string[];
  readonly steps: readonly StepData[];
  /** How the checker took the calls; absent where it could not tell. */
  readonly order?: OrderData;
  /** Sets of clauses of which one broke. */
  readonly oneOf: readonly (readonly string[])[];
  readonly notDecided: readonly (readonly string[])[];
  /** The clause and where it was seen to break, in the words of the story. */
  readonly broken: readonly string[];
  /** Other clauses that the same schedule breaks. */
  readonly others: readonly string[];
  readonly command: string;
}

export interface OrderData {
  readonly calls: readonly OrderedData[];
  /** What fits no state that the order leads to. */
  readonly stuck: readonly CallData[];
}

export interface CallData {
  readonly actor: string;
  readonly words: string;
  readonly answer?: string | undefined;
  /** Only a part of the call, in words. */
  readonly part?: string | undefined;
}

interface OrderedData extends CallData {
  /** What there is by the model after it. */
  readonly state: string;
}

export interface StepData {
  /** The letter of an actor; absent for what is of all of them. */
  readonly actor?: string;
  /** Who does it: `setup`, `A`, `after`. */
  readonly lane: string;
  readonly process?: string;
  readonly parts: readonly PartData[];
  readonly held?: HeldData;
  readonly logs?: readonly (readonly LogData[])[];
}

/** A call, an answer, or both; or that time passes. */
export interface PartData {
  readonly kind: 'call' | 'time' | 'note';
  readonly words: string;
  readonly answer?: string;
}

/** An entry of a log as it was left. */
export interface LogData {
  readonly words: string;
  /** The broken clause was seen at it. */
  readonly seen: boolean;
}

/** A gate at which the actor is parked while others go on. */
export interface HeldData {
  readonly effect: string;
  readonly at?: string;
  /** Who asked for it, from there outwards. */
  readonly trail: readonly string[];
}
