package io.signalbox.fleet.feed.probe;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.json.JSONObject;

/// Finds out where new clients land: opens Socket.IO connections through a load balancer, each as a
/// client that was never there (no cookies), asks each for its server, and closes it again.
///
/// Speaks the channel application of Signalbox's server: `join-channel` is acknowledged with
/// `{"ok":true,"serverId":…}`.
public final class ConnectionProbe {

    private static final String CHANNEL = "signalbox-probe";

    private final URI target;
    private final Duration timeout;
    private final int concurrency;

    /// @param balancer `http://host:port`
    /// @param path the Engine.IO path, `/socket.io/`
    /// @param timeout for each connection, from dialling to the answer
    public ConnectionProbe(URI balancer, String path, int concurrency, Duration timeout) {
        String scheme = "https".equals(balancer.getScheme()) ? "wss" : "ws";
        this.target =
                URI.create(
                        scheme
                                + "://"
                                + balancer.getRawAuthority()
                                + path
                                + "?EIO=4&transport=websocket");
        this.timeout = timeout;
        this.concurrency = concurrency;
    }

    /// Opens that many connections, a bounded number at a time. Blocks until all are closed again.
    /// Connections that fail are part of the result.
    ///
    /// @throws InterruptedException when the calling thread is interrupted; all is closed then too
    public ProbeResult run(int connections) throws InterruptedException {
        List<String> servers = Collections.synchronizedList(new ArrayList<>());
        List<String> failures = Collections.synchronizedList(new ArrayList<>());
        var slots = new Semaphore(concurrency);
        // Closed from the last to the first: the conversations end before their client does.
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(timeout).build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                slots.acquire();
                threads.execute(
                        () -> {
                            try {
                                servers.add(ask(http));
                            } catch (ExecutionException | TimeoutException e) {
                                failures.add(words(e));
                            } catch (InterruptedException _) {
                                failures.add("interrupted");
                            } finally {
                                slots.release();
                            }
                        });
            }
        }
        return new ProbeResult(servers, failures);
    }

    private String ask(HttpClient http)
            throws InterruptedException, ExecutionException, TimeoutException {
        var conversation = new ProbeConversation(CHANNEL);
        var webSocket =
                http.newWebSocketBuilder().connectTimeout(timeout).buildAsync(target, conversation);
        try {
            JSONObject answer =
                    webSocket
                            .thenCompose(_ -> conversation.answer())
                            .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return answer.get("serverId").toString();
        } finally {
            webSocket.thenAccept(ProbeConversation::hangUp);
            webSocket.cancel(true);
        }
    }

    private static String words(Exception e) {
        if (e instanceof TimeoutException) {
            return "no answer in time";
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
