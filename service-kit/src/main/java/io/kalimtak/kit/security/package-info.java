/** API keys, roles, and calls between the services of one installation. */
package io.kalimtak.kit.security;
