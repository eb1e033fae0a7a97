package io.signalbox.fleet.feed;

import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.feed.wire.MsgpackDecoder;
import io.signalbox.fleet.feed.wire.RawListing;
import io.signalbox.fleet.feed.wire.WireTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.json.JSONArray;

/// Recorded frames, turned into what the client library would hand to its listeners.
final class Captures {

    static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private static final Pattern EVENT =
            Pattern.compile("\\s*\\d+ <- 4(?:2|5\\d+-)/admin,(\\[.*])\\s*");

    /// One event as the library delivers it.
    record Delivery(String name, List<Object> args) {

        FleetEvent decode() {
            return FeedDecoder.decode(name, args.toArray(), NOW);
        }

        /// As client 2.1.2 delivers what came before CONNECT.
        Delivery early() {
            var shifted = new ArrayList<Object>(args);
            shifted.addFirst(name);
            return new Delivery(name, shifted);
        }
    }

    private Captures() {}

    static List<Delivery> read(String file) {
        return Arrays.stream(text(file).split("\n"))
                .map(EVENT::matcher)
                .filter(Matcher::matches)
                .map(Captures::of)
                .toList();
    }

    /// The events of the recorded session with the msgpack parser.
    static List<FleetEvent> msgpack() throws IOException {
        List<FleetEvent> events = new ArrayList<>();
        var decoder =
                new MsgpackDecoder(
                        new WireTrouble() {
                            @Override
                            public void unreadable(String why) {
                                events.add(new FleetEvent.Unreadable("a packet", why));
                            }

                            @Override
                            public void otherParser() {
                                events.add(new FleetEvent.Unreadable("a packet", "other parser"));
                            }
                        });
        List<JSONArray> arrived = new ArrayList<>();
        decoder.onDecoded(
                packet -> {
                    if (packet.data instanceof JSONArray data) {
                        arrived.add(data);
                    }
                });
        text("admin-msgpack.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> decoder.add(Base64.getDecoder().decode(line)));
        for (JSONArray event : arrived) {
            if (event.opt(1) instanceof RawListing.Packed raw) {
                new ListingReader(raw, NOW, Runnable::run, events::add).run();
            } else {
                List<Object> args = new ArrayList<>();
                event.forEach(args::add);
                String name = (String) args.removeFirst();
                events.add(FeedDecoder.decode(name, args.toArray(), NOW));
            }
        }
        return events;
    }

    private static Delivery of(Matcher line) {
        List<Object> args = new ArrayList<>();
        new JSONArray(line.group(1)).forEach(args::add);
        String name = (String) args.removeFirst();
        return new Delivery(name, args);
    }

    private static String text(String file) {
        try (InputStream in = Captures.class.getResourceAsStream("/captures/" + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
