package io.kalimtak.system.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.local.server.Home;
import io.kalimtak.system.faults.Mutant;
import io.kalimtak.system.oracle.Oracle.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is lost and nothing doubled through twenty deaths; and a mistake that would do so is noticed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OracleIT {
    private static final long SEED = Long.getLong("kalimtak.seed", System.nanoTime());
    private static final int KILLS = Integer.getInteger("kalimtak.kills", 20);

    @TempDir
    private static Path folder;

    private static Oracle oracle;

    @BeforeAll
    static void start() throws IOException {
        System.out.println("kalimtak.seed=" + SEED);
        oracle = Oracle.start(Home.find(), folder, System.out);
    }

    @AfterAll
    static void stop() {
        if (oracle != null) {
            oracle.close();
        }
    }

    @Test
    @Order(1)
    void shouldLoseAndDoubleNothingThoughEverythingDies() throws Exception {
        Verdict verdict = oracle.faults(SEED, KILLS, 60);

        assertThat(verdict.violations()).as("seed %d: %s", SEED, verdict).isEmpty();
        assertThat(verdict.answered()).isGreaterThan(500);
        assertThat(verdict.rated()).isGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    @Order(2)
    void shouldNoticeAMistake(Mutant mutant) throws Exception {
        Verdict verdict = oracle.mutant(mutant, SEED);

        assertThat(verdict.violations())
                .as("seed %d: %s", SEED, verdict)
                .extracting(Violation::kind)
                .contains(Oracle.shownBy(mutant));
    }
}
