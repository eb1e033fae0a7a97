package io.signalbox.bench.soak;

import io.netty.channel.EventLoop;
import io.signalbox.bench.soak.Counts.Act;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One admin client in development mode: it gets every event of every socket, and now and then puts all sockets into a
/// room and takes them out again. On its event loop only.
final class AdminWatcher {
    private static final long AGAIN_SECONDS = 20;

    private final EventLoop loop;
    private final int port;
    private final Counts counts;
    private final String login;
    private @Nullable SoakLink link;
    private boolean ended;
    private boolean joined;

    /// @param password known to this process and, as a hash, to the server
    AdminWatcher(EventLoop loop, int port, Counts counts, String username, String password) {
        this.loop = loop;
        this.port = port;
        this.counts = counts;
        this.login =
                "40/admin,{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
    }

    /// Comes back by itself when it is cut off.
    void start() {
        loop.execute(this::look);
    }

    private void look() {
        if (ended) {
            return;
        }
        SoakLink now = link;
        if (now == null || !now.active()) {
            link = SoakLink.open(loop, port, counts, this::told);
        } else {
            counts.count(Act.ADMIN);
            joined = !joined;
            now.text("42/admin,[\"" + (joined ? "join" : "leave") + "\",\"/\",\"audit\"]");
        }
        loop.schedule(this::look, AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    private void told(SoakLink from, String text) {
        if (text.startsWith("0")) {
            from.text(login);
        } else if (text.startsWith("42/admin,")) {
            counts.toldAdmin();
        }
    }

    void leave() {
        loop.submit(
                        () -> {
                            ended = true;
                            if (link != null) {
                                link.drop();
                            }
                        })
                .syncUninterruptibly();
    }
}
