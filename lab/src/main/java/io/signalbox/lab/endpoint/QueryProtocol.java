package io.signalbox.lab.endpoint;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// awsQuery: a form in, XML out; lists as `<member>`, instants as ISO-8601 in UTC.
record QueryProtocol(String xmlNamespace) implements WireProtocol {
    private static final String TYPE = "text/xml;charset=utf-8";

    @Override
    public WireReply success(Call call, Members members) {
        String operation = call.operation();
        StringBuilder xml = new StringBuilder(512);
        xml.append('<').append(operation).append("Response xmlns=\"");
        text(xml, xmlNamespace);
        xml.append("\">");
        element(xml, operation + "Result", members);
        xml.append("<ResponseMetadata>");
        element(xml, "RequestId", call.id());
        xml.append("</ResponseMetadata></").append(operation).append("Response>");
        return reply(200, xml);
    }

    @Override
    public WireReply failure(ApiError error, String requestId) {
        StringBuilder xml = new StringBuilder(256);
        xml.append("<ErrorResponse xmlns=\"");
        text(xml, xmlNamespace);
        xml.append("\"><Error>");
        element(xml, "Type", error.status() < 500 ? "Sender" : "Receiver");
        element(xml, "Code", error.code());
        element(xml, "Message", error.text());
        xml.append("</Error>");
        element(xml, "RequestId", requestId);
        xml.append("</ErrorResponse>");
        return reply(error.status(), xml);
    }

    private static WireReply reply(int status, StringBuilder xml) {
        return new WireReply(
                status, TYPE, Map.of(), xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void element(StringBuilder xml, String name, Object value) {
        xml.append('<').append(name).append('>');
        switch (value) {
            case Members members -> members.values().forEach((key, v) -> element(xml, key, v));
            case List<?> list -> list.forEach(item -> element(xml, "member", item));
            case Instant time -> xml.append(time.truncatedTo(ChronoUnit.MILLIS));
            default -> text(xml, value.toString());
        }
        xml.append("</").append(name).append('>');
    }

    private static void text(StringBuilder xml, String text) {
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '&' -> xml.append("&amp;");
                                case '<' -> xml.append("&lt;");
                                case '>' -> xml.append("&gt;");
                                case '"' -> xml.append("&quot;");
                                case '\r' -> xml.append("&#13;");
                                default -> xml.appendCodePoint(allowed(c) ? c : 0xFFFD);
                            }
                        });
    }

    /// XML 1.0 has no way at all to write the other code points.
    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
