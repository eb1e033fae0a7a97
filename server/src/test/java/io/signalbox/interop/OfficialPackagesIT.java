package io.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.socketio.testing.TestingRedis;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// Official clients against our server, and official servers beside ours in one fleet. Each line of a
/// script's output is one test.
@Tag("interop")
class OfficialPackagesIT {

    private static final TestingRedis REDIS = new TestingRedis();

    @BeforeAll
    static void install() throws Exception {
        NodeScripts.install();
    }

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    private static Stream<DynamicTest> run(String... arguments) {
        return NodeScripts.run(REDIS.uri(), List.of(arguments)).stream()
                .map(
                        check ->
                                DynamicTest.dynamicTest(
                                        check.name(),
                                        () ->
                                                assertThat(check.passed())
                                                        .as(check.failure())
                                                        .isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> clientsTalkJson() {
        return run("clients.mjs", "json");
    }

    @TestFactory
    Stream<DynamicTest> clientsTalkMsgpack() {
        return run("clients.mjs", "msgpack");
    }

    @TestFactory
    Stream<DynamicTest> clientsAgreeToDeflate() {
        return run("deflate.mjs", "deflate");
    }

    @TestFactory
    Stream<DynamicTest> clientsOfferDeflateInVain() {
        return run("deflate.mjs", "plain");
    }

    @TestFactory
    Stream<DynamicTest> fleetWithTheClassicAdapter() {
        return run("fleet.mjs", "classic");
    }

    @TestFactory
    Stream<DynamicTest> fleetWithTheShardedAdapterInDynamicMode() {
        return run("fleet.mjs", "dynamic");
    }

    @TestFactory
    Stream<DynamicTest> fleetWithTheShardedAdapterInStaticMode() {
        return run("fleet.mjs", "static");
    }

    @TestFactory
    Stream<DynamicTest> fleetWithTheShardedAdapterInPrivateMode() {
        return run("fleet.mjs", "dynamic-private");
    }
}
