/** What the calls of this service read alike. */
package io.kalimtak.interaction.web;
