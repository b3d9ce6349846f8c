/** What the stores share: columns as arrays, and failures as one unchecked exception. */
package io.kalimtak.interaction.sql;
