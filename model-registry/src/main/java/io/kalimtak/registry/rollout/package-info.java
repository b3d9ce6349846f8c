/** Rollouts: how a version gets onto a route, step by step or at once, and off it again. */
package io.kalimtak.registry.rollout;
