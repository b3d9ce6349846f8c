/** Erasing a person: the request, this service's part of the work, the receipts of all services, the proof. */
package io.kalimtak.interaction.erasure;
