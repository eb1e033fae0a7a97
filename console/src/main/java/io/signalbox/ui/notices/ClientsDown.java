package io.signalbox.ui.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Watches for many clients going within a minute. Told once; ends when most are back, or when the
/// number has been steady for a minute.
final class ClientsDown {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int FEW = 10;

    private final int percent;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private boolean down;
    private int before;

    private record Sample(Instant at, int clients) {}

    /// @param down false when it ended
    record Change(boolean down, String sentence) {}

    /// @param percent 0 for never
    ClientsDown(int percent) {
        this.percent = percent;
    }

    /// While nobody listened, nothing can be said of who went.
    void forget() {
        samples.clear();
    }

    Optional<Change> observe(Instant at, int clients) {
        if (percent == 0) {
            return Optional.empty();
        }
        samples.addLast(new Sample(at, clients));
        while (samples.getFirst().at().isBefore(at.minus(WINDOW))) {
            samples.removeFirst();
        }
        int most = samples.stream().mapToInt(Sample::clients).max().orElse(clients);
        boolean fell = most >= FEW && (most - clients) * 100L > (long) percent * most;
        if (!down && fell) {
            down = true;
            before = most;
            return Optional.of(new Change(true, fell(most, clients)));
        }
        if (down && !fell && (back(clients) || steady(most, clients))) {
            down = false;
            return Optional.of(new Change(false, over(clients)));
        }
        return Optional.empty();
    }

    private boolean back(int clients) {
        return clients * 200L >= (200L - percent) * before;
    }

    private boolean steady(int most, int clients) {
        return (most - clients) * 200L <= (long) percent * Math.max(1, most);
    }

    private static String fell(int most, int clients) {
        return "%s of %s clients went within a minute, %d %%"
                .formatted(
                        NoticeRules.grouped(most - clients),
                        NoticeRules.grouped(most),
                        Math.round(100.0 * (most - clients) / most));
    }

    private String over(int clients) {
        String now = NoticeRules.grouped(clients);
        String then = NoticeRules.grouped(before);
        return back(clients)
                ? "Clients are back: %s, %s before".formatted(now, then)
                : "Clients are steady at %s, %s before".formatted(now, then);
    }
}
