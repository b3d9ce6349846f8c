/** What another version would have answered: made in the background from copies of requests, logged and never shown. */
package io.kalimtak.gateway.shadow;
