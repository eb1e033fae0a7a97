package io.signalbox.socketio.adapter.redis.sharded;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.socketio.adapter.cluster.ClusterMessage;
import io.signalbox.socketio.adapter.cluster.Target;
import io.signalbox.socketio.adapter.cluster.WirePacket;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShardedChannelsTest {

    private static final String SOCKET_ID = "NJzqXPrCH1KiZ3FHAAAA";

    private static ShardedChannels channels(SubscriptionMode mode) {
        return ShardedChannels.of("socket.io", "/", "ac819d36da7edd0c", mode);
    }

    private static ClusterMessage to(@Nullable String requestId, String... rooms) {
        return new ClusterMessage.Broadcast(
                new WirePacket("/", List.of("ev")),
                requestId,
                new Target(List.of(rooms), List.of()),
                Map.of());
    }

    @Test
    void namesChannelsAsTheOfficialAdapterDoes() {
        ShardedChannels channels = channels(SubscriptionMode.DYNAMIC);
        assertThat(channels.direct())
                .containsExactly("socket.io#/#", "socket.io#/#ac819d36da7edd0c#");
        assertThat(channels.ofMember("63c647f7b21e0e9d"))
                .isEqualTo("socket.io#/#63c647f7b21e0e9d#");
        assertThat(channels.ofRoom("room1")).isEqualTo("socket.io#/#room1#");
    }

    @Test
    void publishesForOneRoomOnItsOwnChannelUnlessItsNameIsAsLongAsASocketId() {
        ShardedChannels channels = channels(SubscriptionMode.DYNAMIC);
        assertThat(channels.of(to(null, "room1"))).isEqualTo("socket.io#/#room1#");
        assertThat(channels.of(to(null, SOCKET_ID))).isEqualTo("socket.io#/#");
        assertThat(channels.of(to(null, "a-room-with-20-chars"))).isEqualTo("socket.io#/#");
        assertThat(channels.of(to(null, "a-room-with-21-chars!"))).contains("21-chars!#");
    }

    @Test
    void publishesEverythingElseOnTheCommonChannel() {
        for (SubscriptionMode mode : SubscriptionMode.values()) {
            ShardedChannels channels = channels(mode);
            assertThat(channels.of(to(null))).isEqualTo("socket.io#/#");
            assertThat(channels.of(to(null, "r1", "r2"))).isEqualTo("socket.io#/#");
            assertThat(channels.of(to("id", "r1"))).isEqualTo("socket.io#/#");
            assertThat(
                            channels.of(
                                    new ClusterMessage.Join(
                                            new Target(List.of("r1"), List.of()), List.of("r2"))))
                    .isEqualTo("socket.io#/#");
        }
    }

    @Test
    void usesNoRoomChannelsInStaticModeAndAllInPrivateMode() {
        assertThat(channels(SubscriptionMode.STATIC).of(to(null, "room1")))
                .isEqualTo("socket.io#/#");
        assertThat(channels(SubscriptionMode.DYNAMIC_PRIVATE).of(to(null, SOCKET_ID)))
                .isEqualTo("socket.io#/#" + SOCKET_ID + "#");
    }

    @Test
    void listensToTheChannelsOfRoomsByMode() {
        assertThat(channels(SubscriptionMode.DYNAMIC).listensTo(false)).isTrue();
        assertThat(channels(SubscriptionMode.DYNAMIC).listensTo(true)).isFalse();
        assertThat(channels(SubscriptionMode.DYNAMIC_PRIVATE).listensTo(true)).isTrue();
        assertThat(channels(SubscriptionMode.STATIC).listensTo(false)).isFalse();
    }
}
