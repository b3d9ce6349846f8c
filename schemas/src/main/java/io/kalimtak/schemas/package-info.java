/** Event schemas as code: the topic catalogue and every released schema version. No logic. */
package io.kalimtak.schemas;
