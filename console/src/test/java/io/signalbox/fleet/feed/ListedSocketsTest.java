package io.signalbox.fleet.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.feed.wire.RawListing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedSocketsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void readsFromTextWhatIsReadFromATree(long seed) throws IOException {
        var random = new Random(seed);
        var list = new JSONArray();
        for (int i = 0; i < 200; i++) {
            list.put(socket(random, "s" + i));
        }
        List<SocketEntry> expected = new ArrayList<>();
        list.forEach(one -> expected.add(SocketReader.read((JSONObject) one, Captures.NOW)));

        assertThat(read("[\"all_sockets\"," + list + ",\"offset\"]", List.of()))
                .as("seed %d", seed)
                .isEqualTo(expected);
    }

    @Test
    void keepsTheDataAsItWasWritten() throws IOException {
        assertThat(
                        read(
                                        "[\"all_sockets\",[{\"id\":\"a\",\"nsp\":\"/\",\"data\":{\"b\": 1,\"a\":[2.50]}}]]",
                                        List.of())
                                .getFirst()
                                .dataJson())
                .isEqualTo("{\"b\": 1,\"a\":[2.50]}");
    }

    @Test
    void tellsBinaryDataInWords() throws IOException {
        String text =
                "[\"all_sockets\",[{\"id\":\"a\",\"nsp\":\"/\",\"data\":"
                        + "{\"raw\":{\"_placeholder\":true,\"num\":0}}}]]";
        assertThat(read(text, List.of(new byte[5])).getFirst().dataJson())
                .isEqualTo("{\"raw\":\"<binary 5 bytes>\"}");
    }

    @Test
    void leavesOutWhatIsNoSocketAndCountsIt() throws IOException {
        String text = "[\"all_sockets\",[{\"id\":\"a\"},5,[{}],{\"id\":\"b\",\"nsp\":\"/\"},null]]";
        try (var listed = new ListedJson(raw(text, List.of()), Captures.NOW)) {
            assertThat(Objects.requireNonNull(listed.next()).id()).isEqualTo("b");
            assertThat(listed.next()).isNull();
            assertThat(listed.skipped()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"all_sockets\",{}]",
                "[\"all_sockets\",[{\"id\":\"a\",\"nsp\":\"/\"}",
                "[\"all_sockets\",[{\"id\":\"a\",\"nsp\":"
            })
    void saysThatTheRestCannotBeRead(String text) {
        assertThatThrownBy(() -> read(text, List.of())).isInstanceOf(IOException.class);
    }

    @Test
    void handsOnSlicesAndTheEnd() {
        List<FleetEvent> events = new ArrayList<>();
        reader(2_500, events).run();

        assertThat(events.subList(0, 3)).allMatch(FleetEvent.SocketsListed.class::isInstance);
        assertThat(events.stream().mapToInt(ListedSocketsTest::size).sum()).isEqualTo(2_500);
        assertThat(events.getLast()).isEqualTo(new FleetEvent.ListingEnded(true));
    }

    @Test
    void handsOnNothingOnceCancelled() {
        List<FleetEvent> events = new ArrayList<>();
        var reader = reader(10_000, events);
        reader.cancel();
        reader.run();

        assertThat(events).isEmpty();
    }

    @Test
    void saysThatAListingWasGivenUp() {
        List<FleetEvent> events = new ArrayList<>();
        new ListingReader(
                        raw("[\"all_sockets\",[{\"id\":\"a\"", List.of()),
                        Captures.NOW,
                        Runnable::run,
                        events::add)
                .run();

        assertThat(events.getFirst()).isInstanceOf(FleetEvent.Unreadable.class);
        assertThat(events.getLast()).isEqualTo(new FleetEvent.ListingEnded(false));
    }

    private static ListingReader reader(int sockets, List<FleetEvent> into) {
        var list = new JSONArray();
        for (int i = 0; i < sockets; i++) {
            list.put(new JSONObject().put("id", "s" + i).put("nsp", "/"));
        }
        return new ListingReader(
                raw("[\"all_sockets\"," + list + "]", List.of()),
                Captures.NOW,
                Runnable::run,
                into::add);
    }

    private static int size(FleetEvent event) {
        return event instanceof FleetEvent.SocketsListed(List<SocketEntry> some) ? some.size() : 0;
    }

    private static List<SocketEntry> read(String text, List<byte[]> binary) throws IOException {
        List<SocketEntry> sockets = new ArrayList<>();
        try (var listed = new ListedJson(raw(text, binary), Captures.NOW)) {
            for (SocketEntry next = listed.next(); next != null; next = listed.next()) {
                sockets.add(next);
            }
        }
        return sockets;
    }

    private static RawListing.Text raw(String event, List<byte[]> binary) {
        String packet = "2/admin," + event;
        return new RawListing.Text(packet, packet.indexOf("\",") + 2, binary);
    }

    /// Fields come and go, in every variant that servers have.
    private static JSONObject socket(Random random, String id) {
        var socket = new JSONObject().put("id", id).put("nsp", random.nextBoolean() ? "/" : "/b");
        if (random.nextBoolean()) {
            socket.put("clientId", "c" + id).put("transport", "polling");
        }
        if (random.nextBoolean()) {
            socket.put("rooms", new JSONArray(List.of(id, "z", "a", "ü\"\\")));
        }
        switch (random.nextInt(4)) {
            case 0 -> socket.put("data", new JSONObject().put("user", "ann\u0000a 😀"));
            case 1 -> socket.put("data", JSONObject.NULL);
            case 2 -> socket.put("data", "text \" with quotes");
            default -> {}
        }
        if (random.nextBoolean()) {
            var handshake = new JSONObject().put("address", "10.0.0.1").put("secure", true);
            handshake.put(
                    "issued",
                    random.nextBoolean() ? 1_700_000_000_000L : "2026-11-22T01:28:21.305000+00:00");
            handshake.put("headers", new JSONObject().put("n", 5).put("t", "x").put("b", true));
            handshake.put("query", new JSONObject().put("EIO", "4"));
            handshake.put("xdomain", random.nextBoolean());
            socket.put("handshake", handshake);
        }
        return socket.put("unknown", new JSONArray("[{\"deep\":[1]}]"));
    }
}
