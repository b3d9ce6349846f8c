/** What a service keeps and for how long, told to whoever may ask, and the removal of what is older. */
package io.kalimtak.kit.retention;
