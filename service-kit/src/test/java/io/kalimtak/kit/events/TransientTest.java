package io.kalimtak.kit.events;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransientTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "53300", "57P01", "58030", "40001", "40P01", "55P03", "25006"})
    void shouldWaitForStatesThatPass(String state) {
        assertThat(Transient.isPassing(new RuntimeException(new SQLException("x", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22003", "23502", "23514", "42703"})
    void shouldNotWaitForTheRecordsOwnFaults(String state) {
        assertThat(Transient.isPassing(new RuntimeException(new SQLException("x", state))))
                .isFalse();
    }

    @Test
    void shouldLookThroughWrappers() {
        assertThat(Transient.isPassing(new CompletionException(new TimeoutException("broker"))))
                .isTrue();
        assertThat(Transient.isPassing(new IllegalStateException(new ConnectException("refused"))))
                .isTrue();
        assertThat(Transient.isPassing(new CompletionException(new RecordTooLargeException("big"))))
                .isFalse();
        assertThat(Transient.isPassing(new NullPointerException())).isFalse();
    }

    @Test
    void shouldLookAtSuppressedFailures() {
        RuntimeException rollback = new RuntimeException("rolled back");
        rollback.addSuppressed(new SQLException("x", "08006"));

        assertThat(Transient.isPassing(rollback)).isTrue();
    }

    @Test
    void shouldWaitForACommitThatFailedWithoutACause() {
        RollbackException ofARecord = new RollbackException("rolled back");
        ofARecord.initCause(new SQLException("x", "23514"));

        assertThat(Transient.isPassing(new RollbackException("no connection at commit")))
                .isTrue();
        assertThat(Transient.isPassing(ofARecord)).isFalse();
    }
}
