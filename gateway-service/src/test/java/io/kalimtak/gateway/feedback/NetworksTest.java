package io.kalimtak.gateway.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.gateway.TestConfig;
import io.kalimtak.kit.ids.InstallationKey;
import io.kalimtak.kit.ids.Pseudonyms;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    private static final Pseudonyms PSEUDONYMS =
            new Pseudonyms(InstallationKey.ofBase64(Base64.getEncoder().encodeToString(new byte[32])));

    private final Networks networks = networks(Map.of());

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0,203.0.113.255",
        "203.0.113.7,::ffff:203.0.113.9",
        "203.0.113.7,64:ff9b:0:0:0:0:cb00:7109",
        "2001:db8:a::1,2001:db8:a:ffff:ffff:ffff:ffff:ffff",
        "unknown,_hidden"
    })
    void shouldBeOneNetwork(String one, String other) {
        assertThat(networks.pseudonym(one)).hasSize(32).isEqualTo(networks.pseudonym(other));
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.255,203.0.114.0", "2001:db8:a::1,2001:db8:b::1", "203.0.113.7,unknown"})
    void shouldBeTwoNetworks(String one, String other) {
        assertThat(networks.pseudonym(one)).isNotEqualTo(networks.pseudonym(other));
    }

    @Test
    void shouldNotShowTheAddress() {
        assertThat(networks.pseudonym("203.0.113.7"))
                .matches("[0-9a-f]{32}")
                .isEqualTo(PSEUDONYMS.network("203.0.113.0/24"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "0:0:0:0:0:0:0:1",
                "::",
                "0.0.0.0",
                "10.255.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.10.10",
                "100.64.0.0",
                "100.127.255.255",
                "fe80::1",
                "fe80::1%eth0",
                "fc00::1",
                "fd12:3456::1",
                "::ffff:10.1.2.3",
                "::ffff:127.0.0.1"
            })
    void shouldCountANetworkThatIsNotPublicWhenToldToOnly(String address) {
        assertThat(networks.pseudonym(address)).isNull();
        assertThat(networks(Map.of("kalimtak.gateway.networks.private-too", "true"))
                        .pseudonym(address))
                .hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0", "100.63.255.255", "100.128.0.0"})
    void shouldCountThePublicNeighboursOfWhatIsNotPublic(String address) {
        assertThat(networks.pseudonym(address)).hasSize(32);
    }

    @Test
    void shouldHaveNoneWhereThereIsNoAddress() {
        assertThat(networks.pseudonym(null)).isNull();
    }

    @Test
    void shouldNotCountTheOperatorsOwnServers() {
        Networks told = networks(Map.of(
                "kalimtak.gateway.networks.exempt", "203.0.113.128/25,2001:db8:a::/48",
                "kalimtak.gateway.networks.private-too", "true"));

        assertThat(told.pseudonym("203.0.113.128")).isNull();
        assertThat(told.pseudonym("2001:db8:a:1::1")).isNull();
        assertThat(told.pseudonym("203.0.113.127")).hasSize(32);
    }

    @Test
    void shouldRefuseAnExemptNetworkThatIsNone() {
        assertThatThrownBy(() -> networks(Map.of("kalimtak.gateway.networks.exempt", "203.0.113.1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("203.0.113.1 is no range");
    }

    private static Networks networks(Map<String, String> settings) {
        return new Networks(TestConfig.of(settings), PSEUDONYMS);
    }
}
