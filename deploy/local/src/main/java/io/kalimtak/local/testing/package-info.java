/** The three servers for integration tests: containers where a Docker engine has the images, else embedded. */
package io.kalimtak.local.testing;
