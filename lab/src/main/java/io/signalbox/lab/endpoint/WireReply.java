package io.signalbox.lab.endpoint;

import java.util.Map;

/// One HTTP answer: status, content type, further headers, body.
@SuppressWarnings(
        "ArrayRecordComponent") // the bytes are handed on once; nobody compares or changes them
record WireReply(int status, String contentType, Map<String, String> headers, byte[] body) {}
