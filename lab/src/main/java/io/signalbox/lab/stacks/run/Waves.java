package io.signalbox.lab.stacks.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Does a step for each of many resources, each as soon as those it needs are done, side by side where they need not wait.
final class Waves {
    enum Progress {
        RUNNING,
        DONE,
        FAILED
    }

    /// What is done with one resource.
    interface Step {
        /// Starts with the first call, looks on with the others.
        Progress advance();

        /// Gives up; `false` if that cannot be yet, since nobody would know what was made.
        boolean cancel();
    }

    private final Map<String, Set<String>> waiting;
    private final Function<String, Step> maker;
    private final boolean stopsAtFailure;
    private final Map<String, Step> running = new LinkedHashMap<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final List<String> failed = new ArrayList<>();
    private boolean stopping;

    /// @param needs which others each resource needs; those that are not among the keys are taken as done
    Waves(Map<String, Set<String>> needs, boolean stopsAtFailure, Function<String, Step> maker) {
        this.waiting = new LinkedHashMap<>();
        needs.forEach(
                (name, others) -> {
                    Set<String> mine = new LinkedHashSet<>(others);
                    mine.retainAll(needs.keySet());
                    waiting.put(name, mine);
                });
        this.stopsAtFailure = stopsAtFailure;
        this.maker = maker;
    }

    /// Goes on as far as it can without waiting.
    ///
    /// @return whether nothing more will happen
    boolean advance() {
        boolean moved = true;
        while (moved) {
            moved = look();
            if (stopping) {
                running.values().removeIf(Step::cancel);
            } else {
                moved |= start();
            }
        }
        return running.isEmpty();
    }

    private boolean look() {
        boolean moved = false;
        for (Map.Entry<String, Step> step : List.copyOf(running.entrySet())) {
            Progress progress = step.getValue().advance();
            if (progress != Progress.RUNNING) {
                running.remove(step.getKey());
                ended(step.getKey(), progress);
                moved = true;
            }
        }
        return moved;
    }

    private void ended(String name, Progress progress) {
        if (progress == Progress.DONE) {
            done.add(name);
        } else {
            failed.add(name);
            stopping |= stopsAtFailure;
        }
    }

    private boolean start() {
        List<String> ready =
                waiting.entrySet().stream()
                        .filter(entry -> done.containsAll(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
        for (String name : ready) {
            waiting.remove(name);
            running.put(name, maker.apply(name));
        }
        return !ready.isEmpty();
    }

    /// Starts nothing more and gives up what runs.
    void stop() {
        stopping = true;
    }

    boolean stopped() {
        return stopping;
    }

    /// In the order of their failing.
    List<String> failed() {
        return List.copyOf(failed);
    }
}
