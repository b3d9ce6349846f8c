/** The transactional outbox: an event is written with the rows it tells of, and sent afterwards. */
package io.kalimtak.kit.outbox;
