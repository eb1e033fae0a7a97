package io.signalbox.cloud;

/// A load balancer's listener.
///
/// @param protocol as AWS words it: `HTTP` or `HTTPS`
public record Listener(String protocol, int port) {}
