package io.kalimtak.interaction.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserUuidTest {
    @Test
    void shouldBeTheIdItselfWhenItIsAUuid() {
        assertThat(UserUuid.of("3F2504E0-4F89-11D3-9A0C-0305E82C3301"))
                .isEqualTo(UUID.fromString("3f2504e0-4f89-11d3-9a0c-0305e82c3301"));
    }

    @Test
    void shouldBeNullWhenThereIsNoUser() {
        assertThat(UserUuid.of(null)).isNull();
    }

    @Test
    void shouldBeAVersion5UuidWhenTheIdIsNoUuid() {
        UUID uuid = UserUuid.of("somebody");

        assertThat(uuid.version()).isEqualTo(5);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid).isEqualTo(UserUuid.of("somebody")).isNotEqualTo(UserUuid.of("Somebody"));
    }

    @Test
    void shouldNotTakeAShortenedUuidForOneWhenAUserIsCalledSo() {
        assertThat(UserUuid.of("1-1-1-1-1").version()).isEqualTo(5);
    }

    @Test
    void shouldGiveTheExampleOfRfc9562WhenGivenItsNamespaceAndName() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(UserUuid.version5(dns, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }
}
