package io.signalbox.bench.soak;

import io.netty.channel.EventLoop;
import io.signalbox.bench.load.Frames;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Input that no proper client sends. Each piece comes over a connection of its own. On its event loop only.
final class Hostile {
    private static final long LIFE_MILLIS = 3_000;
    private static final String WS = "/socket.io/?EIO=4&transport=websocket";

    private final EventLoop loop;
    private final int port;
    private final Counts counts;
    private final Random random;

    Hostile(EventLoop loop, int port, Counts counts, Random random) {
        this.loop = loop;
        this.port = port;
        this.counts = counts;
        this.random = random;
    }

    /// One attack.
    void act() {
        counts.count(Counts.Act.HOSTILE);
        if (random.nextInt(3) == 0) {
            List<byte[]> requests = requests();
            byte[] chosen = requests.get(random.nextInt(requests.size()));
            RawCall.send(loop, port, counts, chosen, LIFE_MILLIS, _ -> {});
        } else {
            overWebSocket();
        }
    }

    private List<byte[]> requests() {
        return List.of(
                noise(1 + random.nextInt(4_000)),
                RawCall.ascii("GET " + "/".repeat(20_000) + " HTTP/1.1\r\n\r\n"),
                RawCall.ascii("GET " + WS + " HTTP/1.1\r\nX: " + "y".repeat(40_000) + "\r\n\r\n"),
                RawCall.ascii("GET " + WS + " HTTP/1.1\r\nHost: x\r\n"),
                RawCall.get("/socket.io/?EIO=3&transport=polling"),
                RawCall.get("/socket.io/?EIO=4&transport=polling&sid=nobody"),
                RawCall.get("/socket.io/?EIO=4&transport=carrier-pigeon"),
                RawCall.post("/socket.io/?EIO=4&transport=polling&sid=nobody", "40"),
                RawCall.ascii(
                        "POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\nx"));
    }

    private void overWebSocket() {
        List<byte[]> frames = frames();
        byte[] chosen = frames.get(random.nextInt(frames.size()));
        boolean connected = random.nextBoolean();
        SoakLink link =
                SoakLink.open(
                        loop,
                        port,
                        counts,
                        (self, text) -> {
                            if (text.startsWith("0")) {
                                if (connected) {
                                    self.text("40");
                                }
                                self.bytes(chosen);
                            }
                        });
        loop.schedule(link::drop, LIFE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private List<byte[]> frames() {
        return List.of(
                noise(1 + random.nextInt(2_000)),
                Frames.text("4" + "[".repeat(5_000)),
                Frames.text("42[\"join-channel\""),
                Frames.text("42[]"),
                Frames.text("4999999999999999999999[\"x\"]"),
                Frames.text("4599-[\"publish\",{\"_placeholder\":true,\"num\":98}]"),
                Frames.text("451-[\"publish\",{\"_placeholder\":true,\"num\":-1}]"),
                Frames.text("9"),
                Frames.text("42/never-connected,[\"x\"]"),
                Frames.text("42[\"disconnecting\"]"),
                Frames.frame(
                        Frames.TEXT, new byte[] {'4', '2', '[', '"', (byte) 0xC3, '(', '"', ']'}),
                Frames.frame(Frames.BINARY, new byte[] {1, 2, 3}),
                Frames.frame(3, new byte[] {1}),
                Frames.frame(9, new byte[126]),
                Frames.frame(Frames.CLOSE, new byte[] {1}),
                new byte[] {(byte) 0x81, 0x02, '4', '0'},
                new byte[] {(byte) 0xF1, (byte) 0x80, 0, 0, 0, 0},
                new byte[] {(byte) 0x82, (byte) 0xFF, 0x7F, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0},
                half());
    }

    // A proper frame of which only a part ever comes.
    private static byte[] half() {
        byte[] whole = Frames.frame(Frames.BINARY, new byte[200_000]);
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
