import type { Source } from '../source.js';

/** Docs pages, whose text is told apart by their titles. */
export const BUILDING: Source = {
  text: 'docs, Building a World',
  link: 'https://useworkflow.dev/docs',
};
export const IDEMPOTENCY: Source = {
  text: 'docs, Idempotency',
  link: 'https://useworkflow.dev/docs',
};

/** Rules of the simulation with which the SDK tests its own Worlds. */
export const SIMULATION: Source = {
  text: 'packages/world-sim',
  link: 'https://github.com/vercel/workflow/tree/main/packages/world-sim',
};

/**
 * Doc comments of the errors by which a World refuses: EntityConflictError is
 * for an attempt to modify an entity that is in a terminal state, or to create
 * one that exists, RunExpiredError for a run that has reached a terminal state.
 */
export const ERRORS: Source = {
  text: '@workflow/errors@5.0.0-beta.22 dist/index.d.ts',
  link: 'https://unpkg.com/@workflow/errors@5.0.0-beta.22/dist/index.d.ts',
};

/** A part of the issue that proposes keyed start. */
export function proposal(part?: string): Source {
  return {
    text: part === undefined ? '#2376' : `#2376 ${part}`,
    link: 'https://github.com/vercel/workflow/issues/2376',
  };
}

/** Nobody wrote the sentence; it is read out of what is there. */
export function reading(words: string, { text, link }: Source): Source {
  return { text: `by reading (${words}): ${text}`, link };
}

export function sourceWords(sources: readonly Source[]): string {
  return sources.map(({ text }) => text).join('; ');
}

export function isReading({ text }: Source): boolean {
  return text.startsWith('by reading');
}
