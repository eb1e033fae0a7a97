package io.signalbox.cloud.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Answers AWS calls over HTTP with prepared texts, so that the real SDK does all marshalling.
public final class TestingAwsEndpoint implements AutoCloseable {

    record Answer(int status, String body) {}

    /// @param operation the API's name for the call
    /// @param body as sent; query protocols decoded
    public record Call(String operation, String body, String authorization, String userAgent) {}

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, String[]> refusals = new ConcurrentHashMap<>();
    private final List<Call> calls = new ArrayList<>();

    private TestingAwsEndpoint(HttpServer http) {
        this.http = http;
    }

    public static TestingAwsEndpoint start() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var endpoint = new TestingAwsEndpoint(HttpServer.create(address, 0));
        endpoint.http.createContext("/", endpoint::handle);
        endpoint.http.setExecutor(endpoint.threads);
        endpoint.http.start();
        return endpoint;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    public void json(String operation, String body) {
        answers.put(operation, new Answer(200, body));
    }

    public void jsonError(String operation, String code, String message) {
        answers.put(
                operation,
                new Answer(400, "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}"));
    }

    /// A refusal in CBOR, of at most 255 characters.
    public void cborError(String operation, String code, String message) {
        refusals.put(operation, new String[] {code, message});
    }

    /// The result of a query-protocol call, without its envelope.
    public void xml(String operation, String result) {
        answers.put(
                operation,
                new Answer(
                        200,
                        "<%1$sResponse><%1$sResult>%2$s</%1$sResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></%1$sResponse>"
                                .formatted(operation, result)));
    }

    public void xmlError(String operation, int status, String code, String message) {
        answers.put(
                operation,
                new Answer(
                        status,
                        "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>r-9</RequestId></ErrorResponse>"
                                .formatted(code, message)));
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<Call> calls(String operation) {
        return calls().stream().filter(call -> call.operation().equals(operation)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String raw =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            if (path.contains("/operation/")) {
                cbor(exchange, path.substring(path.lastIndexOf('/') + 1));
                return;
            }
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String body = target == null ? URLDecoder.decode(raw, StandardCharsets.UTF_8) : raw;
            String operation =
                    target == null
                            ? body.replaceFirst("(?s).*?Action=([A-Za-z]+).*", "$1")
                            : target.substring(target.indexOf('.') + 1);
            note(
                    new Call(
                            operation,
                            body,
                            header(exchange, "Authorization"),
                            header(exchange, "User-Agent")));
            Answer answer =
                    Objects.requireNonNullElse(
                            answers.get(operation), new Answer(400, "{\"__type\":\"NoAnswer\"}"));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("x-amzn-RequestId", "r-1");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /// RPC v2 CBOR: what is not prepared is an answer without members.
    private void cbor(HttpExchange exchange, String operation) throws IOException {
        note(new Call(operation, "", header(exchange, "Authorization"), ""));
        String[] refusal = refusals.get(operation);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(0xbf);
        if (refusal != null) {
            text(body, "__type");
            text(body, refusal[0]);
            text(body, "message");
            text(body, refusal[1]);
        }
        body.write(0xff);
        exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
        exchange.getResponseHeaders().set("Content-Type", "application/cbor");
        exchange.sendResponseHeaders(refusal == null ? 200 : 403, body.size());
        exchange.getResponseBody().write(body.toByteArray());
    }

    private static void text(ByteArrayOutputStream cbor, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        cbor.write(0x78);
        cbor.write(bytes.length);
        cbor.writeBytes(bytes);
    }

    private synchronized void note(Call call) {
        calls.add(call);
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
