package io.signalbox.socketio.admin.extension;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.socketio.SocketIoServer;
import io.signalbox.socketio.testing.TestingClient;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/// An admin that asks and waits for the answer. Requests are written with single quotes.
final class AskingAdmin {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestingClient client;
    private int acks;

    AskingAdmin(SocketIoServer server) {
        client = TestingClient.join(server, "/admin");
    }

    TestingClient client() {
        return client;
    }

    JsonNode ask(String event, String request) {
        int id = acks++;
        client.send("42/admin," + id + "[\"" + event + "\"," + request.replace('\'', '"') + "]");
        String prefix = "43/admin," + id;
        String answer = client.await(frame -> frame.startsWith(prefix + "["));
        return read(answer.substring(prefix.length())).get(0);
    }

    /// The argument of the last event of that name.
    List<JsonNode> heard(String event) {
        String prefix = "42/admin,[\"" + event + "\"";
        return client.frames().stream()
                .filter(frame -> frame.startsWith(prefix))
                .map(frame -> read(frame.substring("42/admin,".length())).get(1))
                .toList();
    }

    static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(field).asText())
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
