import type { LifecycleRow } from '../row.js';

export const IN_FLIGHT_ROWS: readonly LifecycleRow[] = [
  {
    id: 'in-flight.duplicate',
    phase: 'in-flight',
    isFounding: true,
    question:
      'A second caller starts a key whose run is at work: what is it told, and does its input run?',
    clauses: ['policy.reject', 'policy.inspect', 'token.conflict-names-owner'],
    experiments: [
      'in-flight.duplicate',
      'dbos.lease-while-enqueued',
      'restate.workflow-calls',
    ],
  },
  {
    id: 'in-flight.result',
    phase: 'in-flight',
    question:
      'The duplicate of a running start waits for a result: whose does it get?',
    clauses: ['policy.adopt'],
    experiments: ['in-flight.result'],
  },
  {
    id: 'in-flight.supersede',
    phase: 'in-flight',
    question:
      'A newer start takes the place of an older one: is one run at work at a time, and does the last start win?',
    clauses: ['policy.supersede', 'run.terminal-once'],
    experiments: ['in-flight.overlap', 'dbos.supersede-in-code'],
    variants: ['the step of a run that is superseded'],
  },
  {
    id: 'in-flight.entity',
    phase: 'in-flight',
    question:
      'One long-lived run has the key and is sent every payload: does it work on each of them once?',
    clauses: ['policy.entity'],
    experiments: [],
  },
  {
    id: 'in-flight.app-record',
    phase: 'in-flight',
    question:
      'The application keeps the run under its key in a table of its own: is there one run for it?',
    clauses: ['policy.app-record'],
    experiments: [],
  },
];

export const SIGNAL_ROWS: readonly LifecycleRow[] = [
  {
    id: 'signal.during',
    phase: 'signal',
    question:
      'A payload is sent to the run that has the key: is it delivered once, or its sender told?',
    clauses: ['policy.signal', 'resume.accepted-durable', 'resume.dedup'],
    experiments: ['signal.during', 'signal.waiting', 'dbos.send-once'],
  },
  {
    id: 'signal.before',
    phase: 'signal',
    question:
      'A payload is sent to a key that no run has yet: refused, kept, or lost?',
    clauses: ['policy.route'],
    experiments: ['signal.before'],
    variants: ['a payload that a route delivered'],
  },
  {
    id: 'signal.after',
    phase: 'signal',
    question: 'A payload is sent after the run has ended: is its sender told?',
    clauses: ['resume.live-only', 'resume.refused-absent'],
    experiments: [
      'signal.after',
      'dbos.send-completed',
      'dbos.send-failed',
      'restate.signal-twice',
      'restate.signal-after-resolved',
    ],
    variants: ['a resume of an ended run'],
  },
];
