/** Interactions as an administrator reads them: content, the current rating, lineage; never identity. */
package io.kalimtak.interaction.browse;
