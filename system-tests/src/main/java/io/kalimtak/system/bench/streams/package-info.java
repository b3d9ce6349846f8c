/**
 * Streams of {@code POST /v1/chat/completions} beside Portkey's gateway: the time to the first token and whether every chunk
 * arrives once and in order ({@code ./kalimtak bench streams}), memory under streams that go on ({@code ./kalimtak bench
 * streams-soak}) and under readers who do not read ({@code ./kalimtak bench slow-readers}).
 */
package io.kalimtak.system.bench.streams;
