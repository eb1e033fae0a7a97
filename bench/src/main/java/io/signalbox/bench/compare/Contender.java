package io.signalbox.bench.compare;

import io.signalbox.bench.peer.NettyPeerMain;
import io.signalbox.bench.peer.SignalboxPeerMain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A server to be compared.
public enum Contender {
    /// Ours with every default: handlers on virtual threads.
    SIGNALBOX("signalbox"),

    /// Ours with handlers on the event loop.
    SIGNALBOX_LOOP("signalbox-loop"),

    /// Raw Netty, the limit and the measure of the others.
    NETTY("netty"),

    /// The official server.
    NODE("node");

    // One core: the JVM itself would choose the serial collector there. The small, fixed young
    // generation and the
    // narrow free ratios let resident memory follow what lives.
    private static final List<String> JVM =
            List.of(
                    "-XX:+UseSerialGC",
                    "-Xmx1g",
                    "-Xmn32m",
                    "-XX:MinHeapFreeRatio=5",
                    "-XX:MaxHeapFreeRatio=10",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final String text;

    Contender(String text) {
        this.text = text;
    }

    /// As on the command line.
    public String text() {
        return text;
    }

    boolean onJvm() {
        return this != NODE;
    }

    /// @throws IllegalArgumentException naming what is allowed
    public static Contender of(String name) {
        return Arrays.stream(values())
                .filter(c -> c.text.equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unknown server '%s'; allowed: signalbox, signalbox-loop, netty, node"
                                                .formatted(name)));
    }

    /// The command line that starts it.
    ///
    /// @param options further ones for a JVM
    List<String> command(List<String> options, NodePeer node) {
        return switch (this) {
            case SIGNALBOX -> java(options, SignalboxPeerMain.class, List.of());
            case SIGNALBOX_LOOP -> java(options, SignalboxPeerMain.class, List.of("loop"));
            case NETTY -> java(options, NettyPeerMain.class, List.of());
            case NODE -> node.command();
        };
    }

    private static List<String> java(List<String> options, Class<?> main, List<String> arguments) {
        List<String> all = new ArrayList<>(JVM);
        all.addAll(options);
        return Java.command(all, main, arguments);
    }
}
