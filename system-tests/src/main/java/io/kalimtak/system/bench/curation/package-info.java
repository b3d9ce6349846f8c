/** What curation costs, measured on real rows. */
package io.kalimtak.system.bench.curation;
