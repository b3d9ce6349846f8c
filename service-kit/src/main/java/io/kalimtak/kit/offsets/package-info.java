/** How far a consumer has come, told to Kafka until Kafka has it. */
package io.kalimtak.kit.offsets;
