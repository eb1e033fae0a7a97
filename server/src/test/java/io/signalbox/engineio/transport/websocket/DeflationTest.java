package io.signalbox.engineio.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeflationTest {
    private static final String AGREED =
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

    @Test
    void agreesToNothingThatWasNotOffered() {
        assertThat(Deflation.accept(null)).isNull();
        assertThat(Deflation.accept("")).isNull();
        assertThat(Deflation.accept("x-webkit-deflate-frame")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate",
                " permessage-deflate ; client_max_window_bits",
                "permessage-deflate; client_max_window_bits=8",
                "permessage-deflate; client_max_window_bits=\"12\"",
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
                "x-other; a=b, permessage-deflate",
                "permessage-deflate; server_max_window_bits=8, permessage-deflate"
            })
    void agreesWithoutContextTakeover(String offers) {
        assertThat(Deflation.accept(offers)).isEqualTo(AGREED);
    }

    @Test
    void repeatsTheFullWindowWhenItIsAskedFor() {
        assertThat(Deflation.accept("permessage-deflate; server_max_window_bits=15"))
                .isEqualTo(AGREED + "; server_max_window_bits=15");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate; server_max_window_bits",
                "permessage-deflate; server_max_window_bits=10",
                "permessage-deflate; server_max_window_bits=015",
                "permessage-deflate; client_max_window_bits=7",
                "permessage-deflate; client_max_window_bits=16",
                "permessage-deflate; server_no_context_takeover=true",
                "permessage-deflate; client_no_context_takeover; client_no_context_takeover",
                "permessage-deflate; unknown",
                "permessage-deflate;",
                "permessage-deflate-x"
            })
    void declinesAnOfferThatItCannotKeepOrRead(String offer) {
        assertThat(Deflation.accept(offer)).isNull();
    }
}
