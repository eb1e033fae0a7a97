package io.signalbox.engineio.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.signalbox.engineio.options.CookieOptions.SameSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieOptionsTest {
    @Test
    void writesTheOfficialDefaults() {
        assertThat(CookieOptions.DEFAULT.header("abc"))
                .isEqualTo("io=abc; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void writesEveryAttributeInTheOfficialOrder() {
        CookieOptions all =
                new CookieOptions("sid", "/a", true, SameSite.NONE, true, "example.com", 86_400);

        assertThat(all.header("x"))
                .isEqualTo(
                        "sid=x; Max-Age=86400; Domain=example.com; Path=/a; HttpOnly; Secure;"
                                + " SameSite=None");
    }

    @Test
    void writesOnlyTheNameWhenNothingElseIsWanted() {
        CookieOptions bare = new CookieOptions("sid", null, false, null, false, null, -1);

        assertThat(bare.header("x")).isEqualTo("sid=x");
    }

    @Test
    void copiesWithOneThingChanged() {
        CookieOptions changed =
                CookieOptions.DEFAULT.withName("lb").withSecure(true).withSameSite(SameSite.STRICT);

        assertThat(changed.header("x"))
                .isEqualTo("lb=x; Path=/; HttpOnly; Secure; SameSite=Strict");
        assertThat(CookieOptions.DEFAULT.withSameSite(null).header("x"))
                .isEqualTo("io=x; Path=/; HttpOnly");
    }

    @Test
    void letsACookieEndAtOnce() {
        CookieOptions ended = new CookieOptions("io", null, false, null, false, null, 0);

        assertThat(ended.header("x")).isEqualTo("io=x; Max-Age=0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;b", "a=b", "a,b", "größe", "a\r\nSet-Cookie: b"})
    void refusesNamesThatBreakTheHeader(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CookieOptions.DEFAULT.withName(name))
                .withMessageContaining("allowed: letters, digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a; Secure", "/\r\nX: y", "/größe", "/\u0000"})
    void refusesPathsAndDomainsThatBreakTheHeader(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CookieOptions("io", value, true, null, false, null, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CookieOptions("io", "/", true, null, false, value, -1));
    }
}
