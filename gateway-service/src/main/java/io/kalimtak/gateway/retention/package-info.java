/** What the installation keeps and for how long, asked of every service; and the removal of what is older. */
package io.kalimtak.gateway.retention;
