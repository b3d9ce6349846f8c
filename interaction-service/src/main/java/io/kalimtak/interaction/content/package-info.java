/** Interactions as they arrive, stored in monthly partitions. */
package io.kalimtak.interaction.content;
