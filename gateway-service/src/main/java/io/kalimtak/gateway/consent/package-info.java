/** What people allow, followed from the privacy topic by every replica. */
package io.kalimtak.gateway.consent;
