/**
 * What this service owns: versions of models with their artifacts, metrics and lineage, the routing tables that say
 * which version serves which share of traffic, and the rollouts that change them. It trains nothing.
 */
package io.kalimtak.registry;
