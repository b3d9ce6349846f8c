/** Metrics, one a class, each naming its source; docs/metrics.md has the definitions together. */
package io.kalimtak.prompt.metric;
