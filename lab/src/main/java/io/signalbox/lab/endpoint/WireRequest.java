package io.signalbox.lab.endpoint;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One HTTP request, read whole. Names of `headers` are in lower case.
@SuppressWarnings(
        "ArrayRecordComponent") // the bytes are handed on once; nobody compares or changes them
record WireRequest(String method, String path, Map<String, String> headers, byte[] body) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
