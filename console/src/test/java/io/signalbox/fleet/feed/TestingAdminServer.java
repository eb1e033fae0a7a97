package io.signalbox.fleet.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/// A Socket.IO server with an admin namespace, as small as a feed can be tested against: Engine.IO 4
/// over long-polling, no upgrade. Sticky: a request without the cookie of its session is refused.
public final class TestingAdminServer implements AutoCloseable {

    private static final String NOOP = "6";
    private static final char SEPARATOR = '\u001e';
    private static final Pattern EVENT = Pattern.compile("42/[^,]+,(\\d*)(\\[.*)");
    private static final Pattern SID = Pattern.compile("[?&]sid=([^&]+)");

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, BlockingQueue<String>> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();
    private final List<JSONObject> logins = new CopyOnWriteArrayList<>();
    private volatile String namespace = "/admin";
    private volatile boolean sessionEarly;
    private volatile boolean knowsSessions = true;
    private volatile int failWith;
    private volatile JSONArray allSockets = new JSONArray();
    private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
    private volatile String acknowledgement = "";
    private volatile @Nullable JSONObject report;
    private volatile String password = "geheim";
    private volatile boolean greeting;
    private volatile Login login = Login.ANSWERED;

    /// What becomes of a login.
    enum Login {
        ANSWERED,
        IGNORED,
        HUNG_UP
    }

    private TestingAdminServer(HttpServer http) {
        this.http = http;
    }

    public static TestingAdminServer start() throws IOException {
        return start(0);
    }

    static TestingAdminServer start(int port) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var server = new TestingAdminServer(HttpServer.create(address, 0));
        server.http.createContext("/socket.io/", server::handle);
        server.http.setExecutor(server.threads);
        server.http.start();
        return server;
    }

    int port() {
        return http.getAddress().getPort();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /// The admin namespace is another than the feed asks for.
    void namespace(String name) {
        namespace = name;
    }

    /// Sends `session` before the answer to CONNECT, as official servers do.
    void sendSessionEarly() {
        sessionEarly = true;
    }

    public void forgetSessions() {
        knowsSessions = false;
    }

    void failWith(int status) {
        failWith = status;
    }

    void allSockets(JSONArray sockets) {
        allSockets = sockets;
    }

    /// What consoles sent to log in, oldest first.
    public List<JSONObject> logins() {
        return List.copyOf(logins);
    }

    void password(String only) {
        password = only;
    }

    void treatLogins(Login how) {
        login = how;
    }

    /// Engine.IO sessions opened so far.
    int sessionsOpened() {
        return counter.get();
    }

    /// Sends a text packet to whoever opens a session from now on, before any login.
    void greet() {
        greeting = true;
    }

    /// Puts every console out of the namespace.
    void sendAway() {
        sessions.values().forEach(queue -> queue.add("41" + namespace + ","));
    }

    /// Each console gets these statistics after its login.
    public void reportWhenAsked(JSONObject stats) {
        report = stats;
    }

    /// Answers every question with this text of JSON arguments; empty = not at all.
    void acknowledge(String json) {
        acknowledgement = json;
    }

    /// The next event that a console sent, as JSON.
    String nextCommand() throws InterruptedException {
        String command = commands.poll(20, TimeUnit.SECONDS);
        return command == null ? "none came" : command;
    }

    void emit(String event, Object... args) {
        sessions.values().forEach(queue -> queue.add(packet(event, args)));
    }

    /// Closes every session; the next poll is told so.
    void dropSessions() {
        sessions.values().forEach(queue -> queue.add("1"));
    }

    private String packet(String event, Object... args) {
        var array = new JSONArray().put(event);
        for (Object arg : args) {
            array.put(arg);
        }
        return "42" + namespace + "," + array;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher sid = SID.matcher("?" + exchange.getRequestURI().getRawQuery());
            if (failWith != 0) {
                answer(exchange, failWith, "");
            } else if (!sid.find()) {
                open(exchange);
            } else {
                inSession(exchange, sid.group(1));
            }
        }
    }

    private void open(HttpExchange exchange) throws IOException {
        String id = "session" + counter.incrementAndGet();
        var queue = new LinkedBlockingQueue<String>();
        if (greeting) {
            queue.add("40" + namespace + ",{\"sid\":\"x\"}");
        }
        sessions.put(id, queue);
        exchange.getResponseHeaders().add("Set-Cookie", "sticky=" + id + "; Path=/");
        answer(
                exchange,
                200,
                "0{\"sid\":\""
                        + id
                        + "\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000,"
                        + "\"maxPayload\":1000000}");
    }

    private void inSession(HttpExchange exchange, String id) throws IOException {
        BlockingQueue<String> queue = sessions.get(id);
        String cookies =
                String.join(";", exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
        if (queue == null || !cookies.contains("sticky=" + id)) {
            answer(exchange, 400, "{\"code\":1,\"message\":\"Session ID unknown\"}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            for (String packet : body.split(String.valueOf(SEPARATOR))) {
                receive(packet, queue);
            }
            answer(exchange, 200, "ok");
        } else {
            answer(exchange, 200, poll(queue));
        }
    }

    private static String poll(BlockingQueue<String> queue) {
        try {
            String first = queue.poll(10, TimeUnit.SECONDS);
            var all = new StringBuilder(first == null ? NOOP : first);
            for (String next = queue.poll(); next != null; next = queue.poll()) {
                all.append(SEPARATOR).append(next);
            }
            return all.toString();
        } catch (InterruptedException _) {
            return NOOP;
        }
    }

    private void receive(String packet, BlockingQueue<String> queue) {
        Matcher event = EVENT.matcher(packet);
        if (event.matches()) {
            commands.add(event.group(2));
            if (!event.group(1).isEmpty() && !acknowledgement.isEmpty()) {
                queue.add("43" + namespace + "," + event.group(1) + acknowledgement);
            }
            return;
        }
        if (!packet.startsWith("40")) {
            return;
        }
        int comma = packet.indexOf(',');
        String asked = packet.substring(2, comma);
        String payload = packet.substring(comma + 1);
        var auth = payload.isEmpty() ? new JSONObject() : new JSONObject(payload);
        logins.add(auth);
        if (login != Login.ANSWERED) {
            if (login == Login.HUNG_UP) {
                queue.add("1");
            }
            return;
        }
        if (!asked.equals(namespace)) {
            queue.add("44" + asked + ",{\"message\":\"Invalid namespace\"}");
            return;
        }
        boolean bySession = knowsSessions && auth.optString("sessionId").equals("open-sesame");
        boolean byPassword =
                auth.optString("username").equals("admin")
                        && auth.optString("password").equals(password);
        if (!bySession && !byPassword) {
            queue.add("44" + asked + ",{\"message\":\"invalid credentials\"}");
            return;
        }
        welcome(queue, byPassword);
    }

    private void welcome(BlockingQueue<String> queue, boolean byPassword) {
        String connected = "40" + namespace + ",{\"sid\":\"admin-socket\"}";
        String session = packet("session", "open-sesame");
        if (sessionEarly && byPassword) {
            queue.add(session);
        }
        queue.add(connected);
        if (!sessionEarly && byPassword) {
            queue.add(session);
        }
        var features = new JSONArray(List.of("AGGREGATED_EVENTS", "ALL_EVENTS", "EMIT"));
        queue.add(packet("config", new JSONObject().put("supportedFeatures", features)));
        queue.add(packet("all_sockets", allSockets));
        if (report != null) {
            queue.add(packet("server_stats", report));
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
