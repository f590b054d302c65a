import type { EngineCell } from '../engines/record.js';
import { formatNumber, plural } from '../report/counts.js';
import { describeDivergence } from '../report/evidence-line.js';
import type { Cell, Divergence } from '../report/record.js';
import type { RuntimeCell } from '../runtime/record.js';
import type { LifecycleEvidence } from './record.js';

/** Numbers the evidence in the order in which the table refers to it. */
export class EvidenceBook {
  readonly #pages: LifecycleEvidence[] = [];
  #stories = 0;
  #transcripts = 0;
  #runtimeStories = 0;

  /** The shrunk story of a violated clause. */
  story(cell: Cell, divergence: Divergence): string {
    this.#stories += 1;
    const { token, story } = divergence;
    const times =
      `broken by ${formatNumber(cell.violations)} of ` +
      `${plural(cell.exercised, 'schedule')} that met it`;
    return this.#add({
      id: `W${this.#stories}`,
      subject: cell.subject,
      title: `${cell.clause} on ${cell.subject}: ${times}`,
      lines: [`${describeDivergence(divergence)}.`, '', ...story],
      token,
    });
  }

  /** The shrunk story of a policy as workflow code. */
  runtimeStory(
    cell: RuntimeCell,
    ran: { readonly subject: string; readonly runtime: string; seed: string }
  ): string {
    this.#runtimeStories += 1;
    const { policy, clause = `policy.${policy}`, violated, exercised } = cell;
    const { firstAt, witness, story, token } = cell;
    const times =
      `broken by ${formatNumber(violated)} of ` +
      `${plural(exercised, 'schedule')} that met it`;
    const first = `schedule ${firstAt ?? '?'} of seed ${ran.seed}, shrunk`;
    return this.#add({
      id: `R${this.#runtimeStories}`,
      subject: ran.subject,
      title:
        `${clause} on ${ran.subject} under @workflow/core ${ran.runtime}: ` +
        times,
      lines: [`${witness ?? clause} (${first}).`, '', ...story],
      ...(token !== undefined && { token }),
    });
  }

  /** The calls of one try of an experiment. */
  transcript(cell: EngineCell, engine: string, title: string): string {
    this.#transcripts += 1;
    const { row, surface, transcript } = cell;
    return this.#add({
      id: `T${this.#transcripts}`,
      subject: engine,
      title: `${row} on ${title}${surface === undefined ? '' : `, ${surface}`}`,
      lines: transcript,
    });
  }

  get pages(): LifecycleEvidence[] {
    return [...this.#pages];
  }

  #add(page: LifecycleEvidence): string {
    this.#pages.push(page);
    return page.id;
  }
}
