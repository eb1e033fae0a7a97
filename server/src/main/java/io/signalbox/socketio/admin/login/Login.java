package io.signalbox.socketio.admin.login;

import io.signalbox.socketio.ConnectMiddleware;
import io.signalbox.socketio.ConnectRefused;
import io.signalbox.socketio.Socket;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Lets admins in: first by the id of an earlier session, then by user name and password, which yields
/// a new session. Runs on virtual threads and may wait.
public final class Login implements ConnectMiddleware, AutoCloseable {

    private static final String REFUSED = "invalid credentials";
    private static final int SESSION_BYTES = 8;
    private static final long LIMIT_SECONDS = 10;

    private final PasswordCheck passwords;
    private final SessionStore store;
    private final AttemptLimit limit = new AttemptLimit(System::nanoTime);
    private final SecureRandom random = new SecureRandom();
    private final LongAdder refused = new LongAdder();

    /// Sessions to be told to sockets that are not connected yet.
    private final Map<Socket, String> granted = Collections.synchronizedMap(new WeakHashMap<>());

    /// Knows nobody yet.
    public Login(AdminAuth.Basic expected, SessionStore store) {
        this.passwords = new PasswordCheck(expected);
        this.store = store;
    }

    @Override
    public void check(Socket socket) throws ConnectRefused {
        Map<String, @Nullable Object> auth = socket.handshake().auth();
        if (auth.get("sessionId") instanceof String id && !id.isEmpty() && isTrue(store, id)) {
            return;
        }
        String address = socket.handshake().address();
        if (!limit.allows(address)) {
            refused.increment();
            throw new ConnectRefused("too many failed logins, try again in a few seconds");
        }
        if (!(auth.get("username") instanceof String username)
                || !(auth.get("password") instanceof String password)
                || !isTrue(passwords.matches(username, password))) {
            limit.failed(address);
            refused.increment();
            throw new ConnectRefused(REFUSED);
        }
        grant(socket);
    }

    private void grant(Socket socket) {
        byte[] bytes = new byte[SESSION_BYTES];
        random.nextBytes(bytes);
        String sessionId = HexFormat.of().formatHex(bytes);
        store.save(sessionId);
        granted.put(socket, sessionId);
    }

    private static boolean isTrue(SessionStore store, String sessionId) {
        return isTrue(store.exists(sessionId));
    }

    /// A failure, of Redis say, counts as no.
    private static boolean isTrue(CompletionStage<Boolean> answer) {
        try {
            return answer.toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
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
