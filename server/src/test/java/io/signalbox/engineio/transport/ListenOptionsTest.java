package io.signalbox.engineio.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.signalbox.engineio.Engine;
import io.signalbox.engineio.EngineOptions;
import io.signalbox.engineio.transport.connection.ProxyOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ListenOptionsTest {
    private static final ListenOptions ANY =
            ListenOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    @Test
    void beginsWithPlainHttpAndNoLimit() {
        assertThat(ANY.tls()).isNull();
        assertThat(ANY.proxy()).isEqualTo(ProxyOptions.NONE);
        assertThat(ANY.fallback()).isSameAs(HttpFallback.NONE);
        assertThat(ANY.maxConnectionsPerAddress()).isZero();
    }

    @Test
    void refusesANegativeNumberOfConnectionsAndSaysWhatIsAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANY.withMaxConnectionsPerAddress(-1))
                .withMessage("maxConnectionsPerAddress is -1; allowed: 0 (any number) or more");
    }

    @Test
    void refusesANegativeNumberOfProxies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProxyOptions(false, -1))
                .withMessage("the number of trusted proxies is negative");
    }

    @Test
    void namesTheAddressThatCannotBeHad() throws IOException {
        try (Engine engine =
                        new Engine(
                                EngineOptions.DEFAULT.withLoops(1),
                                _ -> {
                                    throw new AssertionError("nobody connects");
                                });
                TransportServer first = TransportServer.listen(engine, ANY)) {
            ListenOptions taken = ListenOptions.at(first.address());

            assertThatIOException()
                    .isThrownBy(() -> TransportServer.listen(engine, taken))
                    .withMessageContaining("cannot listen on")
                    .withMessageContaining(String.valueOf(first.port()));
        }
    }
}
