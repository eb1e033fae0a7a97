package io.signalbox.socketio.admin.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.socketio.admin.AdminOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordCheckTest {

    private static boolean matches(String hash, String password) {
        try (PasswordCheck check = new PasswordCheck(new AdminAuth.Basic("admin", hash))) {
            return check.matches("admin", password).join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
    void knowsTheThreeVersionsOfHashes(String version) {
        String hash = Hashes.with(version, Hashes.CHANGEIT_2A);
        assertThat(matches(hash, "changeit")).isTrue();
        assertThat(matches(hash, "changeit ")).isFalse();
    }

    @Test
    void agreesWithTheOfficialLibraryOnLongAndForeignPasswords() {
        assertThat(matches(Hashes.LONG_2A, "p".repeat(80))).isTrue();
        assertThat(matches(Hashes.LONG_2A, "p".repeat(72))).isTrue();
        assertThat(matches(Hashes.LONG_2A, "p".repeat(71))).isFalse();
        assertThat(matches(Hashes.UMLAUTS_2A, "pässwörd")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "changeit",
                "$2x$10$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "$2a$03$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "$2a$10$short",
                "$1$abcdefgh$abcdefghijklmnopqrstuv"
            })
    void refusesWhatIsNoHashWithoutRepeatingIt(String hash) {
        assertThatThrownBy(() -> new AdminAuth.Basic("admin", hash))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the admin password must be given as a bcrypt hash")
                .satisfies(
                        e -> {
                            if (!hash.isEmpty()) {
                                assertThat(e.getMessage()).doesNotContain(hash);
                            }
                        });
    }

    @Test
    void neverShowsTheHash() {
        assertThat(AdminOptions.of("s", new AdminAuth.Basic("admin", Hashes.CHANGEIT_2A)))
                .asString()
                .doesNotContain("$2");
    }
}
