/** How large bodies may be, and how many of the large ones may be in work at once. */
package io.kalimtak.gateway.bodies;
