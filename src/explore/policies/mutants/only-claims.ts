import type { Program } from '../agent.js';

/**
 * The mistake is one of claims: over keyed start there is no run of a
 * duplicate that could make it, and the true program is played.
 */
export function onlyClaims(mutant: Program, truth: Program): Program {
  return (agent) =>
    agent.request.over === 'claim' ? mutant(agent) : truth(agent);
}
