package io.signalbox.fleet.feed.probe;

import java.io.IOException;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/// The few words of Engine.IO 4 and Socket.IO 5 that one question needs: open, connect, one event
/// with an acknowledgement, and pongs while waiting.
final class ProbeConversation implements WebSocket.Listener {

    private static final String EIO_OPEN = "0";
    private static final String EIO_PING = "2";
    private static final String EIO_PONG = "3";
    private static final String SIO_CONNECT = "40";
    private static final String SIO_DISCONNECT = "41";
    private static final String SIO_CONNECT_ERROR = "44";
    private static final String SIO_EVENT_WITH_ACK_0 = "420";
    private static final String SIO_ACK_0 = "430";

    private final String channel;
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<JSONObject> answer = new CompletableFuture<>();

    ProbeConversation(String channel) {
        this.channel = channel;
    }

    CompletableFuture<JSONObject> answer() {
        return answer;
    }

    static void hangUp(WebSocket webSocket) {
        webSocket
                .sendText(SIO_DISCONNECT, true)
                .thenCompose(open -> open.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                .whenComplete((_, _) -> webSocket.abort());
    }

    @Override
    public @Nullable CompletionStage<?> onText(
            WebSocket webSocket, CharSequence text, boolean last) {
        partial.append(text);
        webSocket.request(1);
        if (!last) {
            return null;
        }
        String packet = partial.toString();
        partial.setLength(0);
        String reply = reply(packet);
        return reply == null ? null : webSocket.sendText(reply, true);
    }

    private @Nullable String reply(String packet) {
        if (packet.startsWith(SIO_ACK_0)) {
            acknowledged(packet.substring(SIO_ACK_0.length()));
            return null;
        }
        if (packet.startsWith(SIO_CONNECT_ERROR)) {
            fail("connection refused: " + packet.substring(2));
            return null;
        }
        if (packet.startsWith(SIO_CONNECT)) {
            return SIO_EVENT_WITH_ACK_0 + new JSONArray().put("join-channel").put(channel);
        }
        if (packet.startsWith(EIO_OPEN)) {
            return SIO_CONNECT;
        }
        return packet.equals(EIO_PING) ? EIO_PONG : null;
    }

    private void acknowledged(String json) {
        try {
            JSONObject value = new JSONArray(json).getJSONObject(0);
            if (value.optBoolean("ok") && !value.isNull("serverId")) {
                answer.complete(value);
            } else {
                fail("join-channel was answered with " + value);
            }
        } catch (JSONException e) {
            fail("join-channel was answered with something unreadable: " + e.getMessage());
        }
    }

    private void fail(String sentence) {
        answer.completeExceptionally(new IOException(sentence));
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        answer.completeExceptionally(error);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        fail("closed by the other side before it answered (" + code + ")");
        return null;
    }
}
