/** What every service does when a person is to be erased: once, reported, and for whatever arrives late too. */
package io.kalimtak.kit.privacy;
