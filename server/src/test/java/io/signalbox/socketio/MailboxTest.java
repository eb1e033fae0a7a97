package io.signalbox.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final Queue<Runnable> executor = new ArrayDeque<>();
    private final List<Integer> ran = new ArrayList<>();
    private int low;
    private final Mailbox mailbox = new Mailbox(executor::add, () -> low++);

    private void runAll() {
        for (Runnable task = executor.poll(); task != null; task = executor.poll()) {
            task.run();
        }
    }

    @Test
    void isFullOnceByTheNumberOfEventsAndSaysOnceWhenItIsNearlyEmpty() {
        int full = 0;
        for (int i = 0; i < 2_000; i++) {
            int number = i;
            full += mailbox.addEvent(() -> ran.add(number), 10) ? 1 : 0;
        }
        assertThat(full).isEqualTo(1);
        assertThat(low).isZero();
        runAll();
        assertThat(low).isEqualTo(1);
        assertThat(ran).hasSize(2_000).isSorted();
        assertThat(mailbox.waiting()).isZero();
    }

    @Test
    void isFullBySizeTooAndAgainAfterItWasEmpty() {
        for (int round = 1; round <= 3; round++) {
            assertThat(mailbox.addEvent(() -> ran.add(1), 600 * 1_024)).isFalse();
            assertThat(mailbox.addEvent(() -> ran.add(2), 600 * 1_024)).isTrue();
            runAll();
            assertThat(low).isEqualTo(round);
            assertThat(mailbox.waiting()).isZero();
        }
    }

    @Test
    void isNeverFullWhereHandlersRunAtOnce() {
        Mailbox direct = new Mailbox(Runnable::run, () -> low++);
        for (int i = 0; i < 3_000; i++) {
            assertThat(direct.addEvent(() -> ran.add(1), 4_000)).isFalse();
        }
        assertThat(low).isZero();
    }
}
