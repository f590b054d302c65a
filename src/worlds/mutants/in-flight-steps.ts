import type { Mutant } from './mutant.js';

export const IN_FLIGHT_STEPS: readonly Mutant[] = [
  {
    id: 'step.start-after-terminal/redelivered',
    clause: 'step.start-after-terminal',
    title: 'step_started never asks whether its run has ended.',
    visible: 'alone',
    rules: { timing: { 'step.start-active': 'never' } },
  },
  {
    id: 'step.start-after-terminal/check-then-start',
    clause: 'step.start-after-terminal',
    title: 'step_started checks the run, then starts the step behind its end.',
    visible: 'in a race',
    rules: { timing: { 'step.start-active': 'before' } },
  },
  {
    id: 'step.created-once/check-then-create',
    clause: 'step.created-once',
    title: 'Two deliveries both find no step and both append step_created.',
    visible: 'in a race',
    rules: { timing: { 'step.unborn': 'before' } },
  },
  {
    id: 'step.terminal-once/check-then-end',
    clause: 'step.terminal-once',
    title: 'Two outcomes of one step both find it running.',
    visible: 'in a race',
    rules: { timing: { 'step.open': 'before' } },
  },
  {
    id: 'step.terminal-once/completed-only',
    clause: 'step.terminal-once',
    title: 'A failed step counts as open and takes another outcome.',
    visible: 'alone',
    rules: { isOpen: ({ status }) => status !== 'completed' },
  },
];
