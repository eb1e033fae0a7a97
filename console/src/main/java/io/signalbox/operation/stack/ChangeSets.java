package io.signalbox.operation.stack;

import io.signalbox.cloud.aws.AwsException;
import io.signalbox.cloud.aws.AwsFailure;
import io.signalbox.cloud.aws.StackGateway;
import io.signalbox.cloud.aws.Written;
import io.signalbox.cloud.stack.ChangeSet;
import io.signalbox.cloud.stack.ChangeSetOrder;
import io.signalbox.operation.VerifyPace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The change sets that plans are made of. A plan that was not started leaves its change set behind;
/// the next plan for the same stack clears it away. Any thread; blocks.
final class ChangeSets {

    /// Begins the names of those that the console made, and may therefore discard.
    private static final String OURS = "signalbox-";

    private static final int REMEMBERED = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final StackGateway stacks;
    private final VerifyPace pace;
    private final Map<String, Made> made =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Made> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /// By the change set's name, which says plan and stack.
    private record Made(ChangeSetOrder order, ChangeSet set, boolean executed) {}

    ChangeSets(StackGateway stacks, VerifyPace pace) {
        this.stacks = stacks;
        this.pace = pace;
    }

    static String name(String planId, String stack) {
        return OURS + planId + "-" + stack;
    }

    /// The change set of that name: the one that is there if it answers the same order and can still
    /// be executed, else a new one. One without changes is cleared away at once.
    ChangeSet of(ChangeSetOrder order) {
        Made before = remembered(order.name());
        if (before != null && before.order().equals(order)) {
            if (before.set().empty()) {
                return before.set();
            }
            ChangeSet there = stacks.changeSet(order.stack(), order.name());
            if (there.executable()) {
                return there;
            }
        }
        for (String name : stacks.changeSets(order.stack())) {
            if (name.startsWith(OURS)) {
                stacks.discard(order.stack(), name);
            }
        }
        ChangeSet set = create(order);
        if (set.empty()) {
            stacks.discard(order.stack(), order.name());
        }
        return set;
    }

    /// Carries a change set out.
    Written execute(String stack, String name) {
        Written written = stacks.execute(stack, name);
        synchronized (made) {
            made.computeIfPresent(name, (_, m) -> new Made(m.order(), m.set(), true));
        }
        return written;
    }

    /// Whether the plan that the change set belongs to has come past it.
    boolean executed(String name) {
        Made known = remembered(name);
        return known != null && known.executed();
    }

    /// A new change set, worked out by CloudFormation.
    ///
    /// @throws AwsException if it cannot be made; one without changes is no failure
    ChangeSet create(ChangeSetOrder order) {
        stacks.createChangeSet(order);
        Instant end = Instant.now().plus(PATIENCE);
        Duration pause = pace.first();
        ChangeSet set = stacks.changeSet(order.stack(), order.name());
        while (set.pending()) {
            if (Instant.now().isAfter(end)) {
                throw new AwsException(
                        new AwsFailure.Conflict(
                                "CloudFormation did not work out the change set of "
                                        + order.stack()
                                        + " within "
                                        + PATIENCE.toMinutes()
                                        + " min.",
                                null));
            }
            new CompletableFuture<Void>()
                    .completeOnTimeout(null, pause.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            set = stacks.changeSet(order.stack(), order.name());
        }
        if (!set.empty() && !set.executable()) {
            throw new AwsException(
                    new AwsFailure.Invalid(
                            "CloudFormation refuses the change set of "
                                    + order.stack()
                                    + ": "
                                    + (set.reason().isEmpty() ? set.status() : set.reason()),
                            null));
        }
        synchronized (made) {
            made.put(order.name(), new Made(order, set, false));
        }
        return set;
    }

    private @Nullable Made remembered(String name) {
        synchronized (made) {
            return made.get(name);
        }
    }

    /// What a change set holds, in a few letters: equal for equal changes.
    static String content(ChangeSet set) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(set.changes().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
