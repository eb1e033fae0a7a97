package io.signalbox.socketio.adapter.redis.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassicChannelsTest {

    private final ClassicChannels channels = ClassicChannels.of("socket.io", "/", "uid123");

    @Test
    void namesChannelsAsTheOfficialAdapterDoes() {
        assertThat(channels.broadcastPattern()).isEqualTo("socket.io#/#*");
        assertThat(channels.direct())
                .isEqualTo(
                        List.of(
                                "socket.io-request#/#",
                                "socket.io-response#/#",
                                "socket.io-response#/#uid123#"));
        assertThat(channels.broadcastTo(Set.of())).isEqualTo("socket.io#/#");
        assertThat(channels.broadcastTo(Set.of("r"))).isEqualTo("socket.io#/#r#");
        assertThat(channels.broadcastTo(Set.of("r", "s"))).isEqualTo("socket.io#/#");
        assertThat(channels.responseTo("abc")).isEqualTo("socket.io-response#/#abc#");
    }

    @Test
    void findsTheRoomInTheNameOfAChannel() {
        assertThat(channels.room("socket.io#/#")).isEmpty();
        assertThat(channels.room("socket.io#/#r#")).isEqualTo("r");
        assertThat(channels.room("socket.io#/#a#b#")).isEqualTo("a#b");
        assertThat(channels.room("socket.io#/##")).isEmpty();
    }

    @Test
    void takesTheNamespaceLiterally() {
        assertThat(ClassicChannels.of("socket.io", "/a*[b]?\\", "u").broadcastPattern())
                .isEqualTo("socket.io#/a\\*\\[b\\]\\?\\\\#*");
    }
}
