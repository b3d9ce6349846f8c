/** What versions did and what people said of it, from the topics: the numbers that rollouts are decided by. No content is kept. */
package io.kalimtak.registry.observation;
