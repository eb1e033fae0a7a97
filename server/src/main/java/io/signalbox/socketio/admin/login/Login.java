package io.signalbox.socketio.admin.login;

import io.signalbox.socketio.ConnectRefused;
import io.signalbox.socketio.Socket;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets admins in: first by the id of an earlier session, then by user name and password, which yields
/// a new session. Any thread, as handlers may run on event loops.
public final class Login implements AutoCloseable {

    private static final String REFUSED = "invalid credentials";
    private static final int SESSION_BYTES = 8;
    private static final long LIMIT_SECONDS = 10;
    private static final CompletionStage<Void> IN = CompletableFuture.completedStage(null);

    private final PasswordCheck passwords;
    private final SessionStore store;
    private final AttemptLimit limit = new AttemptLimit(System::nanoTime);
    private final SecureRandom random = new SecureRandom();
    private final LongAdder refused = new LongAdder();

    /// Sessions to be told to sockets that are not connected yet.
    private final Map<Socket, String> granted = Collections.synchronizedMap(new WeakHashMap<>());

    /// Knows nobody yet.
    public Login(AdminAuth.Basic expected, SessionStore store) {
        this(new PasswordCheck(expected), store);
    }

    Login(PasswordCheck passwords, SessionStore store) {
        this.passwords = passwords;
        this.store = store;
    }

    /// Whether a socket may come in. Never blocks; the stage fails with [ConnectRefused] as the client shall
    /// hear it.
    public CompletionStage<Void> check(Socket socket) {
        if (socket.handshake().auth().get("sessionId") instanceof String id && !id.isEmpty()) {
            return answer(store.exists(id)).thenCompose(known -> known ? IN : byPassword(socket));
        }
        return byPassword(socket);
    }

    private CompletionStage<Void> byPassword(Socket socket) {
        Map<String, @Nullable Object> auth = socket.handshake().auth();
        if (!limit.allows(socket.handshake().address())) {
            return refuse("too many failed logins, try again in a few seconds");
        }
        if (!(auth.get("username") instanceof String username)
                || !(auth.get("password") instanceof String password)) {
            return failed(socket);
        }
        return answer(passwords.matches(username, password))
                .thenCompose(right -> right ? grant(socket) : failed(socket));
    }

    private CompletionStage<Void> failed(Socket socket) {
        limit.failed(socket.handshake().address());
        return refuse(REFUSED);
    }

    private CompletionStage<Void> refuse(String message) {
        refused.increment();
        return CompletableFuture.failedFuture(new ConnectRefused(message));
    }

    private CompletionStage<Void> grant(Socket socket) {
        byte[] bytes = new byte[SESSION_BYTES];
        random.nextBytes(bytes);
        String sessionId = HexFormat.of().formatHex(bytes);
        store.save(sessionId);
        granted.put(socket, sessionId);
        return IN;
    }

    /// A failure, of Redis say, counts as no, and so does an answer that does not come in time.
    private static CompletionStage<Boolean> answer(CompletionStage<Boolean> stage) {
        return stage.thenApply(Function.identity())
                .toCompletableFuture()
                .completeOnTimeout(false, LIMIT_SECONDS, TimeUnit.SECONDS)
                .exceptionally(_ -> false);
    }

    /// The new session of a socket, told to it once.
    public @Nullable String takeSession(Socket socket) {
        return granted.remove(socket);
    }

    /// Attempts that were turned away.
    public long refused() {
        return refused.sum();
    }

    @Override
    public void close() {
        passwords.close();
    }
}
