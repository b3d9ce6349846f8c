/** Asks a moderation server for the words of rated interactions, and keeps what it said. */
package io.kalimtak.curation.moderation;
