package io.signalbox.fleet.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.signalbox.fleet.Handshake;
import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.feed.wire.RawListing;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/// Reads a listing from its text without making a tree of it: 100,000 sockets in about a second.
final class ListedJson implements ListedSockets {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\"_placeholder\":true,\"num\":(\\d{1,9})}");

    private final RawListing.Text listing;
    private final Instant now;
    private final JsonParser in;
    private boolean begun;
    private int skipped;

    ListedJson(RawListing.Text listing, Instant now) throws IOException {
        this.listing = listing;
        this.now = now;
        var reader = new StringReader(listing.packet());
        reader.skip(listing.from());
        in = JSON.createParser(reader);
    }

    @Override
    public @Nullable SocketEntry next() throws IOException {
        if (!begun) {
            begun = true;
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("argument 1 is not a list");
            }
        }
        while (true) {
            JsonToken token = in.nextToken();
            if (token == JsonToken.END_ARRAY) {
                return null;
            }
            if (token == null) {
                throw new IOException("the list is cut off");
            }
            SocketEntry socket = token == JsonToken.START_OBJECT ? socket() : null;
            if (socket != null) {
                return socket;
            }
            in.skipChildren();
            skipped++;
        }
    }

    private @Nullable SocketEntry socket() throws IOException {
        String id = null;
        String namespace = null;
        String clientId = "";
        String transport = "";
        String data = "{}";
        var rooms = new TreeSet<String>();
        Handshake handshake = new Handshake("", now, "", false, Map.of(), Map.of());
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            switch (name) {
                case "id" -> id = text(value);
                case "nsp" -> namespace = text(value);
                case "clientId" -> clientId = text(value);
                case "transport" -> transport = text(value);
                case "data" -> data = data(value);
                case "rooms" -> rooms(value, rooms);
                case "handshake" -> handshake = handshake(value);
                default -> in.skipChildren();
            }
        }
        if (id == null || namespace == null) {
            return null;
        }
        rooms.remove(id);
        return new SocketEntry(
                id, namespace, clientId, transport, List.copyOf(rooms), data, handshake);
    }

    private Handshake handshake(JsonToken token) throws IOException {
        String address = "";
        Instant issued = now;
        String url = "";
        boolean secure = false;
        Map<String, String> headers = Map.of();
        Map<String, String> query = Map.of();
        if (token != JsonToken.START_OBJECT) {
            in.skipChildren();
            return new Handshake(address, issued, url, secure, headers, query);
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            switch (name) {
                case "address" -> address = text(value);
                case "issued" -> issued = issued(value);
                case "url" -> url = text(value);
                case "secure" -> secure = value == JsonToken.VALUE_TRUE;
                case "headers" -> headers = texts(value);
                case "query" -> query = texts(value);
                default -> in.skipChildren();
            }
        }
        return new Handshake(address, issued, url, secure, headers, query);
    }

    private Instant issued(JsonToken value) throws IOException {
        return switch (value) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    Instant.ofEpochMilli((long) in.getValueAsDouble());
            case VALUE_STRING -> FeedDecoder.time(in.getText(), now);
            default -> {
                in.skipChildren();
                yield now;
            }
        };
    }

    private void rooms(JsonToken value, Set<String> into) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            in.skipChildren();
            return;
        }
        for (JsonToken room = in.nextToken();
                room != null && room != JsonToken.END_ARRAY;
                room = in.nextToken()) {
            into.add(text(room));
        }
    }

    private Map<String, String> texts(JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            in.skipChildren();
            return Map.of();
        }
        var texts = new HashMap<String, String>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            texts.put(name, text(in.nextToken()));
        }
        return texts;
    }

    /// A value as text; objects and lists as they were written.
    private String text(JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT && value != JsonToken.START_ARRAY) {
            return value == JsonToken.VALUE_NULL ? "" : in.getText();
        }
        int from = listing.from() + (int) in.currentTokenLocation().getCharOffset();
        in.skipChildren();
        int to = listing.from() + (int) in.currentLocation().getCharOffset();
        return withBinary(listing.packet().substring(from, to));
    }

    private String data(JsonToken value) throws IOException {
        return switch (value) {
            case START_OBJECT, START_ARRAY -> text(value);
            case VALUE_NULL -> "{}";
            case VALUE_STRING -> JSONObject.quote(in.getText());
            default -> in.getText();
        };
    }

    private String withBinary(String json) {
        if (listing.binary().isEmpty()) {
            return json;
        }
        return PLACEHOLDER
                .matcher(json)
                .replaceAll(
                        found -> {
                            int number = Integer.parseInt(found.group(1));
                            return number < listing.binary().size()
                                    ? "\"" + Payload.binary(listing.binary().get(number)) + "\""
                                    : "null";
                        });
    }

    @Override
    public int skipped() {
        return skipped;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
