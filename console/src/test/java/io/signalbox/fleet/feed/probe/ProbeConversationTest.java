package io.signalbox.fleet.feed.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ProbeConversationTest {

    private final List<String> sent = new ArrayList<>();
    private final ProbeConversation conversation = new ProbeConversation("c");
    private final WebSocket webSocket = new TestingWebSocket();

    @Test
    void asksOnceAndTakesTheAnswer() {
        receive("0{\"sid\":\"x\",\"pingInterval\":25000}");
        receive("2");
        receive("40{\"sid\":\"y\"}");
        receive("42[\"tick\",{}]");
        receive("430[{\"ok\":true,\"channel\":\"c\",\"serverId\":\"server-1\"}]");

        assertThat(sent).containsExactly("40", "3", "420[\"join-channel\",\"c\"]");
        assertThat(conversation.answer().join().getString("serverId")).isEqualTo("server-1");
    }

    @Test
    void putsPartsOfAMessageTogether() {
        conversation.onText(webSocket, "0{\"si", false);
        assertThat(sent).isEmpty();
        conversation.onText(webSocket, "d\":\"x\"}", true);

        assertThat(sent).containsExactly("40");
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        receive("44{\"message\":\"draining\"}");

        assertThatThrownBy(() -> conversation.answer().join()).hasMessageContaining("draining");
    }

    @Test
    void takesNoRefusalForAnAnswer() {
        receive("430[{\"ok\":false,\"error\":\"no such channel\"}]");

        assertThatThrownBy(() -> conversation.answer().join())
                .hasMessageContaining("no such channel");
    }

    @Test
    void survivesAnAnswerThatIsNone() {
        receive("430[");

        assertThatThrownBy(() -> conversation.answer().join()).hasMessageContaining("unreadable");
    }

    @Test
    void noticesThatTheOtherSideHangsUp() {
        conversation.onClose(webSocket, 1006, "");

        assertThatThrownBy(() -> conversation.answer().join()).hasMessageContaining("1006");
    }

    private void receive(String text) {
        conversation.onText(webSocket, text, true);
    }

    /// Remembers what is sent.
    private final class TestingWebSocket implements WebSocket {

        @Override
        public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
            sent.add(data.toString());
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<WebSocket> sendClose(int statusCode, String reason) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public void request(long n) {}

        @Override
        public String getSubprotocol() {
            return "";
        }

        @Override
        public boolean isOutputClosed() {
            return false;
        }

        @Override
        public boolean isInputClosed() {
            return false;
        }

        @Override
        public void abort() {}
    }
}
