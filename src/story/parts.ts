export interface StoryParts {
  /** Who did what and what was left: the same for all that it breaks. */
  readonly schedule: readonly string[];
  /** The clause that is told of, and where it was seen to break. */
  readonly clause: readonly string[];
}

/** What tells a story, a divergence of a report for one. */
export interface HasStory {
  readonly story: readonly string[];
}

/** A story in its two parts. */
export function storyParts({ story }: HasStory): StoryParts {
  const found = story.findIndex((line) => line.startsWith('breaks '));
  const at = found < 0 ? story.length : found;
  return { schedule: story.slice(0, at), clause: story.slice(at) };
}

/** The same for divergences of one schedule, different for all others. */
export function scheduleKey(subject: string, told: HasStory): string {
  return JSON.stringify([subject, storyParts(told).schedule]);
}
