package io.signalbox.fleet;

/// What tells one socket from all others: an id is a socket's own within one namespace only.
public record SocketKey(String namespace, String id) {}
