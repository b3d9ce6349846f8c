package io.kalimtak.gateway.durable;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What went through the journal. appended = drained + set aside + erased + {@code kalimtak_gateway_journal_entries}, over
 * all runs of the file. Alert when {@code kalimtak_gateway_journal_in_use} stays 1 for some minutes (Kafka is away), on
 * any growth of {@code kalimtak_gateway_journal_refused_total} (callers got 503), and on any of {@code …_set_aside_total}.
 */
@ApplicationScoped
class JournalMetrics {
    private final MeterRegistry registry;

    JournalMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(Journal journal) {
        registry.gauge("kalimtak_gateway_journal_in_use", journal, one -> one.inUse() ? 1 : 0);
        registry.gauge(
                "kalimtak_gateway_journal_entries", journal, one -> one.size().entries());
        registry.gauge(
                "kalimtak_gateway_journal_bytes", journal, one -> one.size().bytes());
    }

    void appended(int records) {
        registry.counter("kalimtak_gateway_journal_appended").increment(records);
    }

    void drained(int records) {
        registry.counter("kalimtak_gateway_journal_drained").increment(records);
    }

    void refused(int records) {
        registry.counter("kalimtak_gateway_journal_refused").increment(records);
    }

    void erased(long records) {
        registry.counter("kalimtak_gateway_journal_erased").increment(records);
    }

    void setAside() {
        registry.counter("kalimtak_gateway_journal_set_aside").increment();
    }
}
