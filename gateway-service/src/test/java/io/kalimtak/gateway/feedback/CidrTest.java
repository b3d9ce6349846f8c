package io.kalimtak.gateway.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.77,24,203.0.113.0/24",
        "203.0.113.77,32,203.0.113.77/32",
        "203.0.113.77,0,0.0.0.0/0",
        "172.31.255.255,12,172.16.0.0/12",
        "::ffff:203.0.113.77,24,203.0.113.0/24",
        "::FFFF:cb00:714d,24,203.0.113.0/24",
        "64:ff9b::cb00:714d,24,203.0.113.0/24",
        "2001:db8:a:b:c:d:e:f,48,2001:db8:a:0:0:0:0:0/48",
        "[2001:db8:a:b::1],48,2001:db8:a:0:0:0:0:0/48",
        "fe80::1%eth0,10,fe80:0:0:0:0:0:0:0/10"
    })
    void shouldCutAnAddressToItsRange(String address, int bits, String range) {
        assertThat(Cidr.around(Cidr.literal(address).orElseThrow(), bits)).hasToString(range);
    }

    @ParameterizedTest
    @CsvSource({
        "172.16.0.0/12,172.15.255.255,false",
        "172.16.0.0/12,172.16.0.0,true",
        "172.16.0.0/12,172.31.255.255,true",
        "172.16.0.0/12,172.32.0.0,false",
        "fc00::/7,fdff::1,true",
        "fc00::/7,fe00::1,false",
        "0.0.0.0/0,2001:db8::1,false",
        "10.0.0.0/8,::ffff:10.1.2.3,true"
    })
    void shouldHoldItsOwnAddressesAndNoOther(String range, String address, boolean held) {
        assertThat(Cidr.parse(range).contains(Cidr.literal(address).orElseThrow()))
                .isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "_hidden", "localhost", "kalimtak.example", "1.2.3", "1.2.3.4.5", "::g"})
    void shouldReadNoAddressWhereThereIsNone(String text) {
        assertThat(Cidr.literal(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.0", "203.0.113.0/", "203.0.113.0/33", "203.0.113.0/-1", "2001:db8::/129", "x/8"})
    void shouldSayWhichRangeIsWrong(String range) {
        assertThatThrownBy(() -> Cidr.parse(range))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(range);
    }

    @Test
    void shouldBeTheSameWhicheverOfItsAddressesItIsWrittenWith() {
        assertThat(Cidr.parse("203.0.113.77/24")).isEqualTo(Cidr.parse("203.0.113.0/24"));
    }
}
