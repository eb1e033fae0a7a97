package io.signalbox.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import redis.embedded.RedisServer;

/// A Redis that keeps nothing, for servers that are to be one fleet.
final class Redis {

    private Redis() {}

    /// @param open gets what ends it
    /// @return its address
    static String start(List<AutoCloseable> open) throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        RedisServer redis =
                RedisServer.builder()
                        .port(port)
                        .bind("127.0.0.1")
                        .setting("save \"\"")
                        .setting("appendonly no")
                        .build();
        redis.start();
        open.add(redis::stop);
        return "redis://127.0.0.1:" + port;
    }
}
