package io.signalbox.bench.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// What official servers of one fleet would say, as JSON texts of Admin events. The same every time.
/// Confined to one thread.
final class SyntheticFleet {
    private static final int MOST_ROOMS = 4;
    private static final int AGENTS = 40;

    private final FleetSize size;
    private final Random random = new Random(20261122);
    private final List<String> live = new ArrayList<>();
    private int made;
    private int came;
    private int went;

    SyntheticFleet(FleetSize size) {
        this.size = size;
    }

    /// `["all_sockets",[…]]`; everybody in it is connected from then on.
    String allSockets() {
        StringBuilder json = new StringBuilder(size.sockets() * 900).append("[\"all_sockets\",[");
        while (live.size() < size.sockets()) {
            json.append(live.isEmpty() ? "" : ",").append(connect());
        }
        return json.append("]]").toString();
    }

    private String connect() {
        String id = "%020x".formatted(random.nextLong() & Long.MAX_VALUE) + "";
        live.add(id);
        return socket(id, made++);
    }

    /// About 850 bytes, as measured on official servers behind a load balancer.
    private String socket(String id, int number) {
        Set<String> rooms = new HashSet<>();
        for (int i = random.nextInt(MOST_ROOMS); i >= 0; i--) {
            rooms.add("\"" + room() + "\"");
        }
        rooms.add("\"" + id + "\"");
        String address =
                "10." + number / 65_536 % 256 + "." + number / 256 % 256 + "." + number % 256;
        return """
                {"id":"%s","clientId":"%s","transport":"%s","nsp":"/","data":{"user":"user-%d","plan":"%s"},\
                "handshake":{"address":"%s","headers":{"host":"channels.example.com","connection":"Upgrade",\
                "x-forwarded-for":"%s","x-forwarded-proto":"https","x-forwarded-port":"443",\
                "user-agent":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0",\
                "accept-encoding":"gzip, deflate, br","accept-language":"en-GB,en;q=0.9","origin":"https://www.example.com"},\
                "query":{"EIO":"4","transport":"websocket"},"time":"Sun Nov 22 2026 12:00:00 GMT+0000","issued":%d,\
                "secure":true,"xdomain":true,"url":"/socket.io/?EIO=4&transport=websocket"},"rooms":[%s]}"""
                .formatted(
                        id,
                        id.substring(0, 12),
                        number % 20 == 0 ? "polling" : "websocket",
                        number,
                        number % 3 == 0 ? "pro" : "free",
                        address,
                        address,
                        100 + number % AGENTS,
                        1_790_000_000_000L + number * 7L,
                        String.join(",", rooms));
    }

    private String room() {
        return "room-" + random.nextInt(size.rooms());
    }

    private String someone() {
        return live.get(random.nextInt(live.size()));
    }

    /// One event of one socket: mostly messages, some comings and goings.
    String event(Instant now) {
        int dice = random.nextInt(100);
        if (dice < 70) {
            String name = dice < 35 ? "event_received" : "event_sent";
            return """
                    ["%s","/","%s",["chat",{"text":"message %d of a usual length, neither short nor long","room":"%s"}],"%s"]"""
                    .formatted(name, someone(), made, room(), now);
        }
        if (dice < 78) {
            came++;
            return "[\"socket_connected\"," + connect() + ",\"" + now + "\"]";
        }
        if (dice < 86) {
            int at = random.nextInt(live.size());
            String gone = live.set(at, live.getLast());
            live.removeLast();
            went++;
            return "[\"socket_disconnected\",\"/\",\"%s\",\"transport close\",\"%s\"]"
                    .formatted(gone, now);
        }
        return "[\"%s\",\"/\",\"%s\",\"%s\",\"%s\"]"
                .formatted(dice < 93 ? "room_joined" : "room_left", room(), someone(), now);
    }

    /// `["server_stats",{…}]` of one server. As in a real fleet the counts of all servers together are those of the
    /// sockets: where they differ the console reads all sockets again.
    String stats(int server, double uptime, Instant now) {
        int clients =
                live.size() / size.servers() + (server < live.size() % size.servers() ? 1 : 0);
        long second = now.getEpochSecond() * 1000;
        String counts =
                count(second, "rawConnection", came)
                        + ","
                        + count(second, "rawDisconnection", went)
                        + ","
                        + count(second, "packetsIn", 2 + random.nextInt(3))
                        + ","
                        + count(second, "packetsOut", 2 + random.nextInt(3))
                        + ","
                        + count(second, "bytesIn", 200 + random.nextInt(300))
                        + ","
                        + count(second, "bytesOut", 200 + random.nextInt(300));
        came = 0;
        went = 0;
        return """
                ["server_stats",{"serverId":"server-%04d","hostname":"host-%04d","pid":%d,"uptime":%.3f,"clientsCount":%d,\
                "pollingClientsCount":%d,"aggregatedEvents":[%s],"namespaces":[{"name":"/","socketsCount":%d}]}]"""
                .formatted(
                        server,
                        server,
                        1000 + server,
                        uptime,
                        clients,
                        clients / 20,
                        counts,
                        clients);
    }

    private static String count(long second, String type, int count) {
        return "{\"timestamp\":%d,\"type\":\"%s\",\"count\":%d}".formatted(second, type, count);
    }

    /// An event whose payload says when it was sent, for the latency to the screen.
    String probe(long epochMicros, Instant now) {
        return "[\"event_sent\",\"/\",\"%s\",[\"probe\",%d],\"%s\"]"
                .formatted(live.getFirst(), epochMicros, now);
    }
}
