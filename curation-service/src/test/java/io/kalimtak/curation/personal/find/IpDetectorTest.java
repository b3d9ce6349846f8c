package io.kalimtak.curation.personal.find;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpDetectorTest {
    private static final IpDetector DETECTOR = new IpDetector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.1.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.0",
                "8.8.8.8",
                "256.1.1.1",
                "1.2.3",
                "::1",
                "::",
                "fe80::1:2:3",
                "fd00:1:2::3",
                "ff02:1:2::3",
                "a::b",
                "12:30:45"
            })
    void shouldLeaveAddressesThatLeadToNobody(String address) {
        assertThat(DETECTOR.find(Passage.of("the host " + address + " answers", "en", 9)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "172.32.0.1, 172.32.0.1",
        "192.0.2.1, 192.0.2.1",
        "223.255.255.255, 223.255.255.255",
        "2001:DB8:0:0::7, 2001:db8:0:0:0:0:0:7",
        "2001:db8::7, 2001:db8:0:0:0:0:0:7",
    })
    void shouldGiveOneValueWhenAnAddressIsWrittenInManyWays(String address, String value) {
        assertThat(DETECTOR.find(Passage.of("the host " + address + " answers", "en", 9)))
                .containsExactly(new Finding(9, 9 + address.length(), DataType.IP, value));
    }
}
