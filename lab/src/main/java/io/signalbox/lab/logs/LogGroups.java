package io.signalbox.lab.logs;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.identity.Account;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// All log groups. Control thread only.
public final class LogGroups {
    private static final Pattern NAME = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
    private static final Set<Integer> RETENTIONS =
            Set.of(
                    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
                    2557, 2922, 3288, 3653);

    private final Account account;
    private final InstantSource clock;
    private final Map<String, LogGroup> groups = new TreeMap<>();
    private final List<Consumer<String>> listeners = new ArrayList<>();
    private long events;

    public LogGroups(Account account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
    }

    /// @throws ApiError if there is one of this name, or the name is none
    public void create(String name, Map<String, String> tags) {
        if (!NAME.matcher(name).matches()) {
            throw invalid(
                    "A log group's name has 1 to 512 of a-z A-Z 0-9 . - _ / #, unlike '%s'."
                            .formatted(name));
        }
        if (groups.containsKey(name)) {
            throw ApiError.of(
                    "ResourceAlreadyExistsException",
                    "The specified log group already exists: " + name);
        }
        LogGroup group =
                new LogGroup(name, account.arn("logs", "log-group:" + name), clock.instant());
        group.tags(tags);
        groups.put(name, group);
    }

    public boolean remove(String name) {
        return groups.remove(name) != null;
    }

    /// @param days one of those that CloudWatch Logs allows; empty for ever
    public void retain(String name, OptionalInt days) {
        if (days.isPresent() && !RETENTIONS.contains(days.getAsInt())) {
            throw invalid(
                    "retentionInDays must be one of %s, not %d."
                            .formatted(new TreeSet<>(RETENTIONS), days.getAsInt()));
        }
        group(name).retentionDays(days);
    }

    /// Adds a line, and the stream if it is not there yet. Where there is no such group the line is lost, as it is with
    /// the `awslogs` driver.
    ///
    /// @return whether it was kept
    public boolean append(String group, String stream, Instant at, String message) {
        LogGroup known = groups.get(group);
        if (known == null) {
            return false;
        }
        Instant now = clock.instant();
        known.open(stream, now).add(new LogEvent(++events, at, now, message));
        listeners.forEach(listener -> listener.accept(message));
        return true;
    }

    /// Told of each line that is kept.
    public void onLine(Consumer<String> listener) {
        listeners.add(listener);
    }

    public void forgetOld() {
        groups.values().forEach(group -> group.forgetOld(clock.instant()));
    }

    public boolean has(String name) {
        return groups.containsKey(name);
    }

    Collection<LogGroup> all() {
        return List.copyOf(groups.values());
    }

    Optional<LogGroup> find(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /// @param reference name or ARN
    /// @throws ApiError `ResourceNotFoundException`
    LogGroup group(String reference) {
        return groups.values().stream()
                .filter(
                        g ->
                                reference.equals(g.name())
                                        || reference.equals(g.arn())
                                        || reference.equals(g.arn() + ":*"))
                .findFirst()
                .orElseThrow(
                        () ->
                                ApiError.of(
                                        "ResourceNotFoundException",
                                        "The specified log group does not exist: " + reference));
    }

    Instant now() {
        return clock.instant();
    }

    static ApiError invalid(String sentence) {
        return ApiError.of("InvalidParameterException", sentence);
    }
}
