/** How fast and how well near-duplicates are found: {@code ./kalimtak bench neardup}. */
package io.kalimtak.system.bench.curation;
