import type { ClauseId } from '../../src/model/clauses/registry.js';
import type { Story } from './history-builder.js';

/** A history that keeps a clause, or one that breaks it. */
export interface ClauseStory {
  readonly clause: ClauseId;
  readonly title: string;
  readonly story: Story;
  /** Every clause that the story breaks; none if it keeps them all. */
  readonly breaks: readonly ClauseId[];
}

export const kept = (
  clause: ClauseId,
  title: string,
  story: Story
): ClauseStory => ({ clause, title, story, breaks: [] });

/** `also`: what such a story cannot help but break as well. */
export const broken = (
  clause: ClauseId,
  title: string,
  story: Story,
  ...also: readonly ClauseId[]
): ClauseStory => ({ clause, title, story, breaks: [clause, ...also] });
