package io.kalimtak.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {
    @Test
    void shouldListenOnTheStandardPortsWhenNoneAreGiven() {
        assertThat(Command.parse("up")).isEqualTo(new Command.Up(PortPlan.standard(), false, false));
    }

    @Test
    void shouldTakeOptionsInAnyOrder() {
        Command expected = new Command.Up(PortPlan.from(18080), true, true);

        assertThat(Command.parse("up", "--port-base", "18080", "--demo", "--supervise"))
                .isEqualTo(expected);
        assertThat(Command.parse("up", "--supervise", "--demo", "--port-base=18080"))
                .isEqualTo(expected);
    }

    @Test
    void shouldKnowStatusAndDown() {
        assertThat(Command.parse("status")).isEqualTo(new Command.Status());
        assertThat(Command.parse("down")).isEqualTo(new Command.Down());
    }

    @ParameterizedTest
    @CsvSource({
        "fly, 'unknown command \"fly\"; see ./kalimtak help'",
        "up --fast, 'up does not know \"--fast\"; see ./kalimtak help'",
        "status now, 'status does not know \"now\"; see ./kalimtak help'",
        "up --port-base, '--port-base wants a port number'",
        "up --port-base many, '--port-base wants a port number, not \"many\"'",
        "up --port-base=1023, '--port-base 1023 is out of range: ten ports are taken from it, so it may be 1024 to 65526'",
        "up --port-base=65527, '--port-base 65527 is out of range: ten ports are taken from it, so it may be 1024 to 65526'"
    })
    void shouldSayWhatIsWrong(String line, String message) {
        assertThatThrownBy(() -> Command.parse(line.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @Test
    void shouldTakeTheHighestBase() {
        assertThat(PortPlan.from(65_526).servers().kafkaController()).isEqualTo(65_535);
    }
}
