import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const CountsSchema = z.object({
  tries: z.number(),
  hits: z.number(),
  cpuMs: z.number(),
});

/** One seed of one subject: when each clause was first seen broken. */
const HuntSchema = z.object({
  kind: z.literal('hunt'),
  subject: z.string(),
  seed: z.string(),
  /** All that were run. */
  schedules: z.number(),
  cpuMs: z.number(),
  hits: z.record(
    z.string(),
    z.object({
      schedules: z.number(),
      cpuMs: z.number(),
      scenario: z.string(),
    })
  ),
});

/** What was found, and how often its calls break the clause under control. */
const StorySchema = CountsSchema.extend({
  kind: z.literal('story'),
  subject: z.string(),
  clause: z.string(),
  token: z.string(),
});

export const WAYS = ['one process', 'two processes'] as const;
export type Way = (typeof WAYS)[number];

/** The same calls with nobody in control. */
const StressSchema = CountsSchema.extend({
  kind: z.literal('stress'),
  subject: z.string(),
  clause: z.string(),
  way: z.enum(WAYS),
  /** Why it was not tried. */
  untried: z.string().optional(),
});

const RecordSchema = z.discriminatedUnion('kind', [
  HuntSchema,
  StorySchema,
  StressSchema,
]);

export type Counts = z.infer<typeof CountsSchema>;
export type HuntRecord = z.infer<typeof HuntSchema>;
export type StoryRecord = z.infer<typeof StorySchema>;
export type StressRecord = z.infer<typeof StressSchema>;
export type DetectionRecord = z.infer<typeof RecordSchema>;

/** What was measured so far, one line each, so that a run can go on. */
export class Records {
  readonly all: DetectionRecord[];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const lines = text.split('\n').filter((line) => line !== '');
    this.all = lines.map((line) => RecordSchema.parse(JSON.parse(line)));
  }

  add(record: DetectionRecord): void {
    this.all.push(record);
    appendFileSync(this.#file, `${JSON.stringify(record)}\n`);
  }

  hunts(subject: string): HuntRecord[] {
    return this.all
      .filter((each) => each.kind === 'hunt')
      .filter((each) => each.subject === subject);
  }

  story(subject: string, clause: string): StoryRecord | undefined {
    return this.all
      .filter((each) => each.kind === 'story')
      .find((each) => each.subject === subject && each.clause === clause);
  }

  stress(subject: string, clause: string): StressRecord[] {
    return this.all
      .filter((each) => each.kind === 'stress')
      .filter((each) => each.subject === subject && each.clause === clause);
  }
}
