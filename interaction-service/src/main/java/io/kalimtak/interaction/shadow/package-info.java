/** What versions in the shadow would have answered, as it arrives, stored in monthly partitions. */
package io.kalimtak.interaction.shadow;
