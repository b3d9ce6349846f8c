/** What people allow, and what is held about them. */
package io.kalimtak.interaction.privacy;
