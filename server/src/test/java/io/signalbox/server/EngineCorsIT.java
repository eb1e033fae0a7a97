package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.engineio.options.CorsOptions;
import io.signalbox.engineio.testing.RawHttp;
import io.signalbox.engineio.testing.RawWebSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The answers are those of the npm module `cors` 2.8 in engine.io 6.6, seen on the wire.
class EngineCorsIT {
    private static final CorsOptions FULL =
            CorsOptions.matching(Pattern.compile("example"))
                    .withCredentials(true)
                    .withMethods("GET", "POST")
                    .withExposedHeaders("X-A")
                    .withAllowedHeaders("X-B")
                    .withMaxAge(Duration.ofSeconds(60));

    private static EngineServer with(CorsOptions cors) throws IOException {
        return new EngineServer(EngineServer.CALM.withCors(cors));
    }

    private static RawHttp.Response preflight(EngineServer server, String origin)
            throws IOException {
        return RawHttp.send(
                server.port(),
                "OPTIONS",
                EngineServer.POLLING,
                "",
                "Origin: " + origin,
                "Access-Control-Request-Headers: x-y");
    }

    @Test
    void reflectsOriginThatMatches() throws IOException {
        try (EngineServer server = with(FULL)) {
            assertThat(
                            RawHttp.get(
                                            server.port(),
                                            EngineServer.POLLING,
                                            "Origin: http://a.example")
                                    .headers())
                    .containsEntry("access-control-allow-origin", "http://a.example")
                    .containsEntry("vary", "Origin")
                    .containsEntry("access-control-allow-credentials", "true")
                    .containsEntry("access-control-expose-headers", "X-A");
        }
    }

    @Test
    void tellsOtherOriginsNothingButServesThem() throws IOException {
        try (EngineServer server = with(FULL)) {
            RawHttp.Response response =
                    RawHttp.get(server.port(), EngineServer.POLLING, "Origin: http://b");

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.headers())
                    .doesNotContainKey("access-control-allow-origin")
                    .containsEntry("vary", "Origin");
        }
    }

    @Test
    void answersPreflightWithEverySetting() throws IOException {
        try (EngineServer server = with(FULL)) {
            RawHttp.Response response = preflight(server, "http://a.example");

            assertThat(response.status()).isEqualTo(204);
            assertThat(response.headers())
                    .containsEntry("access-control-allow-origin", "http://a.example")
                    .containsEntry("vary", "Origin")
                    .containsEntry("access-control-allow-credentials", "true")
                    .containsEntry("access-control-allow-methods", "GET,POST")
                    .containsEntry("access-control-allow-headers", "X-B")
                    .containsEntry("access-control-max-age", "60")
                    .containsEntry("access-control-expose-headers", "X-A");
        }
    }

    @Test
    void answersPreflightWithTheHeadersThatItAsksFor() throws IOException {
        try (EngineServer server = with(CorsOptions.origins(List.of("http://a", "http://b")))) {
            assertThat(preflight(server, "http://b").headers())
                    .containsEntry("access-control-allow-origin", "http://b")
                    .containsEntry("vary", "Origin, Access-Control-Request-Headers")
                    .containsEntry("access-control-allow-headers", "x-y")
                    .containsEntry("access-control-allow-methods", "GET,HEAD,PUT,PATCH,POST,DELETE")
                    .doesNotContainKey("access-control-allow-credentials");
        }
    }

    @Test
    void asksTheRuleOfTheApplication() throws IOException {
        try (EngineServer server = with(CorsOptions.matching(o -> o.endsWith(".test")))) {
            assertThat(preflight(server, "http://x.test").headers())
                    .containsEntry("access-control-allow-origin", "http://x.test");
            assertThat(preflight(server, "http://x.test.evil").headers())
                    .doesNotContainKey("access-control-allow-origin");
        }
    }

    @Test
    void tellsTheOneOriginThatIsFixedToEverybody() throws IOException {
        CorsOptions fixed =
                new CorsOptions(
                        new CorsOptions.Origin.Fixed("https://one.example"),
                        false,
                        List.of("GET"),
                        null,
                        List.of(),
                        null);
        try (EngineServer server = with(fixed)) {
            assertThat(RawHttp.get(server.port(), EngineServer.POLLING).headers())
                    .containsEntry("access-control-allow-origin", "https://one.example")
                    .containsEntry("vary", "Origin");
        }
    }

    @Test
    void saysNothingByDefaultAndTakesPreflightForABadHandshake() throws IOException {
        try (EngineServer server = with(CorsOptions.NONE)) {
            RawHttp.Response response = preflight(server, "http://a");

            assertThat(response.status()).isEqualTo(400);
            assertThat(response.body())
                    .isEqualTo("{\"code\":2,\"message\":\"Bad handshake method\"}");
            assertThat(response.headers()).doesNotContainKey("vary");
        }
    }

    @Test
    void coversRefusalsAndWebSockets() throws IOException {
        try (EngineServer server = with(FULL);
                RawWebSocket socket =
                        RawWebSocket.connect(
                                RawHttp.connect(server.port()),
                                EngineServer.WEBSOCKET,
                                "Origin: http://a.example")) {
            assertThat(socket.handshake().headers())
                    .containsEntry("access-control-allow-origin", "http://a.example");
            assertThat(
                            RawHttp.get(
                                            server.port(),
                                            "/engine.io/?EIO=4",
                                            "Origin: http://a.example")
                                    .headers())
                    .containsEntry("access-control-allow-origin", "http://a.example");
            assertThat(RawHttp.get(server.port(), "/other", "Origin: http://a.example").headers())
                    .doesNotContainKey("access-control-allow-origin");
        }
    }
}
