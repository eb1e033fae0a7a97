package io.signalbox.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
    private static final long TICK = 10;

    private final TimerWheel wheel = new TimerWheel(TICK, 0);
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsATimerNotBeforeItsTimeAndAtMostATickAfterIt() {
        wheel.add(0, 25, () -> ran.add("a"));
        wheel.advance(24);
        assertThat(ran).isEmpty();
        wheel.advance(29);
        assertThat(ran).isEmpty();
        wheel.advance(30);
        assertThat(ran).containsExactly("a");
        wheel.advance(10_000);
        assertThat(ran).containsExactly("a");
    }

    @Test
    void aCancelledTimerNeverRunsAndMayBeCancelledAgain() {
        LoopTimer timer = wheel.add(0, 25, () -> ran.add("a"));
        wheel.add(0, 25, () -> ran.add("b"));
        timer.cancel();
        timer.cancel();
        wheel.advance(1_000);
        timer.cancel();
        assertThat(ran).containsExactly("b");
    }

    @Test
    void aTimerMayCancelAndAddOthers() {
        LoopTimer[] other = new LoopTimer[1];
        wheel.add(
                0,
                20,
                () -> {
                    other[0].cancel();
                    wheel.add(20, 0, () -> ran.add("added"));
                    ran.add("first");
                });
        other[0] = wheel.add(0, 20, () -> ran.add("cancelled"));
        wheel.advance(20);
        assertThat(ran).containsExactly("first");
        wheel.advance(30);
        assertThat(ran).containsExactly("first", "added");
    }

    @Test
    void aTimerOfManyTurnsOfTheWheelWaitsForItsOwn() {
        wheel.add(0, 512 * TICK * 3 + 5, () -> ran.add("late"));
        for (long now = 0; now <= 512 * TICK * 3; now += TICK) {
            wheel.advance(now);
        }
        assertThat(ran).isEmpty();
        wheel.advance(512 * TICK * 3 + TICK);
        assertThat(ran).containsExactly("late");
    }

    @Test
    void aFailedTaskLeavesTheOthersToTheNextTurn() {
        wheel.add(
                0,
                10,
                () -> {
                    throw new IllegalStateException("on purpose");
                });
        wheel.add(0, 10, () -> ran.add("after"));
        try {
            wheel.advance(10);
        } catch (IllegalStateException e) {
            ran.add(e.getMessage());
        }
        wheel.advance(11);
        assertThat(ran).containsExactly("on purpose", "after");
    }

    @Test
    void runsWhatASortedMapWouldRunAtAnyPace() {
        Random random = new Random(11);
        TreeMap<Long, List<Integer>> model = new TreeMap<>();
        List<Integer> actual = new ArrayList<>();
        long now = 0;
        int count = 0;
        for (int round = 0; round < 2_000; round++) {
            for (int i = random.nextInt(4); i > 0; i--) {
                int id = count++;
                long delay = random.nextInt(20_000);
                LoopTimer timer = wheel.add(now, delay, () -> actual.add(id));
                if (random.nextInt(3) == 0) {
                    timer.cancel();
                } else {
                    // The wheel counts in whole ticks, and never into the past.
                    long tick = Math.max(Math.ceilDiv(now + delay, TICK), now / TICK + 1);
                    model.computeIfAbsent(tick, _ -> new ArrayList<>()).add(id);
                }
            }
            now += random.nextInt(10) == 0 ? random.nextInt(30_000) : random.nextInt(100);
            actual.clear();
            wheel.advance(now);
            List<Integer> expected = new ArrayList<>();
            var due = model.headMap(now / TICK, true);
            due.values().forEach(expected::addAll);
            due.clear();
            assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
