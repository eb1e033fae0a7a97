package io.signalbox.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisURI;
import io.signalbox.socketio.adapter.redis.RedisOptions;
import io.signalbox.socketio.adapter.redis.sharded.SubscriptionMode;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RedisSettingsTest {

    private static final String URI = "redis://redis.internal:6379";

    @Test
    void isAloneWithoutAnEndpoint() throws Exception {
        assertThat(RedisSettings.read(new Settings(Map.of()))).isNull();
    }

    @Test
    void usesTheClassicAdapterUnlessTold() throws Exception {
        assertThat(RedisSettings.read(new Settings(Map.of("REDIS_ENDPOINT", URI))))
                .isEqualTo(RedisOptions.of(URI));
    }

    @Test
    void takesThePasswordFromASettingOfItsOwn() throws Exception {
        Settings settings =
                new Settings(
                        Map.of(
                                "REDIS_ENDPOINT",
                                "rediss://redis.internal:6379",
                                "REDIS_PASSWORD",
                                "a b/@:+%é"));

        RedisOptions options = Objects.requireNonNull(RedisSettings.read(settings));

        RedisURI uri = RedisURI.create(options.uri());
        assertThat(uri.getHost()).isEqualTo("redis.internal");
        assertThat(uri.getPort()).isEqualTo(6379);
        assertThat(uri.isSsl()).isTrue();
        assertThat(uri.getCredentialsProvider().resolveCredentials().block())
                .satisfies(
                        login ->
                                assertThat(login.getPassword())
                                        .containsExactly("a b/@:+%é".toCharArray()));
    }

    @Test
    void refusesASecondPasswordWithoutRepeatingEither() {
        Settings settings =
                new Settings(
                        Map.of(
                                "REDIS_ENDPOINT",
                                "redis://:first@redis.internal:6379",
                                "REDIS_PASSWORD",
                                "second"));
        assertThatThrownBy(() -> RedisSettings.read(settings))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("REDIS_PASSWORD")
                .hasMessageNotContaining("first")
                .hasMessageNotContaining("second");
    }

    @ParameterizedTest
    @EnumSource
    void knowsEverySubscriptionMode(SubscriptionMode mode) throws Exception {
        Settings settings =
                new Settings(
                        Map.of(
                                "REDIS_ENDPOINT",
                                URI,
                                "REDIS_ADAPTER",
                                "sharded",
                                "REDIS_SUBSCRIPTION_MODE",
                                mode.text(),
                                "REDIS_CHANNEL_PREFIX",
                                "blue"));
        assertThat(RedisSettings.read(settings))
                .isEqualTo(RedisOptions.of(URI).withKeyPrefix("blue").sharded(mode));
    }

    @ParameterizedTest
    @CsvSource({
        "REDIS_ADAPTER, streams, 'REDIS_ADAPTER is \"streams\"; allowed: classic or sharded'",
        "REDIS_SUBSCRIPTION_MODE, dynamic, unless REDIS_ADAPTER is sharded",
        "REDIS_CHANNEL_PREFIX, 'a*', without spaces"
    })
    void saysWhatIsAllowed(String name, String value, String words) {
        assertThatThrownBy(() -> RedisSettings.read(new Settings(Map.of(name, value))))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining(words);
    }

    @Test
    void refusesAnUnknownMode() {
        Settings settings =
                new Settings(Map.of("REDIS_ADAPTER", "sharded", "REDIS_SUBSCRIPTION_MODE", "x"));
        assertThatThrownBy(() -> RedisSettings.read(settings))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("dynamic, static or dynamic-private");
    }
}
